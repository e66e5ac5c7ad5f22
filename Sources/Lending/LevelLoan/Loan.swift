public import Quantities

/// A loan with level payments, as it runs when every payment is made on its day.
public struct Loan: Hashable, Sendable {
    public let terms: LoanTerms
    /// What is paid every month but the last.
    public let payment: Money

    /// Finds the payment of a loan on `terms`.
    ///
    /// It is the annuity formula's, rounded once; rounding down a payment that hardly
    /// exceeds the interest can make it fall below, and that is refused.
    public init(_ terms: LoanTerms) throws(LoanError) {
        let rate = PeriodRate(annual: terms.annualRate)
        let level = LevelPayment(
            principal: terms.principal.cents, rate: rate, months: terms.months,
            rule: terms.paymentRounding)
        let payment = Money(cents: level.cents)
        let interest = rate.interest(on: terms.principal, terms.interestRounding)
        guard payment >= interest else {
            throw .paymentBelowInterest(payment: payment, interest: interest)
        }
        self.terms = terms
        self.payment = payment
    }

    /// Every payment in order, made as one asks for it.
    public var schedule: Schedule { Schedule(of: self) }

    /// The payment that is due in `month`, or nil where none is.
    public func installment(dueIn month: Month) -> Installment? {
        let number = month.months(since: terms.firstDue.monthOfYear) + 1
        guard (1...terms.months).contains(number) else { return nil }
        return schedule.first { $0.number == number }
    }

    /// What is still owed at the end of `month`; before the first payment, all of it.
    public func balance(atEndOf month: Month) -> Money {
        let paid = schedule.prefix { $0.due.monthOfYear <= month }
        return paid.reduce(terms.principal) { $1.balance }
    }

    /// The interest of all payments together.
    public var totalInterest: Money {
        schedule.map(\.interest).reduce(.zero, +)
    }
}
