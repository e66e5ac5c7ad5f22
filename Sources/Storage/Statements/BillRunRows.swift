import Accounting

/// The rows of a run that are not yet in the book, with their texts in one stretch of memory.
struct BillRunRows {
    struct EntryRow {
        let number: Int64
        let date: Int64
        let corrects: Int64?
        let key: Range<Int>
        let memo: Range<Int>
        let digest: Range<Int>
    }

    struct PostingRow {
        let account: UInt8
        let entry: Int64
        let line: Int64
        let subscription: Int64
        let quantity: Int64
    }

    struct StatementRow {
        let figures: MemberMonthRow
        let body: Range<Int>
    }

    private(set) var entries: [EntryRow] = []
    private(set) var postings: [PostingRow] = []
    private(set) var statements: [StatementRow] = []
    private(set) var movements: [BankMovementRow] = []
    var held: [HeldRow] = []
    /// What the ranges of the rows lie in.
    private(set) var bytes: [UInt8] = []

    /// Whether it is time to write: about two megabytes.
    var isFull: Bool {
        bytes.count > 1 << 20 || postings.count > 1 << 14 || movements.count > 1 << 14
            || held.count > 1 << 10
    }

    mutating func append(_ entry: Entry, _ link: HashChain.Link) {
        entries.append(
            EntryRow(
                number: link.number, date: entry.date.stored, corrects: entry.corrects,
                key: keep(entry.key), memo: keep(entry.memo), digest: keep(link.digest.bytes)))
        var line: Int64 = 0
        for posting in entry.postings {
            line += 1
            postings.append(
                PostingRow(
                    account: posting.account.kind.rawValue, entry: link.number, line: line,
                    subscription: posting.account.subscription, quantity: posting.quantity))
        }
    }

    mutating func append(
        _ figures: MemberMonthRow, lastEntry: Int64, body: UnsafeRawBufferPointer
    ) {
        var figures = figures
        figures.lastEntry = lastEntry
        statements.append(StatementRow(figures: figures, body: keep(body)))
    }

    mutating func append(_ movement: BankMovementRow) {
        movements.append(movement)
    }

    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        postings.removeAll(keepingCapacity: true)
        statements.removeAll(keepingCapacity: true)
        movements.removeAll(keepingCapacity: true)
        held.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func keep(_ added: some Sequence<UInt8>) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: added)
        return start..<bytes.count
    }

    private mutating func keep(_ text: String) -> Range<Int> { keep(text.utf8) }

    /// The postings by kind of account, those of one kind as they came.
    ///
    /// Counts first and then places each, since there are few kinds and many postings.
    var postingsByAccount: [PostingRow] {
        guard let first = postings.first else { return [] }
        var ends = [Int](repeating: 0, count: 257)
        for posting in postings { ends[Int(posting.account) + 1] += 1 }
        for account in 1..<ends.count { ends[account] += ends[account - 1] }
        var sorted = [PostingRow](repeating: first, count: postings.count)
        for posting in postings {
            sorted[ends[Int(posting.account)]] = posting
            ends[Int(posting.account)] += 1
        }
        return sorted
    }
}
