public import Quantities

/// Something that happened to a loan of the book, with the day it counts for.
///
/// Events are facts and never change; the loan's state is what replaying them gives.
public struct LoanEvent: Hashable, Sendable {
    public let date: CivilDate
    public let action: Action

    public init(_ action: Action, on date: CivilDate) {
        self.date = date
        self.action = action
    }

    public enum Action: Hashable, Sendable {
        /// Money for what is due; what is more counts for the next installments.
        case payment(Money)
        /// Money that paid the loan off as far as was known; where it did not, since a payment
        /// before it was taken back, all that is missing is due on `rest`.
        case payoff(Money, rest: CivilDate)
        /// Money that counted until the loan was paid off, and was taken back later: it settles
        /// nothing, but what it covered was not late before.
        case bounced(Money)
        /// Money beside what is due, which shortens the term or, recast, lowers the payment.
        case prepayment(Money, recasts: Bool)
        /// More is lent, as when a prepayment is borrowed back; what is due stays as it is.
        case advance(Money)
        /// A fee that is not the contract's own.
        case fee(Money)
        /// The payment is found anew on what is owed, for the same last due date.
        case recast
        /// Another rate and number of payments are agreed; unpaid interest is added to what is
        /// owed, and nothing is past due any more.
        case restructure(rate: Ratio, periods: Int)
        /// The next installments are left out, and the loan ends so much later.
        case deferral(periods: Int)
        /// Payments are drawn automatically from now on, or are not any more.
        case autopay(Bool)
    }
}

extension LoanEvent.Action {
    /// The money or other amount it is about.
    public var amount: Money? {
        switch self {
        case .payment(let amount), .payoff(let amount, _), .bounced(let amount),
            .prepayment(let amount, _), .advance(let amount), .fee(let amount):
            amount
        case .recast, .restructure, .deferral, .autopay: nil
        }
    }
}
