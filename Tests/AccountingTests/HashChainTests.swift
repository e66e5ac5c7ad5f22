import Accounting
import Quantities
import TestSupport
import Testing

struct HashChainTests {
    /// Computed with Python's `struct` and `hashlib` from the documented form of the bytes.
    @Test func digestsNeverChange() throws {
        let invoice = try Entry(
            in: 3, on: CivilDate("2026-06-30"), memo: "Gebühr",
            origin: EntryOrigin(key: "bill 2026-06 S-0001"),
            postings: [
                .debit(Account(.receivable, of: 17), Money(cents: 71_88)),
                .credit(Account(.subscriptionRevenue), Money(cents: 69_12)),
                .credit(Account(.salesTaxPayable), Money(cents: 2_76)),
            ])
        let reversal = try invoice.reversal(
            of: 1, on: CivilDate("2026-07-01"), memo: "mistake", origin: .other("undo"))
        var chain = HashChain(array: 3, sha256: SHA256.hash)
        let first = chain.append(invoice)
        #expect(first.number == 1)
        #expect(
            first.digest.description
                == "0d931d33ac7f51d57aacd72a96ec444a344a3d150b61acbcc0c9a7a7fd80335b")
        let second = chain.append(reversal)
        #expect(second.number == 2)
        #expect(
            second.digest.description
                == "2d53aae44a5fbc3970473d8e6828d50640818a938b2fce5912116df8663244c9")
        #expect(chain.last == second)
    }

    @Test(arguments: Seed.few)
    func verifiesWhatWasWritten(seed: Seed) throws {
        var book = try Book(20, seed: seed)
        try book.verify()
        // In two parts, as when only what is new is looked at.
        let (entries, links) = (book.entries, book.links)
        book = Book(entries: Array(entries[9...]), links: Array(links[9...]), after: links[8])
        try book.verify()
    }

    @Test(arguments: Seed.few)
    func noticesAnyEntryPutInPlaceOfAnother(seed: Seed) throws {
        let book = try Book(5, seed: seed)
        let entry = book.entries[2]
        let date = entry.date.adding(days: 1)
        var postings = entry.postings
        postings.swapAt(0, 1)
        let others = [
            try entry.with(memo: entry.memo + "!"), try entry.with(key: entry.key + "!"),
            try entry.withTextShifted(), try entry.with(date: date),
            try entry.with(corrects: 99), try entry.with(postings: postings),
            try entry.with(postings: entry.postings + entry.postings), book.entries[1],
        ]
        for other in others where other != entry {
            var forged = book
            forged.entries[2] = other
            #expect(
                message(forged)
                    == "entry 3 of array 4, or its digest, was altered after it was written")
        }
    }

    @Test func noticesADigestThatWasChanged() throws {
        var book = try Book(5, seed: Seed(1))
        book.links[4] = .init(number: 5, digest: .zero)
        #expect(
            message(book) == "entry 5 of array 4, or its digest, was altered after it was written")
    }

    /// An entry forged together with its own digest does not fit what follows.
    @Test func noticesAForgedLink() throws {
        var book = try Book(5, seed: Seed(1))
        book.entries[2] = try book.entries[2].with(memo: "forged")
        var chain = HashChain(array: 4, after: book.links[1], sha256: SHA256.hash)
        book.links[2] = chain.append(book.entries[2])
        #expect(
            message(book) == "entry 4 of array 4, or its digest, was altered after it was written")
    }

    @Test func noticesWhatIsMissingOrSwapped() throws {
        let book = try Book(5, seed: Seed(1))
        var short = book
        short.remove(at: 2)
        #expect(message(short) == "expected entry 3 of array 4, found 4")
        short.remove(at: 0)
        #expect(message(short) == "expected entry 1 of array 4, found 2")
        var swapped = book
        swapped.entries.swapAt(1, 2)
        swapped.links.swapAt(1, 2)
        #expect(message(swapped) == "expected entry 2 of array 4, found 3")
        var twice = book
        twice.entries.insert(book.entries[1], at: 1)
        twice.links.insert(book.links[1], at: 1)
        #expect(message(twice) == "expected entry 3 of array 4, found 2")
    }

    @Test func noticesAnEntryOfAnotherArray() throws {
        var book = try Book(3, seed: Seed(1))
        var seed = Seed(2)
        book.entries[1] = try RandomEntries.one(array: 5, key: "elsewhere", using: &seed)
        #expect(message(book) == "entry 2 of array 4 says it is of array 5")
    }

    @Test func goesOnAfterAnEntryThatDidNotFit() throws {
        let book = try Book(3, seed: Seed(1))
        var chain = HashChain(array: 4, sha256: SHA256.hash)
        #expect(throws: ChainError.self) { try chain.verify(book.entries[1], as: book.links[0]) }
        #expect(chain.last == .start)
        try chain.verify(book.entries[0], as: book.links[0])
        #expect(chain.last == book.links[0])
    }

    private func message(_ book: Book) -> String? {
        #expect(throws: ChainError.self) { try book.verify() }?.description
    }
}

/// The entries of array 4 and their links, as a book keeps them.
private struct Book {
    var entries: [Entry]
    var links: [HashChain.Link]
    var start = HashChain.Link.start

    init(_ count: Int, seed: Seed) throws {
        var seed = seed
        let entries = try RandomEntries.many(count, array: 4, using: &seed)
        var chain = HashChain(array: 4, sha256: SHA256.hash)
        self.init(entries: entries, links: entries.map { chain.append($0) }, after: .start)
    }

    init(entries: [Entry], links: [HashChain.Link], after start: HashChain.Link) {
        self.entries = entries
        self.links = links
        self.start = start
    }

    mutating func remove(at index: Int) {
        entries.remove(at: index)
        links.remove(at: index)
    }

    func verify() throws {
        var chain = HashChain(array: 4, after: start, sha256: SHA256.hash)
        for (entry, link) in zip(entries, links) { try chain.verify(entry, as: link) }
    }
}

extension Entry {
    fileprivate func with(
        date: CivilDate? = nil, memo: String? = nil, key: String? = nil, corrects: Int64? = nil,
        postings: [Posting]? = nil
    ) throws -> Entry {
        try Entry(
            in: array, on: date ?? self.date, memo: memo ?? self.memo,
            origin: EntryOrigin(key: key ?? self.key),
            corrects: corrects ?? self.corrects, postings: postings ?? self.postings)
    }

    /// The same text in all, parted between key and memo elsewhere.
    fileprivate func withTextShifted() throws -> Entry {
        try with(memo: String(memo.dropFirst()), key: key + memo.prefix(1))
    }
}
