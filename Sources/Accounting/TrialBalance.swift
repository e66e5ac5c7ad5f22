/// What was debited and credited to each kind of account.
///
/// Sums are 128 bits wide: no number of postings that could ever be written overflows them.
public struct TrialBalance: Hashable, Sendable {
    /// The sums of one kind of account.
    public struct Row: Hashable, Sendable {
        public let kind: AccountKind
        public let debits: Int128
        /// The magnitude of what was credited.
        public let credits: Int128

        /// Debits less credits: positive for what is owned, negative for what is owed.
        public var balance: Int128 { debits - credits }
    }

    private var debits = [Int128](repeating: 0, count: 256)
    private var credits = [Int128](repeating: 0, count: 256)

    public init() {}

    public init(of entries: some Sequence<Entry>) {
        for entry in entries { add(entry) }
    }

    public mutating func add(_ entry: Entry) {
        for posting in entry.postings { add(posting) }
    }

    /// Adds a posting, or the sum of many of the same sign.
    public mutating func add(_ posting: Posting) {
        let index = Int(posting.account.kind.rawValue)
        let quantity = Int128(posting.quantity)
        if quantity > 0 { debits[index] += quantity } else { credits[index] -= quantity }
    }

    /// The kinds that were posted to, in the order of the chart.
    public var rows: [Row] {
        AccountKind.allCases.sorted().compactMap { kind in
            let index = Int(kind.rawValue)
            guard debits[index] != 0 || credits[index] != 0 else { return nil }
            return Row(kind: kind, debits: debits[index], credits: credits[index])
        }
    }

    /// Debits less credits of one kind of account.
    public func balance(of kind: AccountKind) -> Int128 {
        let index = Int(kind.rawValue)
        return debits[index] - credits[index]
    }

    /// The ledgers in which debits do not equal credits, with the excess of debits.
    ///
    /// Always empty for what entries add up to; not so for a book that was tampered with.
    public var excesses: [(ledger: Ledger, excess: Int128)] {
        var sums = LedgerSums()
        for row in rows { sums[row.kind.ledger] += row.balance }
        return Ledger.allCases.map { ($0, sums[$0]) }.filter { $0.excess != 0 }
    }
}
