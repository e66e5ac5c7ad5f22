public import Accounting
public import Quantities
public import Storage

/// The trial balance of an array, or of all.
public struct TrialBalanceQuery: Sendable {
    public let array: String?

    public init(array: String?) {
        self.array = array
    }

    public func callAsFunction(in book: Book) throws -> TrialBalance {
        try book.read { db in
            try db.trialBalance(ofArray: array.map { try db.knownArray($0).id })
        }
    }
}

/// The postings of an array, entry by entry.
public struct EntryQuery: Sendable {
    public let array: String
    /// Nil for all; otherwise only entries that touch this subscription.
    public let subscription: String?

    public init(array: String, subscription: String?) {
        self.array = array
        self.subscription = subscription
    }

    public func callAsFunction(in book: Book) throws -> [EntryLine] {
        try book.read { db in
            let array = try db.knownArray(array)
            let wanted = try subscription.map { try MemberLookup(db).subscription($0).id }
            var names: [Int64: String] = [:]
            for membership in try db.memberships(ofArray: array.id) {
                names[membership.subscription.id] = membership.subscription.key
            }
            var lines: [EntryLine] = []
            try db.eachEntry(ofArray: array.id) { entry in
                let touches = entry.postings.contains { $0.account.subscription == wanted }
                guard wanted == nil || touches else { return }
                for posting in entry.postings
                where wanted == nil || posting.account.subscription == wanted
                    || posting.account.subscription == 0
                {
                    lines.append(EntryLine(entry, posting, names))
                }
            }
            return lines
        }
    }
}

/// One posting as it is shown.
public struct EntryLine: Hashable, Sendable {
    public let entry: Int64
    public let date: CivilDate
    public let memo: String
    /// The account with the subscription's key, as in `receivable:S-1001`.
    public let account: String
    /// A debit when positive, a credit when negative.
    public let quantity: Int64
    /// The magnitude in currency units or kilowatt-hours.
    public let amount: String

    init(_ entry: RecordedEntry, _ posting: Posting, _ names: [Int64: String]) {
        self.entry = entry.link.number
        date = entry.date
        memo = entry.memo
        account = posting.account.text { names[$0] ?? "\($0)" }
        quantity = posting.quantity
        amount = posting.account.ledger.text(Int128(posting.quantity.magnitude))
    }
}
