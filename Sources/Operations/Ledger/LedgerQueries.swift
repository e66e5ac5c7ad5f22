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

/// The postings of an array, or of all, entry by entry.
public struct EntryQuery: Sendable {
    /// Nil for all.
    public let array: String?
    /// Nil for all; otherwise only entries that touch this subscription.
    public let subscription: String?

    public init(array: String?, subscription: String?) {
        self.array = array
        self.subscription = subscription
    }

    public func callAsFunction(in book: Book) throws -> [EntryLine] {
        try book.read { db in
            let wanted = try subscription.map { try MemberLookup(db).subscription($0).id }
            let arrays = try array.map { [try db.knownArray($0)] } ?? db.arrays()
            return try arrays.flatMap { try lines(of: $0, for: wanted, in: db) }
        }
    }

    private func lines(
        of array: Stored<ArrayRow>, for wanted: Int64?, in db: BookReader
    ) throws -> [EntryLine] {
        var names: [Int64: String] = [:]
        for membership in try db.memberships(ofArray: array.id) {
            names[membership.subscription.id] = membership.subscription.key
        }
        let months = Dictionary(
            try StatementQuery(db).list(.init(array: array.key)).map { ($0.number, $0.month) }
        ) { $1 }
        var lines: [EntryLine] = []
        try db.eachEntry(ofArray: array.id) { entry in
            let touches = entry.postings.contains { $0.account.subscription == wanted }
            guard wanted == nil || touches else { return }
            let month = entry.month(ofStatements: months)
            for posting in entry.postings
            where wanted == nil || posting.account.subscription == wanted
                || posting.account.subscription == 0
            {
                lines.append(EntryLine(entry, posting, names, in: array.key, of: month))
            }
        }
        return lines
    }
}

extension RecordedEntry {
    /// The month of service an entry of a bill run is for; nil for others.
    fileprivate func month(ofStatements months: [Int64: Month]) -> Month? {
        switch origin {
        case .output(let month): month
        case .statement(let number): months[number]
        default: nil
        }
    }
}

/// One posting as it is shown.
public struct EntryLine: Hashable, Sendable {
    public let entry: Int64
    /// The day it is posted on.
    public let date: CivilDate
    public let memo: String
    /// The account with the subscription's key, as in `receivable:S-1001`.
    public let account: String
    /// A debit when positive, a credit when negative.
    public let quantity: Int64
    /// The magnitude in currency units or kilowatt-hours.
    public let amount: String
    public let ledger: Ledger
    /// The account's number in a bookkeeper's chart.
    public let number: String
    public let array: String
    /// The month of service, where the entry is for one.
    public let month: Month?

    init(
        _ entry: RecordedEntry, _ posting: Posting, _ names: [Int64: String], in array: String,
        of month: Month?
    ) {
        self.entry = entry.link.number
        self.array = array
        self.month = month
        date = entry.date
        memo = entry.memo
        account = posting.account.text { names[$0] ?? "\($0)" }
        quantity = posting.quantity
        ledger = posting.account.ledger
        number = posting.account.kind.number
        amount = ledger.figure(Int128(posting.quantity.magnitude))
    }
}

/// What the figures of the ledgers of a book count.
public struct LedgerUnits: Sendable {
    private let currency: String

    public init(of book: Book) throws {
        currency = try book.read { try $0.settings().currency }
    }

    /// The currency's code, or `kWh`.
    public func name(of ledger: Ledger) -> String {
        switch ledger.unit {
        case .cents: currency
        case .milliwattHours: "kWh"
        }
    }
}
