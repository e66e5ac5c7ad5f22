import Diagnostics
import Foundation
import Lending
import Operations
import Quantities
import Storage
import TestSupport
import Testing

struct LoanApplicationTests {
    let book: LoanBook

    init() throws {
        book = try LoanBook()
    }

    /// 2,600.00 in 120 payments, applied for on 1 January 2026.
    @discardableResult
    private func apply(
        _ loan: String = "L-1", for subscription: String = "S-1-A",
        product: String = "share-loan", amount: Int64 = 2_600_00, payments: Int = 120,
        on date: String = "2026-01-01", firstDue: String? = nil, autopay: Bool = false,
        notes: [Int64] = [], _ mode: WriteMode = .commit
    ) throws -> LoanOffer {
        try ApplyForLoan(
            loan, on: product, for: subscription,
            LoanApplication(
                amount: Money(cents: amount), periods: payments, disbursed: day(date),
                firstDue: firstDue.map(day), hasAutopay: autopay),
            fundedBy: notes.map(Money.init(cents:)))(in: book.book, LoanBook.time, mode)
    }

    @discardableResult
    private func close(
        _ loan: String = "L-1", as kind: CloseLoanApplication.Kind = .declined,
        on date: String? = "2026-01-20", reason: String = "no income",
        _ mode: WriteMode = .commit
    ) throws -> CloseLoanApplication.Outcome {
        try CloseLoanApplication(loan, as: kind, on: date.map(day), reason: reason)(
            in: book.book, LoanBook.time, mode)
    }

    @discardableResult
    private func open(
        _ loan: String = "L-1", on date: String = "2026-02-01", _ mode: WriteMode = .commit,
        _ change: (inout LoanRequest) -> Void = { _ in }
    ) throws -> LoanOffer {
        var request = LoanRequest()
        request.disbursed = day(date)
        change(&request)
        return try OpenLoan(loan, request)(in: book.book, LoanBook.time, mode)
    }

    private func list(
        on date: String = "2027-12-31", in state: LoanState? = nil
    ) throws -> [String] {
        try ListLoans(on: day(date), in: state)(in: book.book).map { "\($0.key) \($0.state)" }
    }

    private func application(
        _ date: String = "2027-12-31", _ loan: String = "L-1"
    ) throws -> ShowLoanApplication.Description? {
        try ShowLoanApplication(loan, on: day(date))(in: book.book)
    }

    /// A version of the shipped share loan from 1 February 2026 on, without its worked loans.
    private func importLaterVersion(_ old: String, _ new: String) throws {
        let url = PackageRoot.folder.appending(path: "rates/loans/share-loan/2026-01-01.xml")
        let text = try String(contentsOf: url, encoding: .utf8)
        let terms = text.split(separator: "  <example", maxSplits: 1)[0]
            .replacing("effectiveFrom=\"2026-01-01\"", with: "effectiveFrom=\"2026-02-01\"")
            .replacing(old, with: new)
        let file = InputFile(
            name: "rates/loans/share-loan/2026-02-01.xml",
            bytes: Array("\(terms)</loanProduct>\n".utf8))
        _ = try ImportLoanProducts([file])(
            in: book.book, LoanBook.time, Installation(folder: PackageRoot.folder))
    }

    @Test func estimatesAsAQuoteDoesAndPostsNothing() throws {
        let offer = try apply()
        #expect(!offer.isRepeat)
        #expect(offer.payment == Money(cents: 28_86))
        #expect(offer.lastPayment == Money(cents: 27_64))
        #expect(offer.disclosure.annualPercentageRate == "5.9902")
        #expect(offer.contract.disbursed == day("2026-01-01"))
        #expect(offer.warnings.isEmpty)
        #expect(try list() == ["L-1 applied"])
        #expect(try book.entries() == 0)
        #expect(try book.failures().isEmpty)
    }

    @Test func refusesWhatTheProductDoesNotLend() throws {
        #expect(throws: LoanProductError.self) { try apply(amount: 499_99) }
        #expect(
            throws: LoanOperationError.productDoesNotCover(
                "share-loan", day("2025-12-31"), begins: day("2026-01-01"))
        ) {
            try apply(on: "2025-12-31")
        }
        #expect(throws: OperationError.unknownSubscription("S-9")) { try apply(for: "S-9") }
        #expect(throws: NoteError.self) { try apply(notes: [1_600_00]) }
        #expect(
            throws: LoanOperationError.ahead(day("2028-01-01"), today: day("2027-12-31"))
        ) { try apply(on: "2028-01-01") }
        #expect(try list().isEmpty)
    }

    @Test func noticesTheSameAgain() throws {
        let notes: [Int64] = [1_600_00, 1_000_00]
        let offer = try apply(firstDue: "2026-03-01", notes: notes)
        var again = try apply(firstDue: "2026-03-01", notes: notes)
        #expect(again.isRepeat)
        again.isRepeat = false
        #expect(again == offer)
        let differences = [
            "amount", "number of payments", "day of application", "first due date", "autopay",
            "notes",
        ]
        #expect(throws: LoanApplicationError.differs("L-1", in: differences, isNew: true)) {
            try apply(amount: 2_700_00, payments: 60, on: "2026-01-02", autopay: true)
        }
        #expect(
            throws: LoanApplicationError.differs(
                "L-1", in: ["subscription", "product"], isNew: true)
        ) {
            try apply(
                for: "S-2-A", product: "solar-loan", firstDue: "2026-03-01", notes: notes)
        }
        #expect(try list() == ["L-1 applied"])
    }

    @Test func lendsWhatWasAppliedFor() throws {
        try apply(autopay: true, notes: [1_600_00, 1_000_00])
        let offer = try open()
        #expect(offer.contract.principal == Money(cents: 2_600_00))
        #expect(offer.contract.options.autopayDiscount == Ratio(billionths: 2_500_000))
        #expect(offer.contract.firstDue == day("2026-03-01"))
        #expect(offer.warnings.isEmpty)
        #expect(
            try book.balances() == [
                "loan-receivable": 2_600_00, "shares-on-loan": -2_600_00, "cash": 2_600_00,
                "notes-payable": -2_600_00,
            ])
        let notes = try book.book.read { reader in
            let loan = try #require(try reader.bookLoan("L-1"))
            return try reader.notes(ofLoan: loan.id, inArray: loan.array)
        }
        #expect(notes == [Money(cents: 1_600_00), Money(cents: 1_000_00)])
        // Done again, neither changes anything.
        #expect(try open().isRepeat)
        #expect(try apply(autopay: true, notes: [1_600_00, 1_000_00]).isRepeat)
        #expect(try book.entries() == 1)
        #expect(try book.failures().isEmpty)
        let loan = try #require(try ListLoans(on: day("2026-02-01"))(in: book.book).first)
        #expect(loan.state == .active)
        #expect(loan.applied == day("2026-01-01"))
        #expect(loan.asked == loan.lent)
        #expect(try book.show("2026-02-01").loan == loan)
        #expect(throws: LoanOperationError.loanDiffers("L-1", in: ["disbursement"])) {
            try open(on: "2026-02-02")
        }
    }

    /// A loan that was applied for is the one that is made without an application.
    @Test(arguments: Seed.few)
    func anApplicationMakesNoOtherLoan(seed: Seed) throws {
        var seed = seed
        let amount = Int64.random(in: 500_00...25_000_00, using: &seed)
        let payments = Int.random(in: 12...240, using: &seed)
        let autopay = Bool.random(using: &seed)
        let date = day("2026-01-01").adding(days: .random(in: 0...300, using: &seed))
        try apply(amount: amount, payments: payments, autopay: autopay)
        let applied = try open(on: "\(date)")
        let once = try book.balances()
        let direct = try book.open(
            "L-2", for: "S-2-A", amount: amount, payments: payments, on: "\(date)",
            autopay: autopay)
        #expect(applied == direct)
        #expect(try book.balances() == once.mapValues { 2 * $0 })
        #expect(try book.failures().isEmpty)
    }

    @Test func takesWhatIsGivenTwiceOnlyWhereItAgrees() throws {
        try apply(notes: [2_600_00])
        let refusals: [((inout LoanRequest) -> Void, String)] = [
            ({ $0.product = "solar-loan" }, "product"),
            ({ $0.subscription = "S-2-A" }, "subscription"),
            ({ $0.amount = Money(cents: 2_700_00) }, "amount"),
            ({ $0.periods = 60 }, "number of payments"),
            ({ $0.firstDue = day("2026-04-01") }, "first due date"),
            ({ $0.hasAutopay = true }, "autopay"),
            ({ $0.notes = [Money(cents: 1_300_00), Money(cents: 1_300_00)] }, "notes"),
        ]
        for (change, what) in refusals {
            #expect(throws: LoanApplicationError.differs("L-1", in: [what], isNew: false)) {
                try open(change)
            }
        }
        #expect(
            throws: LoanApplicationError.before(
                day("2025-12-31"), applied: day("2026-01-01"))
        ) { try open(on: "2025-12-31") }
        #expect(try list() == ["L-1 applied"])
        let offer = try open {
            $0.product = "share-loan"
            $0.amount = Money(cents: 2_600_00)
            $0.notes = [Money(cents: 2_600_00)]
        }
        #expect(!offer.isRepeat)
    }

    private func open(_ change: (inout LoanRequest) -> Void) throws -> LoanOffer {
        try open("L-1", on: "2026-02-01", .commit, change)
    }

    @Test func needsTermsWhereNothingWasAppliedFor() throws {
        #expect(throws: LoanApplicationError.hasNoTerms("L-1")) { try open() }
        try book.open()
        #expect(throws: LoanApplicationError.hasNoTerms("L-1")) { try open() }
        #expect(throws: LoanApplicationError.isMade("L-1")) { try apply() }
        #expect(throws: LoanApplicationError.isLent("L-1", day("2026-01-01"))) { try close() }
        #expect(throws: LoanApplicationError.unknown("L-2")) { try close("L-2") }
    }

    @Test func lendsOnTheTermsOfTheDayAndTellsWhatChanged() throws {
        try apply()
        try importLaterVersion("percent=\"5.99\"", "percent=\"6.49\"")
        let before = try open(on: "2026-01-31", .rehearsal)
        #expect(before.contract.annualRate.percent == "5.99")
        #expect(before.warnings.isEmpty)
        let offer = try open(on: "2026-02-01")
        #expect(offer.contract.annualRate.percent == "6.49")
        #expect(
            offer.warnings.map(\.message) == [
                "the terms of \"share-loan\" changed since the application on 2026-01-01: annual "
                    + "rate from 5.99% to 6.49%; the loan has those in force on 2026-02-01"
            ])
        #expect(try book.failures().isEmpty)
    }

    /// A new version that lends on the same terms is nothing to tell.
    @Test func tellsNothingWhereTheTermsAreTheSame() throws {
        try apply()
        try importLaterVersion("to=\"25000.00\"", "to=\"30000.00\"")
        #expect(try open().warnings.isEmpty)
    }

    /// The loan must be one that the product makes on the day.
    @Test func refusesWhatIsNoLongerLent() throws {
        try apply()
        try importLaterVersion("from=\"500.00\"", "from=\"5000.00\"")
        #expect(throws: LoanProductError.self) { try open() }
        #expect(try list() == ["L-1 applied"])
    }

    @Test(arguments: [CloseLoanApplication.Kind.declined, .withdrawn])
    func closesAnApplicationOnce(kind: CloseLoanApplication.Kind) throws {
        try apply()
        #expect(
            throws: LoanApplicationError.before(
                day("2025-12-31"), applied: day("2026-01-01"))
        ) { try close(on: "2025-12-31") }
        #expect(try !close(as: kind).isRepeat)
        #expect(try close(as: kind).isRepeat)
        #expect(try close(as: kind, on: nil).date == day("2026-01-20"))
        #expect(throws: LoanApplicationError.isClosed("L-1", as: kind, day("2026-01-20"))) {
            try open()
        }
        #expect(
            throws: LoanApplicationError.isClosed(
                "L-1", as: kind, day("2026-01-20"), differsIn: ["day", "reason"])
        ) { try close(as: kind, on: "2026-01-21", reason: "other") }
        let other: CloseLoanApplication.Kind = kind == .declined ? .withdrawn : .declined
        #expect(throws: LoanApplicationError.isClosed("L-1", as: kind, day("2026-01-20"))) {
            try close(as: other)
        }
        let again = try apply()
        #expect(
            again.warnings.map(\.message) == [
                "the application for loan \"L-1\" was \(kind.rawValue) on 2026-01-20"
            ])
        #expect(try list() == ["L-1 \(kind.rawValue)"])
        #expect(try application()?.reason == "no income")
        #expect(try book.entries() == 0)
        #expect(try book.failures().isEmpty)
    }

    @Test(arguments: ["", "two\nlines", String(repeating: "x", count: 201)])
    func wantsAReasonOfOneLine(reason: String) throws {
        try apply()
        #expect(throws: OperationError.self) { try close(reason: reason) }
        #expect(try list() == ["L-1 applied"])
    }

    @Test func listsAndShowsWhatWasSoOnTheDay() throws {
        try book.open("L-0", for: "S-2-A")
        try apply("L-1")
        try apply("L-2", on: "2026-01-10", notes: [2_600_00])
        try open("L-1", on: "2026-02-01")
        try close("L-2", on: "2026-02-10")
        #expect(try list(on: "2025-12-31") == ["L-0 notDisbursed", "L-1 notDisbursed"])
        #expect(try list(on: "2026-01-09") == ["L-0 active", "L-1 applied"])
        #expect(try list(on: "2026-01-31") == ["L-0 active", "L-1 applied", "L-2 applied"])
        #expect(try list(on: "2026-02-10") == ["L-0 active", "L-1 active", "L-2 declined"])
        #expect(try list(on: "2026-02-10", in: .active) == ["L-0 active", "L-1 active"])
        #expect(try list(on: "2026-02-10", in: .declined) == ["L-2 declined"])
        #expect(try list(on: "2026-02-10", in: .withdrawn).isEmpty)
        #expect(try application("2026-01-31", "L-1")?.loan.state == .applied)
        #expect(try application("2026-02-01", "L-1") == nil)
        #expect(try application("2026-02-01", "L-0") == nil)
        let open = try #require(try application("2026-02-09", "L-2"))
        #expect(open.loan.state == .applied)
        #expect(open.closed == nil)
        #expect(open.reason == nil)
        #expect(open.loan.lent == nil)
        #expect(open.notes == [Money(cents: 2_600_00)])
        // 51 days up to the first payment on 1 March.
        #expect(open.estimate.payment == Money(cents: 28_96))
        #expect(open.isIllustrative)
        let closed = try #require(try application("2026-02-10", "L-2"))
        #expect(closed.loan.state == .declined)
        #expect(closed.closed == day("2026-02-10"))
    }

    @Test func aRehearsalChangesNothing() throws {
        try apply(.rehearsal)
        #expect(try list().isEmpty)
        try apply()
        try close(.rehearsal)
        try open(on: "2026-02-01", .rehearsal)
        #expect(try list() == ["L-1 applied"])
        #expect(try book.entries() == 0)
    }

    private func apply(_ mode: WriteMode) throws {
        try apply("L-1", notes: [], mode)
    }

    private func close(_ mode: WriteMode) throws {
        try close("L-1", reason: "no income", mode)
    }
}
