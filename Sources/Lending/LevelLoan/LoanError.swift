public import Quantities

/// Why a loan cannot be made on some terms.
public enum LoanError: Error, Hashable, Sendable {
    case principalOutOfRange(Money)
    case rateOutOfRange(Ratio)
    case monthsOutOfRange(Int)
    case endsTooLate(firstDue: CivilDate, months: Int)
    case noSuchDueDay(Int)
    case notOnDueDay(CivilDate, dueDay: Int)
    case paymentBelowInterest(payment: Money, interest: Money)
}

extension LoanError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .principalOutOfRange(let amount):
            "the principal must be from 0.01 to \(Money.inputLimit), found \(amount)"
        case .rateOutOfRange(let rate):
            "the annual rate must be from 0% to 100%, found \(rate.percent)%"
        case .monthsOutOfRange(let months):
            "a loan must have from 1 to \(LoanTerms.monthsAllowed.upperBound) months, "
                + "found \(months)"
        case .endsTooLate(let firstDue, let months):
            "\(months) months from \(firstDue) on end after the year "
                + "\(CivilDate.years.upperBound)"
        case .noSuchDueDay(let day):
            "the due day must be from 1 to 31, found \(day)"
        case .notOnDueDay(let date, let day):
            "the first payment must be due on day \(day) of a month or on the last of a "
                + "shorter one, found \(date)"
        case .paymentBelowInterest(let payment, let interest):
            "the payment of \(payment) is less than the first month's interest of "
                + "\(interest), so it would never repay the loan"
        }
    }
}
