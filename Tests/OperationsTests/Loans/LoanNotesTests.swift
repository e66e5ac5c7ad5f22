import Lending
import Operations
import Quantities
import Storage
import TestSupport
import Testing

/// What investors brought in for a loan, and are paid of it.
struct LoanNotesTests {
    let book: LoanBook

    init() throws {
        book = try LoanBook()
    }

    private func open() throws {
        try book.open(notes: [1_600_00, 1_000_00])
    }

    @discardableResult
    private func distribute(
        _ date: String, _ reference: String? = nil, _ mode: WriteMode = .commit
    ) throws -> DistributeLoan.Outcome {
        try DistributeLoan("L-1", on: day(date), reference: reference)(
            in: book.book, LoanBook.time, mode)
    }

    private func notes(_ date: String) throws -> [NoteBalances.Note] {
        try ShowLoanNotes("L-1", on: day(date))(in: book.book).notes
    }

    private func reverse(_ event: Int, on date: String) throws {
        _ = try ReverseLoanEvent(event, of: "L-1", on: day(date))(
            in: book.book, LoanBook.time)
    }

    @Test func theirMoneyComesInWithTheLoan() throws {
        try open()
        #expect(
            try book.balances() == [
                "cash": 2_600_00, "loan-receivable": 2_600_00, "notes-payable": -2_600_00,
                "shares-on-loan": -2_600_00,
            ])
        #expect(try book.entries() == 1)
        #expect(try book.failures().isEmpty)
    }

    /// Of 12.98 interest a percent is kept, 0.13; 15.88 repay.
    @Test func areOwedWhatComesInAndPaidItOnce() throws {
        try open()
        try book.pay(1)
        let owed = try book.balances()
        #expect(owed["notes-payable"] == -2_584_12)
        #expect(owed["distributions-payable"] == -28_73)
        #expect(owed["note-interest"] == 12_98)
        #expect(owed["servicing-income"] == -13)
        #expect(owed["cash"] == 2_628_86)
        #expect(try book.failures().isEmpty)
        let outcome = try distribute("2026-02-01")
        #expect(outcome.payouts == [1: Money(cents: 17_68), 2: Money(cents: 11_05)])
        #expect(outcome.number == 1 && outcome.total == Money(cents: 28_73))
        let paid = try book.balances()
        #expect(paid["distributions-payable"] == nil)
        #expect(paid["cash"] == 2_600_13)
        #expect(paid["notes-payable"] == -2_584_12)
        let entries = try book.entries()
        let again = try distribute("2026-02-01")
        #expect(again.isRepeat && again.payouts == outcome.payouts)
        #expect(try book.entries() == entries)
        #expect(try notes("2026-02-01").map(\.payable) == [.zero, .zero])
        #expect(try notes("2026-01-31").map(\.paid) == [.zero, .zero])
        #expect(try book.failures().isEmpty)
    }

    @Test func refusesWhatCannotBePaid() throws {
        try open()
        try book.open("L-2", for: "S-2-A")
        #expect(throws: LoanOperationError.hasNoNotes("L-2")) {
            try DistributeLoan("L-2", on: day("2026-02-01"))(in: book.book, LoanBook.time)
        }
        #expect(
            throws: LoanOperationError.nothingPayable(
                loan: "L-1", date: day("2026-01-31"), cameIn: .zero, paid: .zero)
        ) { try distribute("2026-01-31") }
        try book.pay(1)
        try distribute("2026-02-01", "ACH-1")
        #expect(
            throws: LoanOperationError.nothingPayable(
                loan: "L-1", date: day("2026-02-01"), cameIn: Money(cents: 28_73),
                paid: Money(cents: 28_73))
        ) { try distribute("2026-02-01", "ACH-2") }
        #expect(
            throws: LoanOperationError.distributionDiffers(
                reference: "ACH-1", loan: "L-1", date: day("2026-02-01"))
        ) { try distribute("2026-02-02", "ACH-1") }
        #expect(
            throws: LoanOperationError.ahead(day("2028-01-01"), today: day("2027-12-31"))
        ) { try distribute("2028-01-01") }
        #expect(try book.failures().isEmpty)
    }

    @Test func aRehearsalPaysNothing() throws {
        try open()
        try book.pay(1)
        let before = (try book.balances(), try book.entries())
        #expect(try distribute("2026-02-15", nil, .rehearsal).total == Money(cents: 28_73))
        #expect(try book.balances() == before.0)
        #expect(try book.entries() == before.1)
        #expect(try notes("2026-02-15").map(\.paid) == [.zero, .zero])
    }

    /// What was paid out of a payment that bounced is taken off what comes in next.
    @Test func aBouncedPaymentIsTakenOffTheNextPayout() throws {
        try open()
        try book.pay(2)
        try distribute("2026-03-01")
        try reverse(3, on: "2026-03-05")
        #expect(try book.failures().isEmpty)
        let over = try notes("2026-03-05")
        #expect(over.allSatisfy { $0.payable < .zero })
        let payable = over.map(\.payable).reduce(.zero, +)
        #expect(try book.balances()["distributions-payable"] == -payable.cents)
        #expect(throws: LoanOperationError.self) { try distribute("2026-03-05") }
        try book.change(.payment(Money(cents: 60_00)), on: "2026-03-20")
        let owed = try notes("2026-03-20").map(\.payable).reduce(.zero, +)
        #expect(owed > .zero && owed < Money(cents: 60_00))
        #expect(try distribute("2026-03-20").total == owed)
        #expect(try book.balances()["distributions-payable"] == nil)
        #expect(try book.failures().isEmpty)
    }

    @Test func bearWhatIsChargedOffAndGetWhatIsRecovered() throws {
        try open()
        try book.pay(1)
        try distribute("2026-02-01")
        _ = try book.accrue("2026-07")
        let lost = try book.balances()
        #expect(lost["notes-payable"] == nil)
        #expect(lost["note-losses"] == -2_584_12)
        #expect(try book.failures().isEmpty)
        try book.change(.payment(Money(cents: 100_00)), on: "2026-09-01")
        #expect(try book.balances()["note-losses"] == -2_484_12)
        #expect(try book.balances()["distributions-payable"] == -100_00)
        #expect(try distribute("2026-09-30").total == Money(cents: 100_00))
        #expect(try book.balances()["cash"] == 2_600_13)
        #expect(try book.failures().isEmpty)
    }

    @Test func endAtZeroWithTheLoan() throws {
        try open()
        try book.pay(3)
        try book.change(.payoff, on: "2026-04-20")
        try distribute("2026-04-20")
        let notes = try notes("2026-04-20")
        #expect(notes.allSatisfy { $0.outstanding == .zero && $0.payable == .zero })
        #expect(notes.map(\.repaid) == [Money(cents: 1_600_00), Money(cents: 1_000_00)])
        #expect(try book.balances()["notes-payable"] == nil)
        #expect(try book.failures().isEmpty)
    }

    /// A loan of a book from before notes were posted: its next entry posts them.
    @Test func ofOlderBooksArePostedWithTheNextEntry() throws {
        try book.open()
        try book.pay(1)
        try book.book.write { writer in
            let loan = try #require(try writer.reader.bookLoan("L-1"))
            try writer.add(
                notes: [Money(cents: 1_600_00), Money(cents: 1_000_00)], ofLoan: loan.id,
                inArray: loan.array)
        }
        #expect(try book.failures().isEmpty)
        #expect(try book.balances()["notes-payable"] == nil)
        try distribute("2026-02-01")
        #expect(try book.balances()["notes-payable"] == -2_584_12)
        #expect(try book.failures().isEmpty)
    }

    @Test func verifyNoticesAPayoutThatWasNotPosted() throws {
        try open()
        try book.pay(1)
        try book.book.write { writer in
            let loan = try #require(try writer.reader.bookLoan("L-1"))
            try writer.add(
                DistributionRow(
                    array: loan.array, loan: loan.id, number: 1, date: day("2026-02-01"),
                    recordedAt: LoanBook.time.now, entry: 1, key: "unposted",
                    payouts: [1: Money(cents: 5)]))
        }
        #expect(
            try book.failures() == [
                "loan \"L-1\": cash holds 2628.86 on 2026-02-01, its events come to 2628.81",
                "loan \"L-1\": distributions-payable holds -28.73 on 2026-02-01, its events "
                    + "come to -28.68",
                "loan \"L-1\": distribution 1 of 0.05 is not what entry 1 posts",
            ])
    }

    /// Whatever is recorded and paid out in whatever order, no note is paid below zero, and the
    /// journal is what the events and the payouts come to.
    @Test(arguments: Seed.few)
    func theJournalIsTheReplay(seed: Seed) throws {
        var seed = seed
        try book.open(payments: 24, notes: [1_234_56, 1_000_00, 365_44])
        for step in 0..<25 {
            let date = day("2026-01-01").adding(days: .random(in: 0...400, using: &seed))
            do {
                switch Int.random(in: 0...5, using: &seed) {
                case 0: _ = try AccrueLoans(date.monthOfYear)(in: book.book, LoanBook.time)
                case 1: try distribute("\(date)", "\(step)")
                case 2:
                    let count = try book.show().events.count
                    try reverse(.random(in: 2...max(2, count), using: &seed), on: "2027-12-31")
                default:
                    let amount = Money(cents: .random(in: 1...300_00, using: &seed))
                    try book.change(.payment(amount), on: "\(date)", "\(step)")
                }
            } catch is LoanEventError {
                // What cannot be is refused, and must leave the book as it was.
            } catch is LoanOperationError {
                // As above.
            }
            #expect(try book.failures().isEmpty)
            let notes = try notes("2027-12-31")
            #expect(notes.allSatisfy { $0.paid >= .zero && $0.outstanding >= .zero })
            let payable = notes.map(\.payable.cents).reduce(0, +)
            #expect(try DistributeLoanLaw.isPaidOut(book, payable: payable))
        }
    }
}

/// Whether paying out all that is payable leaves nothing above zero.
private enum DistributeLoanLaw {
    static func isPaidOut(_ book: LoanBook, payable: Int64) throws -> Bool {
        do {
            let outcome = try DistributeLoan("L-1", on: day("2027-12-31"), reference: "all")(
                in: book.book, LoanBook.time, .rehearsal)
            return outcome.total.cents >= payable
                && outcome.notes.allSatisfy {
                    $0.payable <= .zero
                }
        } catch LoanOperationError.nothingPayable {
            return payable <= 0
        }
    }
}
