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

/// Why something cannot happen to a loan.
public enum LoanEventError: Error, Hashable, Sendable {
    case ledger(LedgerError)
    case contract(LoanContractError)
    /// Nothing is owed any more.
    case paidOff(CivilDate)
    case chargedOff(CivilDate)
    /// What is due must be paid before the schedule changes.
    case pastDue(Money, on: CivilDate)
    /// No installment is left to be found anew.
    case nothingLeft(CivilDate)
    case prepaymentBeyondPayoff(Money, payoff: Money)
    case autopayAlready(Bool)
    case termOutOfRange(Int)
    case deferralOutOfRange(Int)
}

extension LoanEventError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .ledger(let error): "\(error)"
        case .contract(let error): "\(error)"
        case .paidOff(let date): "the loan is paid off, and nothing is owed on \(date)"
        case .chargedOff(let date):
            "the loan was charged off before \(date); only money can still come in"
        case .pastDue(let amount, let date):
            "\(amount) is due up to \(date) and not paid; pay that first, or restructure the loan"
        case .nothingLeft(let date): "no installment is due after \(date)"
        case .prepaymentBeyondPayoff(let amount, let payoff):
            "the prepayment of \(amount) is not less than the \(payoff) that pays the loan off; "
                + "pay it off instead"
        case .autopayAlready(let isOn): "autopay is \(isOn ? "on" : "off") already"
        case .termOutOfRange(let periods):
            "from 1 to \(LoanContract.periodsAllowed.upperBound) payments can be agreed, "
                + "found \(periods)"
        case .deferralOutOfRange(let periods):
            "from 1 to \(LoanAccount.deferralLimit) payments can be left out at once, "
                + "found \(periods)"
        }
    }
}
