public import Quantities

/// Something that happens to a simple-interest loan on a day.
public struct LedgerEvent: Hashable, Sendable {
    public let date: CivilDate
    public let action: Action

    public init(_ action: Action, on date: CivilDate) {
        self.date = date
        self.action = action
    }

    public enum Action: Hashable, Sendable {
        case payment(Money)
        /// A payment of whatever is owed.
        case payoff
        /// A payment beside what is due, which covers no installment.
        case prepayment(Money)
        /// A fee that is not the contract's own, as for a check that bounced.
        case fee(Money)
        /// More is lent.
        case advance(Money)
        /// What would pay the loan off is asked for.
        case quote
        /// How far behind the loan is, is asked for.
        case status
    }
}

/// What would pay a loan off on a day.
public struct PayoffQuote: Hashable, Sendable {
    public let date: CivilDate
    public let principal: Money
    public let interest: Money
    public let fees: Money
    /// The interest of one more day in millionths of a cent: for display, nothing is reckoned
    /// with it.
    public let perDiemMillionths: Int64
    public let rounding: RoundingRule

    public var payoff: Money { principal + interest + fees }
    public var perDiem: Money {
        Money(cents: perDiemMillionths.divided(by: 1_000_000, rounding))
    }
}
