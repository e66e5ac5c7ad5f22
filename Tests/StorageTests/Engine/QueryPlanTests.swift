import Accounting
import GRDB
import Metering
import Quantities
import Testing

@testable import Storage

/// What is asked for every array's month, or by the service, never reads a table through.
struct QueryPlanTests {
    let sample: SampleBook

    init() throws {
        sample = try SampleBook()
        try sample.issue(Array(sample.subscriptions.prefix(2)))
    }

    /// The steps of the plans of all that `body` asks.
    private func plans(_ body: (BookReader) throws -> Void) throws -> [String] {
        try sample.book.write { writer in
            let log = Log()
            writer.db.trace(options: .statement) { log.add("\($0)") }
            try body(writer.reader)
            writer.db.trace(options: [])
            return try log.queries.flatMap { sql in
                try writer.db.all("EXPLAIN QUERY PLAN \(sql)") { $0.text(3) }
            }
        }
    }

    private final class Log {
        private(set) var queries: [String] = []

        func add(_ sql: String) {
            if sql.hasPrefix("SELECT") || sql.hasPrefix("WITH") { queries.append(sql) }
        }
    }

    private func expectNoScan(_ body: (BookReader) throws -> Void) throws {
        let plans = try plans(body)
        #expect(!plans.isEmpty)
        // What stands in a subquery of its own is small; undone imports are few.
        let small = ["SCAN billed", "SCAN moved", "SCAN import_void", "SCAN CONSTANT ROW"]
        let scans = plans.filter { step in
            step.hasPrefix("SCAN") && !small.contains { step.hasPrefix($0) }
        }
        #expect(scans.isEmpty, "\(plans)")
    }

    @Test func ofAMonthToBillReadNoTableThrough() throws {
        let array = sample.array
        let month = try Month("2026-06")
        try expectNoScan { db in
            _ = try db.memberships(ofArray: array, on: month.days)
            _ = try db.shares(ofArray: array, on: month.days)
            _ = try db.loans(ofArray: array)
            _ = try db.bookLoans(ofArray: array)
            _ = try db.loanApplications(ofArray: array)
            _ = try db.notes(ofLoanApplication: 1, inArray: array)
            _ = try db.closing(ofLoanApplication: 1, inArray: array)
            _ = try db.events(ofLoan: 1, inArray: array)
            _ = try db.bills(ofLoan: 1, inArray: array)
            _ = try db.bookLoans(ofSubscription: 1, inArray: array)
            _ = try db.notes(ofLoan: 1, inArray: array)
            _ = try db.distributions(ofLoan: 1, inArray: array)
            _ = try db.posted(
                underKeys: "2026", of: [.receivable, .subscriptionRevenue], inArray: array)
            _ = try db.loanProductVersions("share-loan")
            _ = try db.balances(of: .receivable, inArray: array)
            _ = try db.payments(ofArray: array, afterEntry: 1)
            _ = try db.bankLots(ofArray: array)
            _ = try db.memberMonths(ofArray: array, from: month, through: month)
            _ = try db.utilityBills(ofArray: array, in: month)
            _ = try db.postedCredits(ofArray: array, in: month)
            _ = try db.runs(ofArray: array, in: month)
            _ = try db.held(ofArray: array, in: month)
            _ = try db.totals(ofArray: array, in: month)
            _ = try db.lastStatement(ofArray: array)
            _ = try db.lastLink(ofArray: array)
            _ = try db.usageMeters(ofArray: array)
            _ = try db.productionMeter(ofArray: array)
            _ = try db.programVersions("ny-net")
            _ = try db.monthlyPrice(of: "lbmp", in: month)
            _ = try db.hourlyPrices(of: "lbmp", in: TimeZoneRules.utc.range(of: month.days))
            _ = try db.readings(of: 1, .received, in: TimeZoneRules.utc.range(of: month.days))
        }
    }

    @Test func ofTheServiceReadNoTableThrough() throws {
        let array = sample.array
        let member = sample.subscriptions[0]
        let month = try Month("2026-06")
        try expectNoScan { db in
            _ = try db.token(.zero)
            _ = try db.array("MEADOW")
            _ = try db.subscriber("M-1")
            _ = try db.subscription("S-1")
            _ = try db.subscriptions(of: sample.subscriber)
            _ = try db.subscriptions(withUtilityAccount: "0012-S-1")
            _ = try db.statement(1, ofArray: array)
            _ = try db.statements(of: sample.subscriber)
            _ = try db.statements(ofArray: array, in: month)
            _ = try db.memberMonths(of: member, onArray: array)
            _ = try db.bankLots(of: member, onArray: array)
            _ = try db.balance(of: Account(.receivable, of: member), inArray: array)
            _ = try db.entry(of: .other("k"), inArray: array)
            _ = try db.payment(withKey: "k")
            _ = try db.payments(of: Money(cents: 1), for: member, on: month.firstDay)
            _ = try db.bookLoan("L-1")
            _ = try db.loanApplication("L-1")
            _ = try db.loanEvent(withKey: "k")
            _ = try db.sharingTerms(ofArray: array, in: month)
            try db.eachEntry(ofArray: array) { _ in }
            for run in try db.runs(ofArray: array, in: month) {
                try db.eachStatement(ofRun: run) { _ in }
            }
        }
    }

    /// These come by the key, so that nothing is put in order.
    @Test func ofAllMembersOfAnArraySortNothing() throws {
        let array = sample.array
        let month = try Month("2026-06")
        let plans = try plans { db in
            _ = try db.memberships(ofArray: array, on: month.days)
            _ = try db.shares(ofArray: array, on: month.days)
            _ = try db.balances(of: .receivable, inArray: array)
            _ = try db.memberMonths(ofArray: array, from: month, through: month)
            _ = try db.utilityBills(ofArray: array, in: month)
            _ = try db.postedCredits(ofArray: array, in: month)
            _ = try db.readings(of: 1, .received, in: TimeZoneRules.utc.range(of: month.days))
        }
        #expect(!plans.contains { $0.contains("TEMP B-TREE") }, "\(plans)")
    }
}
