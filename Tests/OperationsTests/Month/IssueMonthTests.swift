import Accounting
import Billing
import Foundation
import Operations
import Quantities
import Storage
import TestSupport
import Testing

/// Months follow each other, and what stands in the way of one statement is no reason to leave
/// out others.
///
/// The program of July has a price for residential members alone; that of August for all. So
/// Bob's July is held, and his August waits for it.
struct IssueMonthTests {
    let test: TestBook

    init() throws {
        test = try TestBook()
        try test.importProgram(july)
        var august = ProgramText()
        august.dates = "effectiveFrom=\"2026-08-01\""
        try test.importProgram(august)
        try test.addArray("MEADOW", meter: "PM")
        try test.importMembers([
            "M-1,Ada,residential,S-1,MEADOW,001,25%,2026-01-01",
            "M-2,Bob,anchor,S-2,MEADOW,002,40%,2026-01-01",
        ])
        try importHours("PM")
    }

    private var july: ProgramText {
        var july = ProgramText()
        july.dates = "effectiveFrom=\"2020-01-01\" effectiveTo=\"2026-08-01\""
        july.pricedClass = "residential"
        return july
    }

    /// Los Angeles keeps summer time in these months.
    private func importHours(_ meter: String) throws {
        let start = try Instant("2026-07-01T07:00:00Z")
        try test.importReadings(
            (0..<(92 * 24)).map { "\(start.adding(seconds: 3600 * Int64($0))),60,10" },
            meter: meter)
    }

    @discardableResult
    private func issue(_ month: String, isClean: Bool = true) throws -> [ArrayIssue] {
        let month = try Month(month)
        let issues = try IssueMonth(
            MonthRequest(month, issued: month.next.day(5)), at: TestBook.time.now)(
                in: test.book, template: Array("page".utf8))
        if isClean { #expect(try VerifyLedger()(in: test.book).isClean) }
        return issues
    }

    private func preview(_ month: String) throws -> [ArrayPreview] {
        let month = try Month(month)
        return try PreviewMonth(MonthRequest(month, issued: month.next.day(9)))(
            in: test.book, template: Array("page".utf8))
    }

    private func reasons(_ issues: [ArrayIssue]) -> [String] {
        issues.flatMap(\.held).map { "\($0.subscriptionID): \($0.reason)" }
    }

    private let first = "months follow each other, so issue that one first, with: commonwatt bill "

    @Test func holdsTheMonthsAfterOneThatIsHeld() throws {
        #expect(
            reasons(try issue("2026-07"))
                == ["S-2: the program has no price of credit for class anchor"])
        for month in ["2026-08", "2026-09"] {
            #expect(
                reasons(try issue(month))
                    == ["S-2: its statement of 2026-07 is held; \(first)issue --month 2026-07"])
        }
        var mended = july
        mended.pricedClass = nil
        try test.importProgram(mended, replacing: true)
        for month in ["2026-07", "2026-08", "2026-09"] {
            let again = try issue(month)
            #expect(again.flatMap(\.held).isEmpty)
            #expect(again.flatMap(\.issued).count == 1)
        }
        #expect(try issue("2026-08").flatMap(\.issued).isEmpty)
    }

    /// Who came or left in the meantime waits for nobody.
    @Test func holdsNoOtherMember() throws {
        try issue("2026-07")
        try test.importMembers(["M-3,Cid,residential,S-3,MEADOW,003,5%,2026-08-10"])
        let august = try issue("2026-08")
        #expect(august.flatMap(\.issued).count == 2)
        #expect(august.flatMap(\.held).map(\.subscriptionID) == ["S-2"])
    }

    @Test func showsAnIssuedMonthAfterTheNextWasIssued() throws {
        try issue("2026-07")
        try issue("2026-08")
        let july = try preview("2026-07")
        let outcome = try #require(try july.first?.result.get())
        #expect(outcome.statements.isEmpty)
        #expect(outcome.held.map(\.subscriptionID) == ["S-2"])
    }

    /// A book of an earlier version may have the later statement without the earlier.
    @Test func saysWhatCanBeMadeNoMore() throws {
        try issue("2026-07")
        try issue("2026-08")
        var mended = july
        mended.pricedClass = nil
        try test.importProgram(mended, replacing: true)
        try issueAugustOfBob()
        #expect(
            reasons(try issue("2026-07", isClean: false)) == [
                "S-2: its statement of 2026-08 was issued before; months follow each other, so "
                    + "this one cannot be made any more and is to be settled with the member apart"
            ])
        #expect(try issue("2026-09", isClean: false).flatMap(\.issued).count == 2)
    }

    /// As an earlier version did, which did not wait.
    private func issueAugustOfBob() throws {
        let august = try Month("2026-08")
        try test.book.write { db in
            let array = try #require(try db.reader.array("MEADOW"))
            let run = try #require(try db.reader.runs(ofArray: array.id, in: august).last)
            let bob = try #require(try db.reader.subscription("S-2"))
            let next = BillRunRow(
                array: array.id, month: august, number: run.number + 1, issued: run.issued,
                metered: run.metered, unallocated: run.unallocated, program: run.program,
                template: run.template, facts: run.facts)
            let number = try db.reader.lastStatement(ofArray: array.id) + 1
            let body = try #require(
                try db.reader.statement(1, ofArray: array.id)
            ).body
            try db.issue(next) { writer in
                let figures = MemberMonthRow(
                    subscription: bob.id, month: august, statement: number, allocated: .zero,
                    unit: .cents, earned: 0, applied: 0, expired: 0, paidOut: 0, banked: 0,
                    fee: .zero, total: .zero)
                try body.withUnsafeBytes { try writer.append(figures, body: $0) }
            }
        }
    }

    /// What the database would refuse of one array stops no other, and is told in our words.
    @Test func issuesTheOtherArraysWhereOneIsRefused() throws {
        try test.addArray("ROOF", meter: "PM-2")
        try test.importMembers(["M-4,Dan,residential,S-4,ROOF,004,10%,2026-01-01"])
        try importHours("PM-2")
        try test.book.write { db in
            let array = try #require(try db.reader.array("MEADOW"))
            let entry = try Entry(
                in: array.id, on: day("2026-07-31"), memo: "in the way",
                origin: EntryOrigin(key: "statement/1"),
                postings: [
                    .debit(Account(.cash), Money(cents: 1)),
                    .credit(Account(.subscriptionRevenue), Money(cents: 1)),
                ])
            var chain = HashChain(
                array: array.id, after: try db.reader.lastLink(ofArray: array.id),
                sha256: { _ in .zero })
            try db.append(entry, chain.append(entry))
        }
        let issues = try issue("2026-07", isClean: false)
        #expect(issues.map(\.issued.count) == [0, 1])
        let problem = try #require(issues.first?.problem?.description)
        #expect(problem.hasPrefix("the book refuses this: "), "\(problem)")
        #expect(!problem.contains("constraint"), "\(problem)")
        #expect(issues.last?.problem == nil)
        #expect(try test.book.read { try $0.billedMonths(ofArray: 1) }.isEmpty)
    }
}
