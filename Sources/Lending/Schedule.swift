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
        private let rate: MonthlyRate
        private var number = 0
        private var balance: Money

        init(_ loan: Loan) {
            self.loan = loan
            rate = MonthlyRate(annual: loan.terms.annualRate)
            balance = loan.terms.principal
        }

        public mutating func next() -> Installment? {
            guard balance > .zero else { return nil }
            number += 1
            let interest = rate.interest(on: balance, loan.terms.interestRounding)
            let isLast = number == loan.terms.months || balance + interest <= loan.payment
            let principal = isLast ? balance : loan.payment - interest
            balance -= principal
            return Installment(
                number: number, due: loan.terms.due(number), interest: interest,
                principal: principal, balance: balance)
        }
    }
}
