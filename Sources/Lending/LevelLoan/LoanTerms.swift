public import Quantities

/// What borrower and lender agreed on: a sum, a rate, and equal monthly payments.
///
/// Every month counts as 30 days of a year of 360, so a month's interest is a twelfth of the
/// annual rate; the rate itself is never rounded to a monthly one. Interest begins one month
/// before the first payment is due.
public struct LoanTerms: Hashable, Sendable {
    public let principal: Money
    /// The nominal rate of a year, as in 0.0599 for 5.99 percent.
    public let annualRate: Ratio
    /// How many payments there are.
    public let months: Int
    public let firstDue: CivilDate
    /// The day of the month on which payments are due, or the last of a month too short for it.
    public let dueDay: Int
    /// How a month's interest is rounded to the cent.
    public let interestRounding: RoundingRule
    /// How the level payment is rounded to the cent.
    ///
    /// With ``RoundingRule/up`` the last payment is never larger than the others.
    public let paymentRounding: RoundingRule

    /// The terms, if they are such that a loan can be made on them.
    ///
    /// Without `dueDay` it is the day of `firstDue`; one that is later says that the first month
    /// was too short for it, so that payments first due on 30 November may go on on
    /// 31 December.
    public init(
        principal: Money, annualRate: Ratio, months: Int, firstDue: CivilDate,
        dueDay: Int? = nil, interestRounding: RoundingRule = .halfAwayFromZero,
        paymentRounding: RoundingRule = .halfAwayFromZero
    ) throws(LoanError) {
        guard principal > .zero, principal <= Money.inputLimit else {
            throw .principalOutOfRange(principal)
        }
        guard annualRate >= .zero, annualRate <= .one else { throw .rateOutOfRange(annualRate) }
        guard Self.monthsAllowed.contains(months) else { throw .monthsOutOfRange(months) }
        let first = firstDue.monthOfYear
        guard first.adding(months: months - 1).months(since: first) == months - 1 else {
            throw .endsTooLate(firstDue: firstDue, months: months)
        }
        let day = dueDay ?? firstDue.day
        guard (1...31).contains(day) else { throw .noSuchDueDay(day) }
        guard first.day(day) == firstDue else { throw .notOnDueDay(firstDue, dueDay: day) }
        self.principal = principal
        self.annualRate = annualRate
        self.months = months
        self.firstDue = firstDue
        self.dueDay = day
        self.interestRounding = interestRounding
        self.paymentRounding = paymentRounding
    }

    /// The terms that are lent on: up to a hundred years.
    public static let monthsAllowed = 1...1_200
}
