import Accounting
import Quantities
import Testing

@testable import Storage

struct JournalTests {
    let sample: SampleBook

    init() throws {
        sample = try SampleBook()
        try sample.issue(sample.subscriptions)
    }

    private func pay(_ cents: Int64, _ key: String) throws {
        let member = sample.subscriptions[1]
        try sample.book.write { db in
            var chain = try sample.chain(db.reader)
            let entry = try Entry(
                in: sample.array, on: CivilDate("2026-07-09"), memo: "payment",
                origin: EntryOrigin(key: key),
                postings: [
                    .debit(Account(.cash), Money(cents: cents)),
                    .credit(Account(.receivable, of: member), Money(cents: cents)),
                ])
            let link = chain.append(entry)
            try db.append(entry, link)
            try db.add(
                PaymentRow(
                    key: key, array: sample.array, subscription: member,
                    received: try CivilDate("2026-07-09"), amount: Money(cents: cents),
                    entry: link.number))
        }
    }

    @Test func hasBalancesThatAreSums() throws {
        try pay(500, "P-1")
        try sample.book.read { db throws in
            let owed = try db.balances(of: .receivable, inArray: sample.array)
            #expect(owed == [1: 900, 2: 400, 3: 900])
            let account = Account(.receivable, of: 2)
            #expect(try db.balance(of: account, inArray: sample.array) == 400)
            #expect(try db.balance(of: Account(.cash), inArray: sample.array) == 500)
            #expect(try db.balance(of: Account(.badDebt), inArray: sample.array) == 0)
            let trial = try db.trialBalance()
            #expect(trial.excesses.isEmpty)
            #expect(trial.balance(of: .receivable) == 2200)
            #expect(trial == (try db.trialBalance(ofArray: sample.array)))
        }
    }

    @Test func tellsPaymentsSinceAnEntry() throws {
        try pay(500, "P-1")
        try pay(100, "P-2")
        try sample.book.read { db throws in
            let payments = try db.payments(ofArray: sample.array, afterEntry: 3)
            #expect(payments.map(\.key) == ["P-1", "P-2"])
            #expect(payments.map(\.entry) == [4, 5])
            #expect(try db.payments(ofArray: sample.array, afterEntry: 4).map(\.key) == ["P-2"])
            #expect(try db.payment(withKey: "P-2")?.amount == Money(cents: 100))
            #expect(try db.payment(withKey: "P-3") == nil)
            #expect(try db.entry(of: .other("P-1"), inArray: sample.array) == 4)
        }
    }

    @Test func takesAPaymentOnce() throws {
        try pay(500, "P-1")
        let reason = "it holds this already; nothing was changed"
        #expect(throws: BookError.refused(reason: reason)) { try pay(500, "P-1") }
        #expect(try sample.book.read { try $0.lastLink(ofArray: sample.array) }.number == 4)
    }

    @Test func handsOverEntriesAsTheyWere() throws {
        try pay(500, "P-1")
        var entries: [Entry] = []
        try sample.book.read { db throws in
            try db.eachEntry(ofArray: sample.array, numbers: 2...4) {
                entries.append(try $0.entry())
            }
        }
        #expect(entries.map(\.key) == ["2026-06 2", "2026-06 3", "P-1"])
        #expect(entries.first == (try sample.entry("2026-06 2", 2)))
    }

    @Test func tellsThatItWasTamperedWith() throws {
        try sample.book.write { writer in
            try writer.db.run("DROP TRIGGER posting_is_final")
            try writer.db.run("UPDATE posting SET quantity = 901 WHERE entry = 2 AND account = 33")
        }
        var reasons: [String] = []
        try sample.book.read { db throws in
            try db.eachEntry(ofArray: sample.array) { recorded in
                do { _ = try recorded.entry() } catch { reasons.append("\(error)") }
            }
        }
        #expect(reasons == ["debits of the general ledger exceed credits by 0.01"])
    }

    @Test func tellsOfAnAccountThatIsNone() throws {
        try sample.book.write { writer in
            try writer.db.run("DROP TRIGGER posting_is_final")
            try writer.db.run("UPDATE posting SET account = 63 WHERE entry = 2 AND account = 33")
        }
        let damaged = BookError.damaged(
            path: sample.book.path,
            reason: "expected an account: no kind of account has the number 63 in account, "
                + "found \"63\"")
        #expect(throws: damaged) { try sample.book.read { _ = try $0.trialBalance() } }
    }
}
