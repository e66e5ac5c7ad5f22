public import Quantities

/// A change of one lot of a credit bank.
public struct BankMovementRow: Hashable, Sendable {
    public enum Kind: Int64, Hashable, Sendable, CaseIterable {
        case deposit = 1
        case draw = 2
        case expiry = 3
        case payout = 4
    }

    public var subscription: Int64
    /// The month it happened in.
    public var month: Month
    /// The month the lot was earned in.
    public var earned: Month
    public var kind: Kind
    public var unit: CreditUnit
    /// Positive into the bank, negative out of it.
    public var quantity: Int64

    public init(
        subscription: Int64, month: Month, earned: Month, kind: Kind, unit: CreditUnit,
        quantity: Int64
    ) {
        self.subscription = subscription
        self.month = month
        self.earned = earned
        self.kind = kind
        self.unit = unit
        self.quantity = quantity
    }
}
