public import Quantities

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
