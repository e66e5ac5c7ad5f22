public import Quantities

/// Why an event cannot be posted to a loan's ledger.
public enum LedgerError: Error, Hashable, Sendable {
    case amountOutOfRange(Money)
    case beforeDisbursement(CivilDate, disbursed: CivilDate)
    case outOfOrder(CivilDate, last: CivilDate)
    case beyondPayoff(Money, on: CivilDate, payoff: Money)
    case graceOutOfRange(Int)
    case chargeOffOutOfRange(Int)
    case lateFeeOutOfRange
}

extension LedgerError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .amountOutOfRange(let amount):
            "an amount must be from 0.01 to \(Money.inputLimit), found \(amount)"
        case .beforeDisbursement(let date, let disbursed):
            "nothing can happen on \(date), before the loan is disbursed on \(disbursed)"
        case .outOfOrder(let date, let last):
            "events are posted in the order of their dates, found \(date) after \(last)"
        case .beyondPayoff(let amount, let date, let payoff):
            "the payment of \(amount) on \(date) is more than the \(payoff) that pays the loan off"
        case .graceOutOfRange(let days):
            "the days of grace must be from 0 to 365, found \(days)"
        case .chargeOffOutOfRange(let days):
            "a loan must be charged off after 1 to 3650 days past due, found \(days)"
        case .lateFeeOutOfRange:
            "a late fee must be from 0.00 to \(Money.inputLimit) and from 0% to 100%"
        }
    }
}
