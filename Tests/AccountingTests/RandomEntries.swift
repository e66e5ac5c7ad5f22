import Accounting
import Quantities
import TestSupport

/// Entries made up at random, which balance as all entries do.
enum RandomEntries {
    static func many(_ count: Int, array: Int64, using seed: inout Seed) throws -> [Entry] {
        var entries: [Entry] = []
        for number in 1...count {
            entries.append(try one(array: array, key: "event \(number)", using: &seed))
        }
        return entries
    }

    static func one(array: Int64, key: String, using seed: inout Seed) throws -> Entry {
        var postings: [Posting] = []
        for ledger in Ledger.allCases where ledger == .general || Bool.random(using: &seed) {
            postings += self.postings(to: ledger, using: &seed)
        }
        let date = try CivilDate("2026-01-01").adding(days: .random(in: 0...9_999, using: &seed))
        let corrects = Bool.random(using: &seed) ? Int64.random(in: 1...9, using: &seed) : nil
        return try Entry(
            in: array, on: date, memo: "random", origin: EntryOrigin(key: key), corrects: corrects,
            postings: postings.shuffled(using: &seed))
    }

    /// Some postings that are not zero, and one that balances them if they do not do so.
    private static func postings(to ledger: Ledger, using seed: inout Seed) -> [Posting] {
        let size: Int64 = 1_000_000_000_000
        var postings = (0..<Int.random(in: 2...6, using: &seed)).map { _ in
            let magnitude = Int64.random(in: 1...size, using: &seed)
            let quantity = Bool.random(using: &seed) ? magnitude : -magnitude
            return Posting(account(in: ledger, using: &seed), quantity: quantity)
        }
        let excess = postings.map(\.quantity).reduce(0, +)
        if excess != 0 {
            postings.append(Posting(account(in: ledger, using: &seed), quantity: -excess))
        }
        return postings
    }

    static func account(in ledger: Ledger, using seed: inout Seed) -> Account {
        let kinds = AccountKind.allCases.filter { $0.ledger == ledger }
        let kind = kinds[Int.random(in: kinds.indices, using: &seed)]
        return kind.belongsToSubscription
            ? Account(kind, of: .random(in: 1...1_000, using: &seed)) : Account(kind)
    }
}
