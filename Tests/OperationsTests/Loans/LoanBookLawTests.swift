import Accounting
import Lending
import Operations
import Quantities
import Storage
import TestSupport
import Testing

/// Whatever is recorded of a loan in whatever order, its journal is what its events come to.
struct LoanBookLawTests {
    @Test(arguments: Seed.few)
    func theJournalIsTheReplay(seed: Seed) throws {
        var seed = seed
        let book = try LoanBook()
        try book.open(
            payments: Int.random(in: 12...48, using: &seed), autopay: Bool.random(using: &seed))
        var recorded = 1
        for step in 0..<25 {
            let date = day("2026-01-01").adding(days: .random(in: 0...400, using: &seed))
            let amount = Money(cents: .random(in: 1...400_00, using: &seed))
            let changes: [ChangeLoan.Change] = [
                .payment(amount), .payment(amount), .payment(amount),
                .prepayment(amount, recasts: nil), .prepayment(amount, recasts: true),
                .recast, .restructure(rate: nil, periods: 24), .deferral(periods: 2),
                .autopay(true), .autopay(false), .fee(Money(cents: 10_00)), .payoff,
            ]
            do {
                switch Int.random(in: 0...9, using: &seed) {
                case 0: _ = try AccrueLoans(date.monthOfYear)(in: book.book, LoanBook.time)
                case 1 where recorded > 1:
                    _ = try ReverseLoanEvent(
                        Int.random(in: 2...recorded, using: &seed), of: "L-1",
                        on: day("2027-12-31"))(in: book.book, LoanBook.time)
                default:
                    try book.change(
                        changes.randomElement(using: &seed) ?? .recast, on: "\(date)", "\(step)")
                }
            } catch is LoanEventError {
                // What cannot be is refused, and must leave the book as it was.
            } catch is LoanOperationError {
                // As above: something later would not have been possible.
            }
            recorded = try book.show().events.count
            #expect(try book.failures().isEmpty)
        }
        #expect(try TrialBalanceQuery(array: "MEADOW")(in: book.book).excesses.isEmpty)
    }

    /// The same events in another order of recording leave the loan the same.
    @Test(arguments: Seed.few)
    func theOrderOfRecordingDoesNotMatter(seed: Seed) throws {
        var seed = seed
        let (ordered, shuffled) = (try LoanBook(), try LoanBook())
        try ordered.open()
        try shuffled.open()
        let start = day("2026-02-01").monthOfYear
        let payments = (0..<12).map { index in
            (
                day: start.adding(months: index).firstDay.adding(
                    days: .random(in: 0...25, using: &seed)),
                amount: Money(cents: .random(in: 10_00...60_00, using: &seed))
            )
        }
        for payment in payments.sorted(by: { $0.day < $1.day }) {
            try ordered.change(.payment(payment.amount), on: "\(payment.day)")
        }
        for payment in payments.shuffled(using: &seed) {
            try shuffled.change(.payment(payment.amount), on: "\(payment.day)")
        }
        #expect(try ordered.show().rows == shuffled.show().rows)
        #expect(try ordered.show().position == shuffled.show().position)
        #expect(try ordered.balances() == shuffled.balances())
        #expect(try shuffled.failures().isEmpty)
    }
}
