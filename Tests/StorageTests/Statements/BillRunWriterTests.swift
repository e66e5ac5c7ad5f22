import Accounting
import Quantities
import Storage
import Testing

struct BillRunWriterTests {
    let sample: SampleBook

    init() throws {
        sample = try SampleBook(members: 257)
    }

    @Test func writesWhatItIsGiven() throws {
        try sample.issue(sample.subscriptions)
        let month = try Month("2026-06")
        try sample.book.read { db throws in
            #expect(try db.lastStatement(ofArray: sample.array) == 257)
            let figures = try db.memberMonths(ofArray: sample.array, from: month, through: month)
            #expect(figures.map(\.subscription) == sample.subscriptions)
            #expect(figures.map(\.lastEntry) == Array(1...257))
            #expect(figures.first?.total == Money(cents: -1))
            let statement = try #require(try db.statement(200, ofArray: sample.array))
            let member = sample.subscriptions[199]
            #expect(statement.subscription == member)
            #expect(statement.body == Array("statement \(member) of 2026-06".utf8))
            #expect(statement.run.row == (try sample.run()))
            let balances = try db.balances(of: .receivable, inArray: sample.array)
            #expect(balances.count == 257)
            #expect(balances[member] == 900)
        }
    }

    @Test func keepsTheChain() throws {
        try sample.issue(sample.subscriptions)
        try sample.issue(sample.subscriptions, "2026-07", from: 258)
        var chain = HashChain(array: sample.array, sha256: SHA256Stub.digest(of:))
        try sample.book.read { db throws in
            try db.eachEntry(ofArray: sample.array) { recorded in
                try chain.verify(recorded.entry(), as: recorded.link)
            }
            #expect(chain.last == (try db.lastLink(ofArray: sample.array)))
        }
        #expect(chain.last.number == 514)
    }
}
