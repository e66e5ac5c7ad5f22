public import Quantities

/// Why a loan cannot be made on a contract.
public enum LoanContractError: Error, Hashable, Sendable {
    case principalOutOfRange(Money)
    case rateOutOfRange(Ratio)
    case discountOutOfRange(Ratio, rate: Ratio)
    case periodsOutOfRange(Int)
    case frequencyOutOfRange(PaymentFrequency)
    case noSuchDueDay(Int)
    case notOnDueDay(CivilDate, dueDay: Int)
    case dueBeforeDisbursement(firstDue: CivilDate, disbursed: CivilDate)
    case endsTooLate(firstDue: CivilDate, periods: Int)
    case feeOutOfRange(Money)
    case prepaidChargeOutOfRange(Money, principal: Money)
    case paymentOutOfRange(Money)
    case phaseOutOfRange(LoanPhase, Int)
    case nothingLeftToRepay(periods: Int)
    case amortizationOutOfRange(Int, periods: Int)
    case growthOutOfRange(Ratio)
    case stepsCannotBeRecast
    case carryWithoutCheckpoint
    case targetOutOfRange(Ratio)
    case prepaymentOutOfRange(Money)
    case prepaymentBeyondBalance(Money, number: Int, owed: Money)
    case paymentBelowInterest(number: Int, payment: Money, interest: Money)
    case balanceTooLarge(number: Int)
}

/// A term that is counted in payments.
public enum LoanPhase: String, Hashable, Sendable, CaseIterable {
    case deferral = "the deferred periods"
    case interestOnly = "the interest-only periods"
    case steps = "the periods between steps"
    case checkpoint = "the checkpoint"
    case rateChange = "the payment after which the rate changes"
    case prepayment = "the payment after which is prepaid"
}

extension LoanContractError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .principalOutOfRange(let amount):
            "the principal must be from 0.01 to \(Money.inputLimit), found \(amount)"
        case .rateOutOfRange(let rate):
            "the annual rate must be from 0% to 100%, found \(rate.percent)%"
        case .discountOutOfRange(let discount, let rate):
            "the autopay discount must be from 0% to the rate of \(rate.percent)%, "
                + "found \(discount.percent)%"
        case .periodsOutOfRange(let periods):
            "a loan must have from 1 to \(LoanContract.periodsAllowed.upperBound) periods, "
                + "found \(periods)"
        case .frequencyOutOfRange(.months(let count)):
            "payments must be from 1 to 12 months apart, found \(count)"
        case .frequencyOutOfRange(.days(let count)):
            "payments must be from 1 to 365 days apart, found \(count)"
        case .noSuchDueDay, .notOnDueDay, .dueBeforeDisbursement, .endsTooLate: dateDescription
        case .feeOutOfRange(let fee):
            "the fee per period must be from 0.00 to \(Money.inputLimit), found \(fee)"
        case .prepaidChargeOutOfRange(let charge, let principal):
            "the prepaid finance charge must be from 0.00 to less than the principal of "
                + "\(principal), found \(charge)"
        case .paymentOutOfRange(let payment):
            "the payment must be from 0.01 to \(Money.inputLimit), found \(payment)"
        case .phaseOutOfRange, .nothingLeftToRepay, .amortizationOutOfRange, .growthOutOfRange,
            .stepsCannotBeRecast, .carryWithoutCheckpoint, .targetOutOfRange:
            phaseDescription
        case .prepaymentOutOfRange, .prepaymentBeyondBalance, .paymentBelowInterest,
            .balanceTooLarge:
            scheduleDescription
        }
    }

    private var dateDescription: String {
        switch self {
        case .noSuchDueDay(let day): "the due day must be from 1 to 31, found \(day)"
        case .notOnDueDay(let date, let day):
            "the first payment must be due on day \(day) of a month or on the last of a "
                + "shorter one, found \(date)"
        case .dueBeforeDisbursement(let firstDue, let disbursed):
            "the first payment must be due after the disbursement on \(disbursed), "
                + "found \(firstDue)"
        case .endsTooLate(let firstDue, let periods):
            "\(periods) periods from \(firstDue) on end after the year "
                + "\(CivilDate.years.upperBound)"
        default: ""
        }
    }

    private var phaseDescription: String {
        switch self {
        case .phaseOutOfRange(let phase, let number):
            "\(phase.rawValue) must lie within the loan's payments that it can shape, "
                + "found \(number)"
        case .nothingLeftToRepay(let periods):
            "deferred and interest-only periods leave none of the \(periods) to repay in"
        case .amortizationOutOfRange(let amortized, let periods):
            "the payment must be reckoned over \(periods) to "
                + "\(LoanContract.periodsAllowed.upperBound) periods, found \(amortized)"
        case .growthOutOfRange(let growth):
            "payments must grow by more than 0% and at most 100%, found \(growth.percent)%"
        case .stepsCannotBeRecast:
            "payments that grow in steps cannot be found anew: leave out balloon, recast, "
                + "solar paydown and a change of the rate"
        case .carryWithoutCheckpoint:
            "interest can be carried only to the checkpoint of a solar paydown, and there is none"
        case .targetOutOfRange(let target):
            "the target must be from 0% to less than 100%, found \(target.percent)%"
        default: ""
        }
    }

    private var scheduleDescription: String {
        switch self {
        case .prepaymentOutOfRange(let amount):
            "a prepayment must be from 0.01 to \(Money.inputLimit), found \(amount)"
        case .prepaymentBeyondBalance(let amount, let number, let owed):
            "the prepayment of \(amount) after payment \(number) is more than the \(owed) "
                + "then owed"
        case .paymentBelowInterest(let number, let payment, let interest):
            "payment \(number) of \(payment) is less than its interest of \(interest), which "
                + "the contract does not allow"
        case .balanceTooLarge(let number):
            "what is owed at payment \(number) is too large to be kept exactly"
        default: ""
        }
    }
}
