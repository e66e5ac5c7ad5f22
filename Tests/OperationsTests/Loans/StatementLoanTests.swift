import Accounting
import Billing
import Documents
import Foundation
import Lending
import Operations
import Quantities
import Storage
import TestSupport
import Testing

/// A loan of the book on the statements of its subscription: 1,200.00 in 12 payments of 103.64,
/// lent on 10 July 2026, the first due on 1 September.
struct StatementLoanTests {
    let book: LoanBook

    init() throws {
        book = try LoanBook()
        // Los Angeles keeps summer time in these months, but for the first night of November.
        let start = try Instant("2026-06-01T07:00:00Z")
        try book.test.importReadings(
            (0..<5_136).map { "\(start.adding(seconds: 3600 * Int64($0))),60,10" })
    }

    @discardableResult
    private func issue(_ month: String) throws -> [ArrayIssue] {
        let template = try Data(
            contentsOf: PackageRoot.folder.appending(path: "templates/statement.html"))
        let month = try Month(month)
        let issues = try IssueMonth(
            MonthRequest(month, issued: month.next.day(5)), at: LoanBook.time.now)(
                in: book.book, template: Array(template))
        try #require(issues.compactMap(\.problem).isEmpty)
        #expect(try book.failures().isEmpty)
        return issues
    }

    /// The statement of Ada's month.
    private func statement(_ month: String) throws -> Statement {
        let month = try Month(month)
        return try book.book.read { reader in
            let query = StatementQuery(reader)
            let summary = try #require(
                try query.list(.init(month: month)).first { $0.subscriptionKey == "S-1-A" })
            let number = StatementNumber(array: summary.arrayKey, sequence: summary.number)
            return try query.document(number.description).statement
        }
    }

    private func loanLines(_ statement: Statement) -> [String: Int64] {
        var amounts: [String: Int64] = [:]
        for line in statement.lines {
            switch line.kind {
            case .installment, .installmentTakenBack:
                amounts[line.kind.rawValue] = line.amount.cents
            default: break
            }
        }
        return amounts
    }

    @discardableResult
    private func pay(_ cents: Int64, on date: String, _ reference: String? = nil) throws
        -> RecordPayment.Outcome
    {
        let outcome = try RecordPayment(
            of: Money(cents: cents), for: "S-1-A", on: day(date), reference: reference)(
                in: book.book, LoanBook.time)
        #expect(try book.failures().isEmpty)
        return outcome
    }

    private func openLoan() throws {
        try book.open(amount: 1_200_00, payments: 12, on: "2026-07-10")
    }

    private func charge(_ statement: Statement) -> StatementLine.LoanCharge? {
        for line in statement.lines {
            if case .loan(let charge) = line.basis { return charge }
        }
        return nil
    }

    /// Why the first payment of the loan cannot be taken back by itself.
    private func refusalToReverse() throws -> String {
        let event = try #require(try book.show().events.first { $0.kind == "payment" })
        let error = #expect(throws: LoanOperationError.self) {
            try ReverseLoanEvent(event.number, of: "L-1", on: day("2026-08-29"))(
                in: book.book, LoanBook.time)
        }
        return error?.description ?? ""
    }

    @Test func billsAnInstallmentBeforeItIsDue() throws {
        try openLoan()
        try issue("2026-07")
        let july = try statement("2026-07")
        #expect(loanLines(july) == ["installment": 103_64])
        let charge = try #require(self.charge(july))
        #expect(charge.numbers == 1...1)
        #expect(charge.due == day("2026-09-01"))
        // 51 days of 360 at 5.99 percent.
        #expect(charge.interest == Money(cents: 10_18))
        #expect(charge.balance == Money(cents: 1_106_54))
        let loan = try #require(july.financing?.loans.first)
        #expect(loan.activity.map(\.kind) == [.disbursement])
        #expect(july.financing?.month == july.financing?.soFar)
        #expect(july.financing?.month.took == Money(cents: 103_64))
        #expect(try book.balances()["loan-billed"] == -103_64)
    }

    @Test func passesOnWhatIsPaid() throws {
        try openLoan()
        try issue("2026-07")
        let owed = try statement("2026-07").total.cents
        let outcome = try pay(owed, on: "2026-08-20")
        #expect(outcome.passedOn == [LoanPart(loan: "L-1", amount: Money(cents: 103_64))])
        #expect(outcome.owed == .zero)
        #expect(try book.balances()["loan-billed"] == nil)
        #expect(try book.balances()["cash"] == owed)
        #expect(try book.show("2026-08-20").position.received == Money(cents: 103_64))
        // The same again is refused.
        #expect(throws: PaymentError.self) { try pay(owed, on: "2026-08-20") }
        try issue("2026-08")
        let august = try statement("2026-08")
        #expect(loanLines(august) == ["installment": 103_64])
        #expect(charge(august)?.numbers == 2...2)
        #expect(august.financing?.loans.first?.activity.map(\.kind) == [.payment])
        #expect(august.financing?.soFar.took == Money(cents: 2 * 103_64))
        #expect(august.financing?.month.took == Money(cents: 103_64))
    }

    @Test func paysTheLoanFirst() throws {
        try openLoan()
        try issue("2026-07")
        let outcome = try pay(60_00, on: "2026-08-20")
        #expect(outcome.passedOn.map(\.amount) == [Money(cents: 60_00)])
        let rest = try pay(60_00, on: "2026-08-21")
        #expect(rest.passedOn.map(\.amount) == [Money(cents: 43_64)])
    }

    @Test func takesBackABouncedPayment() throws {
        try openLoan()
        try issue("2026-07")
        try pay(150_00, on: "2026-08-20", "check 1")
        let reverse = ReversePayment("check 1", on: day("2026-08-28"), reason: "bounced")
        _ = try reverse(in: book.book, LoanBook.time)
        #expect(try book.failures().isEmpty)
        #expect(try book.show("2026-08-31").position.received == .zero)
        #expect(try book.balances()["loan-billed"] == -103_64)
        #expect(try reverse(in: book.book, LoanBook.time).isRepeat)
        #expect(try book.failures().isEmpty)
        #expect(try refusalToReverse().contains("take that one back"))
    }

    @Test func takesOffWhatWasPaidToTheLoanItself() throws {
        try openLoan()
        try issue("2026-07")
        let outcome = try book.change(.payment(Money(cents: 103_64)), on: "2026-08-10")
        #expect(outcome.asked == Money(cents: 103_64))
        try issue("2026-08")
        let august = try statement("2026-08")
        #expect(loanLines(august) == ["installment-taken-back": -103_64, "installment": 103_64])
        #expect(charge(august)?.numbers == 2...2)
        #expect(august.financing?.soFar.took == Money(cents: 2 * 103_64))
    }

    /// Disbursement, a late payment, a prepayment with recast, payoff.
    @Test func followsALoanToItsEnd() throws {
        try openLoan()
        for month in ["2026-07", "2026-08"] { try issue(month) }
        #expect(try statement("2026-08").financing?.loans.first?.behind == Money(cents: 103_64))
        try pay(try statement("2026-08").total.cents, on: "2026-09-19")
        try book.change(.prepayment(Money(cents: 400_00), recasts: true), on: "2026-09-25")
        try issue("2026-09")
        let september = try statement("2026-09")
        let loan = try #require(september.financing?.loans.first)
        #expect(loan.activity.map(\.kind) == [.lateFee, .payment, .prepayment, .recast])
        #expect(loan.activity.last?.paidFrom == day("2026-11-01"))
        let level = try #require(loan.activity.last?.payment)
        #expect(level < Money(cents: 65_00))
        // The late fee took 5.18 of what was paid for October.
        #expect(loanLines(september) == ["installment": 5_18 + level.cents])
        try book.change(.payoff, on: "2026-10-20")
        try issue("2026-10")
        let october = try statement("2026-10")
        let end = try #require(october.financing?.loans.first)
        #expect(end.state == .paid)
        #expect(end.balance == .zero && end.payoff == .zero)
        #expect(end.activity.map(\.kind) == [.payoff])
        #expect(loanLines(october) == ["installment-taken-back": -(5_18 + level.cents)])
        #expect(october.financing?.soFar.took == end.paid)
        #expect(try book.balances()["loan-billed"] == nil)
        #expect(try book.balances()["loan-receivable"] == nil)
        try issue("2026-11")
        #expect(try statement("2026-11").financing == nil)
    }

    /// A payment that bounces after the payoff: the story goes on where it was left.
    @Test func goesOnAfterAGap() throws {
        try openLoan()
        try issue("2026-07")
        try pay(try statement("2026-07").total.cents, on: "2026-08-20", "check 1")
        try book.change(.payoff, on: "2026-08-28")
        for month in ["2026-08", "2026-09"] { try issue(month) }
        #expect(try statement("2026-09").financing == nil)
        let reverse = ReversePayment("check 1", on: day("2026-10-20"))
        let outcome = try reverse(in: book.book, LoanBook.time)
        #expect(outcome.takenFromLoans == [LoanPart(loan: "L-1", amount: Money(cents: 103_64))])
        try issue("2026-10")
        let (august, october) = (try statement("2026-08"), try statement("2026-10"))
        let (told, now) = (try #require(august.financing), try #require(october.financing))
        #expect(now.since == told.since)
        #expect(now.soFar.took == told.soFar.took + now.month.took)
        // What bounced is asked for again; interest and the late fee came to it.
        #expect(now.month.took == Money(cents: 6_51))
        #expect(now.loans.first?.state == .active)
        #expect(now.soFar.earned == told.soFar.earned + now.month.earned)
        // 103.76 of principal was missing on 28 August; 1.16 is its interest to 5 November.
        let loan = try #require(now.loans.first)
        #expect(loan.balance == Money(cents: 103_76))
        #expect(loan.activity.map(\.kind) == [.payment, .lateFee])
        #expect(loan.activity.last?.date == day("2026-11-05"))
        #expect(loan.payoff == Money(cents: 103_76 + 1_16 + 5_23))
        #expect(loan.behind == loan.payoff && loan.asked == loan.payoff)
        // 103.64 was asked for in July and is owed again.
        #expect(loanLines(october) == ["installment": 12 + 1_16 + 5_23])
    }

    /// A payment of the loan's account that bounces after the payoff: what is missing is due on
    /// that day, and nothing was late before it.
    @Test func asksAtOnceForWhatAPayoffLeft() throws {
        try openLoan()
        let check = try book.change(.payment(Money(cents: 103_64)), on: "2026-09-01", "check 1")
        try book.change(.payoff, on: "2026-09-28")
        _ = try ReverseLoanEvent(check.number, of: "L-1", on: day("2026-11-01"))(
            in: book.book, LoanBook.time)
        #expect(try book.failures().isEmpty)
        // As the book knows it now: 104.06 of principal was missing on 28 September.
        let before = try book.show("2026-10-31")
        #expect(before.position.due == .zero)
        #expect(before.position.nextDue == day("2026-11-01"))
        #expect(before.rows.map(\.kind) == [.payment])
        let now = try book.show("2026-11-05").position
        #expect(now.quote.principal == Money(cents: 104_06))
        #expect(now.quote.fees == .zero)
        #expect(now.due == now.payoff)
        for month in ["2026-07", "2026-08", "2026-09", "2026-10"] { try issue(month) }
        let october = try statement("2026-10")
        #expect(october.financing?.loans.first?.asked == now.payoff)
        // Paid again, it is paid off; bounced again, it is owed again.
        try pay(try statement("2026-10").total.cents, on: "2026-11-10", "check 2")
        #expect(try book.show("2026-11-10").position.payoff <= Money(cents: 10))
        _ = try ReversePayment("check 2", on: day("2026-11-20"))(in: book.book, LoanBook.time)
        #expect(try book.failures().isEmpty)
        let again = try book.show("2026-11-20").position
        #expect(again.due == again.payoff && again.payoff >= now.payoff)
    }

    /// Payoff, bounce, payment, issue in random order: the books hold after each step, and a
    /// statement asks for all that is owed of a loan that was taken for paid off.
    @Test(arguments: Seed.few)
    func whatAPayoffLeftIsNeverForgotten(seed: Seed) throws {
        var seed = seed
        try openLoan()
        var bounceable: [String] = []
        for (count, month) in ["2026-07", "2026-08", "2026-09", "2026-10"].enumerated() {
            try issue(month)
            let start = try Month(month).next.day(6)
            func date() -> CivilDate { start.adding(days: .random(in: 0...9, using: &seed)) }
            let reference = "check \(count)"
            try pay(.random(in: 20_00...250_00, using: &seed), on: "\(date())", reference)
            bounceable.append(reference)
            let later = start.adding(days: .random(in: 10...15, using: &seed))
            if try book.show("\(later)").position.payoff > .zero, Bool.random(using: &seed) {
                try book.change(.payoff, on: "\(later)")
            }
            #expect(try book.failures().isEmpty)
            guard Bool.random(using: &seed), let bad = bounceable.randomElement(using: &seed) else {
                continue
            }
            bounceable.removeAll { $0 == bad }
            _ = try ReversePayment(bad, on: start.adding(days: 20))(
                in: book.book, LoanBook.time)
            #expect(try book.failures().isEmpty)
        }
        try issue("2026-11")
        let rows = try book.show().events
        let hasPayoff = rows.contains { $0.reference.hasSuffix("payoff") }
        guard let loan = try statement("2026-11").financing?.loans.first, hasPayoff else { return }
        #expect(loan.asked == loan.payoff)
        #expect(loan.behind == loan.payoff)
    }

    @Test func paysOutOfCreditOnTheAccount() throws {
        try openLoan()
        try pay(5_000_00, on: "2026-07-20")
        try issue("2026-07")
        #expect(try statement("2026-07").total < .zero)
        #expect(try book.show("2026-08-05").position.received == Money(cents: 103_64))
        #expect(try book.balances()["loan-billed"] == nil)
        try issue("2026-08")
        // Told on the statement after it.
        let activity = try statement("2026-08").financing?.loans.first?.activity
        #expect(activity?.map(\.kind) == [.payment])
        #expect(activity?.first?.date == day("2026-08-05"))
        #expect(try refusalToReverse().contains("was paid out of credit"))
    }

    /// A month that is issued for an earlier day knows what the account knows.
    @Test func tellsWhatTheBookKnowsAlready() throws {
        try openLoan()
        try issue("2026-07")
        try pay(try statement("2026-07").total.cents, on: "2026-09-19")
        try issue("2026-08")
        let august = try statement("2026-08")
        #expect(charge(august)?.numbers == 1...2)
        // The late fee took 5.18 of what was paid for September.
        #expect(loanLines(august) == ["installment": 103_64 + 5_18])
        let loan = try #require(august.financing?.loans.first)
        #expect(loan.asOf == day("2026-09-19"))
        #expect(loan.activity.map(\.kind) == [.lateFee, .payment])
        try issue("2026-09")
        #expect(try statement("2026-09").financing?.loans.first?.activity == [])
    }

    @Test func referencesOfTheBookAreItsOwn() throws {
        try openLoan()
        for reference in ["with payment 1", "reversal of 2", "credit of statement 3"] {
            #expect(throws: OperationError.self) {
                try book.change(.payment(Money(cents: 1_00)), on: "2026-08-01", reference)
            }
        }
    }

    @Test func verifyNoticesWhatStatementsDidNotAskFor() throws {
        try openLoan()
        try issue("2026-07")
        try book.book.write { writer in
            let loan = try #require(try writer.reader.bookLoan("L-1"))
            try writer.add(
                LoanBillRow(
                    array: loan.array, loan: loan.id, statement: 2, amount: Money(cents: 1_00),
                    through: day("2026-08-24")))
        }
        let failures = try book.failures()
        #expect(failures.count == 1)
        #expect(
            failures.first?.hasPrefix(
                "subscription S-1-A: statements asked for 104.64 of loans that is not paid")
                == true)
    }

    /// Whatever is paid, prepaid, reversed and issued in whatever order: every law holds, and
    /// what the loan took so far is what was paid to it and what is asked for.
    @Test(arguments: Seed.few)
    func nothingIsLostBetweenStatementAndLoan(seed: Seed) throws {
        var seed = seed
        try openLoan()
        var payments: [String] = []
        for month in ["2026-07", "2026-08", "2026-09", "2026-10"] {
            try issue(month)
            let fact = try #require(try statement(month).financing)
            #expect(fact.soFar.took == fact.loans.reduce(.zero) { $0 + $1.paid + $1.asked })
            let start = try Month(month).next.day(6)
            for step in 0..<4 {
                let date = "\(start.adding(days: .random(in: 0...27, using: &seed)))"
                let cents = Int64.random(in: 1...400_00, using: &seed)
                do {
                    switch Int.random(in: 0...7, using: &seed) {
                    case 0:
                        try book.change(.payment(Money(cents: cents)), on: date, "\(month) \(step)")
                    case 1:
                        try book.change(
                            .prepayment(Money(cents: cents), recasts: true), on: date,
                            "\(month) \(step)")
                    case 2:
                        if let reference = payments.randomElement(using: &seed) {
                            _ = try ReversePayment(reference, on: day("2027-01-31"))(
                                in: book.book, LoanBook.time)
                        }
                    case 3: try book.change(.deferral(periods: 1), on: date, "\(month) \(step)")
                    default:
                        let reference = "\(month) payment \(step)"
                        try pay(cents, on: date, reference)
                        payments.append(reference)
                    }
                } catch is LoanEventError {
                    // What cannot be is refused, and must leave the book as it was.
                } catch is LoanOperationError {
                    // As above.
                }
                #expect(try book.failures().isEmpty)
            }
        }
        #expect(try TrialBalanceQuery(array: "MEADOW")(in: book.book).excesses.isEmpty)
    }
}
