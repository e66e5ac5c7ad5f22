public import Quantities

/// A debit of an account when its quantity is positive, a credit when negative.
///
/// The quantity counts what the account's ledger counts, cents or milliwatt-hours, so that
/// money cannot be posted to an energy account.
public struct Posting: Hashable, Sendable {
    public let account: Account
    public let quantity: Int64

    /// A posting as a book keeps it.
    public init(_ account: Account, quantity: Int64) {
        self.account = account
        self.quantity = quantity
    }

    public static func debit(_ account: Account, _ amount: Money) -> Posting {
        account.mustCount(.cents)
        return Posting(account, quantity: amount.cents)
    }

    public static func credit(_ account: Account, _ amount: Money) -> Posting {
        account.mustCount(.cents)
        return Posting(account, quantity: 0 &- amount.cents)
    }

    public static func debit(_ account: Account, _ energy: Energy) -> Posting {
        account.mustCount(.milliwattHours)
        return Posting(account, quantity: energy.milliwattHours)
    }

    public static func credit(_ account: Account, _ energy: Energy) -> Posting {
        account.mustCount(.milliwattHours)
        return Posting(account, quantity: 0 &- energy.milliwattHours)
    }

    /// The greatest magnitude of one posting: half the range of the integer.
    ///
    /// An entry with a posting beyond it is refused, so every posting can be reversed.
    public static let limit: Int64 = 1 << 62
}

extension Posting: CustomStringConvertible {
    /// The posting as in `receivable:17 71.88`.
    public var description: String { "\(account) \(account.ledger.text(Int128(quantity)))" }
}

extension Account {
    fileprivate func mustCount(_ unit: Ledger.Unit) {
        precondition(ledger.unit == unit, "\(self) counts \(ledger.unit), not \(unit)")
    }
}
