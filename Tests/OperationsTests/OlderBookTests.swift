import Foundation
import GRDB
import Operations
import Quantities
import Storage
import Testing

/// A book of an earlier version is brought up to date, recorded as it is, and goes on.
struct OlderBookTests {
    let older: OlderBook

    init() throws {
        older = try OlderBook()
    }

    private func failures() throws -> [String] {
        let book = try Book.open(at: older.path, for: .reading)
        return try VerifyLedger()(in: book).laws.flatMap(\.failures)
    }

    @Test func isCleanWhenItIsUpToDate() throws {
        #expect(throws: BookError.older(path: older.path)) {
            try Book.open(at: older.path, for: .reading)
        }
        try Book.open(at: older.path, for: .writing).close()
        #expect(try failures() == [])
        let found = try VerifyLedger()(in: Book.open(at: older.path, for: .reading))
        let records = found.laws.first { $0.name == .records }
        #expect(try #require(records).checked > 50)
    }

    @Test func keepsWhatItsStatementsSay() throws {
        func bodies() throws -> [[UInt8]] {
            let queue = try DatabaseQueue(path: older.path)
            return try queue.read { db in
                try Row.fetchAll(db, sql: "SELECT body FROM statement ORDER BY number").map {
                    [UInt8]($0["body"] as Data)
                }
            }
        }
        let before = try bodies()
        #expect(before.count == 8)
        try Book.open(at: older.path, for: .writing).close()
        #expect(try bodies() == before)
    }

    @Test func goesOn() throws {
        do {
            let book = try Book.open(at: older.path, for: .writing)
            let time = OperationTime(
                now: Instant(secondsSince1970: 1_790_000_000), today: day("2026-09-25"))
            _ = try RecordPayment(
                of: Money(cents: 25_00), for: "S-1002", on: day("2026-09-20"), reference: "P")(
                    in: book, time)
            _ = try CreateToken(forSubscriber: "M-1002")(in: book, time)
        }
        #expect(try failures() == [])
    }

    @Test func isUnderTheChainFromThenOn() throws {
        try Book.open(at: older.path, for: .writing).close()
        let queue = try DatabaseQueue(path: older.path)
        try queue.write { db in
            try db.execute(sql: "UPDATE subscriber SET name = 'Eve' WHERE key = 'M-1001'")
        }
        try queue.close()
        let failures = try failures()
        #expect(failures.count == 1)
        #expect(failures.first?.hasPrefix("the row 1 of subscriber is not as record ") == true)
    }
}
