import Quantities

/// The payments of a loan from the first to the last.
///
/// Interest is rounded to the cent each month and the rest of the payment repays; the last
/// payment is whatever is still owed, and comes early where rounding up has repaid sooner.
public struct Schedule: Sequence, Sendable {
    private let loan: Loan

    init(of loan: Loan) {
        self.loan = loan
    }

    public func makeIterator() -> Iterator { Iterator(loan) }

    public struct Iterator: IteratorProtocol {
        private let loan: Loan
        private let rate: PeriodRate
        private var number = 0
        /// The month the next payment is due in.
        private var month: Month
        private var balance: Money

        init(_ loan: Loan) {
            self.loan = loan
            rate = PeriodRate(annual: loan.terms.annualRate)
            balance = loan.terms.principal
            month = loan.terms.firstDue.monthOfYear
        }

        public mutating func next() -> Installment? {
            guard balance > .zero else { return nil }
            number += 1
            defer { month = month.next }
            let interest = rate.interest(on: balance, loan.terms.interestRounding)
            let isLast = number == loan.terms.months || balance + interest <= loan.payment
            let principal = isLast ? balance : loan.payment - interest
            balance -= principal
            // Counted from the due day, never from the date before, so that a short February
            // does not shorten the months behind it.
            return Installment(
                number: number, due: month.day(loan.terms.dueDay), interest: interest,
                principal: principal, balance: balance)
        }
    }
}
