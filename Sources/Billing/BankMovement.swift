public import Quantities

/// A change of one lot of a bank.
public struct BankMovement: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case deposit, draw, expiry, payout
    }

    public var kind: Kind
    /// The month the lot was earned in.
    public var earned: Month
    /// Positive into the bank, negative out of it.
    public var amount: CreditAmount

    public init(_ kind: Kind, earned: Month, amount: CreditAmount) {
        self.kind = kind
        self.earned = earned
        self.amount = amount
    }
}
