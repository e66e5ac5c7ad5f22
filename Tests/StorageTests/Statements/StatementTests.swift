import Accounting
import Quantities
import TestSupport
import Testing

@testable import Storage

struct StatementTests {
    let sample: SampleBook
    let june: Month
    let july: Month

    init() throws {
        sample = try SampleBook()
        june = try Month("2026-06")
        july = june.next
        try sample.issue(sample.subscriptions)
        try sample.issue(Array(sample.subscriptions.prefix(1)), "2026-07", from: 4)
        try sample.issue(
            Array(sample.subscriptions.suffix(1)), "2026-07", number: 2, from: 5)
    }

    @Test func areListedByMonth() throws {
        let list = try sample.book.read { try $0.statements(ofArray: sample.array, in: july) }
        #expect(list.map(\.number) == [4, 5])
        #expect(
            list.first
                == StatementSummary(
                    arrayKey: "MEADOW", number: 4, month: july,
                    issued: try CivilDate("2026-07-03"), subscriptionKey: "S-1",
                    subscriberKey: "M-1", subscriberName: "Ada Ålund", total: Money(cents: -1)))
    }

    @Test func areListedBySubscriber() throws {
        let list = try sample.book.read { try $0.statements(of: sample.subscriber) }
        #expect(list.map(\.number) == [1, 2, 3, 4, 5])
        #expect(list.map(\.month) == [june, june, june, july, july])
        #expect(try sample.book.read { try $0.statements(of: 99) }.isEmpty)
    }

    @Test func areHandedOverByRun() throws {
        try sample.book.read { db throws in
            let runs = try db.runs(ofArray: sample.array, in: july)
            #expect(runs.map(\.number) == [1, 2])
            var numbers: [[Int64]] = []
            for run in runs {
                numbers.append([])
                try db.eachStatement(ofRun: run) { statement in
                    #expect(statement.run == run)
                    #expect(statement.subscriber == sample.subscriber)
                    numbers[numbers.count - 1].append(statement.number)
                }
            }
            #expect(numbers == [[4], [5]])
        }
    }

    @Test func haveAHistory() throws {
        try sample.book.read { db throws in
            let history = try db.memberMonths(ofArray: sample.array, from: june, through: july)
            #expect(history.map(\.statement) == [1, 4, 2, 3, 5])
            let one = try db.memberMonths(of: sample.subscriptions[2], onArray: sample.array)
            #expect(one.map(\.statement) == [3, 5])
            #expect(one.map(\.lastEntry) == [3, 5])
            #expect(try db.billedMonths(ofArray: sample.array) == [june, july])
        }
    }

    @Test func addUp() throws {
        try sample.book.read { db throws in
            let totals = try #require(try db.totals(ofArray: sample.array, in: june))
            #expect(totals.statements == 3)
            #expect(totals.metered - totals.unallocated == totals.allocated)
            #expect(totals.earned == 3600)
            #expect(totals.banked == 450)
            #expect(totals.fees == Money(cents: 2700))
            #expect(totals.total == Money(cents: -3))
            #expect(try db.totals(ofArray: sample.array, in: july.next) == nil)
        }
    }

    @Test func areNotSkippedOrDoubled() throws {
        let gap = "statements of an array are numbered without gaps"
        #expect(throws: BookError.refused(reason: gap)) {
            try sample.issue(sample.subscriptions, "2026-08", from: 7)
        }
        #expect(throws: BookError.self) {
            try sample.issue(sample.subscriptions, "2026-08", from: 5)
        }
        // A second statement of the same month.
        #expect(throws: BookError.self) {
            try sample.issue(sample.subscriptions, "2026-07", number: 3, from: 6)
        }
        // The same run once more.
        #expect(throws: BookError.self) {
            try sample.issue([sample.subscriptions[1]], "2026-07", from: 6)
        }
        #expect(try sample.book.read { try $0.lastStatement(ofArray: sample.array) } == 5)
    }

    @Test func areMissingForThoseHeld() throws {
        let held = [
            HeldRow(subscription: sample.subscriptions[0], reason: "no class"),
            HeldRow(subscription: sample.subscriptions[2], reason: "no usage is known"),
        ]
        try sample.book.write { db in
            try db.issue(sample.run("2026-08")) { writer in
                for row in held.reversed() { try writer.hold(row) }
            }
        }
        try sample.book.read { db throws in
            #expect(try db.held(ofArray: sample.array, in: Month("2026-08")) == held)
            #expect(try db.held(ofArray: sample.array, in: july).isEmpty)
        }
    }

    /// Lots are what movements leave, whatever their order and number.
    @Test(arguments: Seed.few)
    func haveLotsThatAreSums(seed: Seed) throws {
        var seed = seed
        var expected: [BankLot] = []
        let month = try Month("2026-08")
        try sample.book.write { db in
            try db.issue(sample.run("2026-08")) { writer in
                for member in sample.subscriptions {
                    for age in stride(from: 11, through: 0, by: -1) {
                        let earned = month.adding(months: -age)
                        let quantity = Int64.random(in: 1...1_000_000, using: &seed)
                        let drawn = Int64.random(in: 0...quantity, using: &seed)
                        func move(_ kind: BankMovementRow.Kind, _ quantity: Int64) throws {
                            guard quantity != 0 else { return }
                            try writer.append(
                                BankMovementRow(
                                    subscription: member, month: month, earned: earned,
                                    kind: kind, unit: .milliwattHours, quantity: quantity))
                        }
                        try move(.draw, -drawn)
                        try move(.deposit, quantity)
                        guard drawn < quantity else { continue }
                        expected.append(
                            BankLot(
                                subscription: member, earned: earned, unit: .milliwattHours,
                                quantity: quantity - drawn))
                    }
                }
            }
        }
        try sample.book.read { db throws in
            #expect(try db.bankLots(ofArray: sample.array) == expected)
            let member = sample.subscriptions[1]
            #expect(
                try db.bankLots(of: member, onArray: sample.array)
                    == expected.filter { $0.subscription == member })
        }
    }
}
