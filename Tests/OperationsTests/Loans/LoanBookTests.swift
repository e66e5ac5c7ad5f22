import Accounting
import Diagnostics
import Foundation
import Lending
import Operations
import Quantities
import Storage
import TestSupport
import Testing

struct LoanBookTests {
    let book: LoanBook

    init() throws {
        book = try LoanBook()
    }

    @Test func keepsAProductByItsContent() throws {
        #expect(
            try book.importProducts().map(\.status) == [.alreadyImported, .alreadyImported])
        let list = try ListRates(.loanProducts)(in: book.book)
        #expect(list.map(\.key) == ["share-loan", "solar-loan"])
        #expect(list.map(\.isIllustrative) == [true, true])
        #expect(list.first?.file == "rates/loans/share-loan/2026-01-01.xml")
    }

    @Test func refusesAProductWhoseExampleDoesNotComeOut() throws {
        let path = "rates/loans/share-loan/2026-01-01.xml"
        let url = PackageRoot.folder.appending(path: path)
        let text = try String(contentsOf: url, encoding: .utf8)
            .replacing("payment=\"28.86\"", with: "payment=\"28.87\"")
        let file = InputFile(name: path, bytes: Array(text.utf8))
        let error = #expect(throws: Problems.self) {
            try ImportLoanProducts([file], replacing: true)(
                in: book.book, LoanBook.time, Installation(folder: PackageRoot.folder))
        }
        #expect(
            error?.description
                == "\(path):19:3: <example> \"SHARE-1\": expected the payment to be 28.87, "
                + "found 28.86")
    }

    @Test func opensALoanOnceAndPostsIt() throws {
        let outcome = try book.open()
        #expect(outcome.payment == Money(cents: 28_86))
        #expect(outcome.lastPayment == Money(cents: 27_64))
        #expect(outcome.disclosure.annualPercentageRate == "5.9902")
        #expect(outcome.contract.firstDue == day("2026-02-01"))
        #expect(try book.balances() == ["loan-receivable": 2_600_00, "shares-on-loan": -2_600_00])
        #expect(try book.open().isRepeat)
        #expect(try book.entries() == 1)
        #expect(throws: LoanOperationError.loanDiffers("L-1", in: ["amount"])) {
            try book.open(amount: 2_700_00)
        }
        #expect(try book.failures().isEmpty)
    }

    @Test func withholdsWhatIsPrepaid() throws {
        try book.open(product: "solar-loan", amount: 24_000_00, payments: 240)
        #expect(
            try book.balances() == [
                "loan-receivable": 24_000_00, "shares-on-loan": -23_520_00,
                "loan-fee-income": -480_00,
            ])
    }

    @Test func postsAPaymentToWhatItPays() throws {
        try book.open()
        try book.pay(1)
        // A month of 5.99 percent of 2,600.00 is 12.98.
        #expect(
            try book.balances() == [
                "cash": 28_86, "loan-receivable": 2_584_12, "interest-income": -12_98,
                "shares-on-loan": -2_600_00,
            ])
        let position = try book.show("2026-02-01").position
        #expect(position.quote.principal == Money(cents: 2_584_12))
        #expect(position.nextDue == day("2026-03-01"))
    }

    @Test func accruesAMonthOnce() throws {
        try book.open()
        try book.pay(1)
        let accruals = try book.accrue("2026-02")
        // 27 days of 30/360 from 1 to 28 February: 2,584.12 at 5.99 percent.
        #expect(accruals.map(\.interest) == [Money(cents: 11_61)])
        #expect(try book.balances()["loan-interest-receivable"] == 11_61)
        let entries = try book.entries()
        #expect(try book.accrue("2026-02").isEmpty)
        #expect(try book.accrue("2026-01").isEmpty)
        #expect(try book.entries() == entries)
        try book.pay(1, from: 2)
        #expect(try book.balances()["loan-interest-receivable"] == nil)
        #expect(try book.balances()["interest-income"] == -(12_98 + 12_90))
        #expect(try book.failures().isEmpty)
    }

    @Test func aMonthMustBeOver() throws {
        try book.open()
        #expect(
            throws: LoanOperationError.monthNotOver(
                try Month("2027-12"), today: day("2027-12-30"))
        ) {
            try AccrueLoans(Month("2027-12"))(
                in: book.book,
                OperationTime(now: LoanBook.time.now, today: day("2027-12-30")))
        }
    }

    @Test func aChargedOffLoanIsWrittenOffAndMayBeRecovered() throws {
        try book.open()
        try book.pay(1)
        let accruals = try book.accrue("2026-07")
        // Due on 1 March, 120 days past due on 29 June; its interest was never posted.
        #expect(accruals.map(\.writtenOff) == [Money(cents: 2_584_12 + 4 * 1_44)])
        #expect(
            try book.balances() == [
                "cash": 28_86, "interest-income": -12_98, "loan-fee-income": -4 * 1_44,
                "loan-losses": 2_584_12 + 4 * 1_44, "shares-on-loan": -2_600_00,
            ])
        try book.change(.payment(Money(cents: 100_00)), on: "2026-09-01")
        #expect(try book.balances()["loan-recoveries"] == -100_00)
        #expect(try book.balances()["cash"] == 128_86)
        let list = try ListLoans(on: day("2026-09-30"))(in: book.book)
        #expect(list.map { $0.position?.status.bucket } == ["charged_off"])
        #expect(try book.failures().isEmpty)
    }

    /// Recorded late, a payment ends in what it would have ended in when it came.
    @Test func aBackdatedPaymentIsTheSameAsOneInOrder() throws {
        try book.open("L-1")
        try book.open("L-2", for: "S-2-A")
        try book.pay(2)
        try book.pay(5, of: "L-2")
        // The third is recorded last: in between it seemed late.
        _ = try book.accrue("2026-04")
        try book.change(.payment(Money(cents: 28_86)), on: "2026-05-01")
        // An installment and a late fee.
        #expect(try book.show("2026-05-01").position.due == Money(cents: 28_86 + 1_44))
        try book.change(.payment(Money(cents: 28_86)), on: "2026-06-01")
        try book.change(.payment(Money(cents: 28_86)), on: "2026-04-01")
        for date in ["2026-06-01", "2026-09-30"] {
            let (late, punctual) = (try book.show(date), try book.show(date, "L-2"))
            #expect(late.position == punctual.position)
            #expect(late.rows == punctual.rows)
            #expect(late.outlook == punctual.outlook)
        }
        let balance = try TrialBalanceQuery(array: "MEADOW")(in: book.book)
        #expect(balance.excesses.isEmpty)
        #expect(try book.failures().isEmpty)
    }

    @Test func aReversedPaymentNeverCame() throws {
        try book.open("L-1")
        try book.open("L-2", for: "S-2-A")
        try book.pay(3)
        try book.pay(2, of: "L-2")
        let reverse = ReverseLoanEvent(4, of: "L-1", on: day("2026-04-07"), reason: "bounced")
        let outcome = try reverse(in: book.book, LoanBook.time)
        #expect(outcome.amount == Money(cents: 28_86))
        #expect(outcome.happened == day("2026-04-01"))
        #expect(try reverse(in: book.book, LoanBook.time).isRepeat)
        #expect(try book.show("2026-06-15").rows == book.show("2026-06-15", "L-2").rows)
        #expect(try book.show().events.map(\.isReversed) == [false, false, false, true, false])
        #expect(try book.failures().isEmpty)
    }

    @Test func aRehearsalChangesNothing() throws {
        try book.open()
        try book.pay(3)
        let before = (try book.show(), try book.entries())
        let outcome = try book.change(
            .prepayment(Money(cents: 500_00), recasts: true), on: "2026-04-01", of: "L-1",
            .rehearsal)
        #expect(outcome.before.nextPayment == Money(cents: 28_86))
        #expect(outcome.after.nextPayment == Money(cents: 23_20))
        #expect(outcome.after.cost < outcome.before.cost)
        #expect(outcome.after.lastDue == outcome.before.lastDue)
        #expect(try book.show() == before.0)
        #expect(try book.entries() == before.1)
    }

    @Test func paysOffToTheCent() throws {
        try book.open()
        try book.pay(2)
        let quote = try book.show("2026-03-16").position
        let outcome = try book.change(.payoff, on: "2026-03-16")
        #expect(outcome.amount == quote.payoff)
        #expect(outcome.after.position.state == .paid)
        #expect(try book.change(.payoff, on: "2026-03-16").isRepeat)
        let balances = try book.balances()
        #expect(balances["loan-receivable"] == nil)
        #expect(balances["loan-interest-receivable"] == nil)
        #expect(try book.failures().isEmpty)
    }

    @Test func verifyNoticesWhatWasPostedOtherwise() throws {
        try book.open()
        try book.book.write { writer in
            let loan = try #require(try writer.reader.bookLoan("L-1"))
            try writer.add(
                LoanEventRow(
                    array: loan.array, loan: loan.id, number: 2, date: day("2026-02-01"),
                    recordedAt: LoanBook.time.now, kind: .payment, amount: Money(cents: 1_00),
                    key: "unposted"))
        }
        #expect(
            try book.failures() == [
                "loan \"L-1\": cash holds 0.00 on 2026-02-01, its events come to 1.00",
                "loan \"L-1\": interest-income holds 0.00 on 2026-02-01, its events come to "
                    + "-12.98",
                "loan \"L-1\": loan-interest-receivable holds 0.00 on 2026-02-01, its events "
                    + "come to 11.98",
            ])
    }

    /// At first what was lent was posted as brought in from older books, and it stays there.
    @Test func whatWasLentStaysWhereItWasPosted() throws {
        try book.open()
        try book.book.write { writer in
            let loan = try #require(try writer.reader.bookLoan("L-1"))
            let entry = try Entry(
                in: loan.array, on: day("2026-01-01"), memo: "as it was posted",
                origin: EntryOrigin(key: "lending:\(loan.id):moved"),
                postings: [
                    .debit(Account(.sharesOnLoan), Money(cents: 2_600_00)),
                    .credit(Account(.openingBalance), Money(cents: 2_600_00)),
                ])
            var chain = HashChain(
                array: loan.array, after: try writer.reader.lastLink(ofArray: loan.array),
                sha256: { _ in .zero })
            try writer.append(entry, chain.append(entry))
        }
        try book.change(.payment(Money(cents: 28_86)), on: "2026-02-01")
        #expect(try book.balances()["opening-balance"] == -2_600_00)
        #expect(try book.balances()["shares-on-loan"] == nil)
        let laws = try VerifyLedger()(in: book.book).laws
        #expect(laws.first { $0.name == .loans }?.failures == [])
    }
}
