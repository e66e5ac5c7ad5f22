public import Quantities

/// One thing that happened in an array, as the accounts see it.
///
/// An entry that does not balance cannot be made, so nothing that receives one has to ask.
/// It balances in each ``Ledger`` by itself: a cent is never set against a milliwatt-hour, nor
/// the co-op's own money against a credit that a utility owes to a subscriber.
public struct Entry: Hashable, Sendable {
    /// The array's number in the book.
    public let array: Int64
    /// The day it counts for, which may lie before the day it was written.
    public let date: CivilDate
    /// What happened, for people to read.
    public let memo: String
    /// What it is for, which tells it from all others of the array, so that posting it twice is
    /// noticed.
    public let origin: EntryOrigin
    /// The text of ``origin`` in the book.
    public let key: String
    /// The number of the array's entry that this one corrects or takes back.
    public let corrects: Int64?
    public let postings: [Posting]

    public init(
        in array: Int64, on date: CivilDate, memo: String, origin: EntryOrigin,
        corrects: Int64? = nil,
        postings: [Posting]
    ) throws(EntryError) {
        guard array > 0 else { throw .noSuchArray(array) }
        guard Self.isLine(memo, upTo: Self.memoLimit) else { throw .unusableMemo(memo) }
        let key = origin.key
        guard Self.isLine(key, upTo: Self.keyLimit) else { throw .unusableKey(key) }
        if let corrects, corrects <= 0 { throw .correctsNothing(corrects) }
        try Self.check(postings)
        self.array = array
        self.date = date
        self.memo = memo
        self.origin = origin
        self.key = key
        self.corrects = corrects
        self.postings = postings
    }

    /// The most bytes of UTF-8 a memo may have.
    public static let memoLimit = 200
    /// The most bytes of UTF-8 a key may have.
    public static let keyLimit = 200

    private static func check(_ postings: [Posting]) throws(EntryError) {
        guard postings.count >= 2 else { throw .tooFewPostings(postings.count) }
        var excess = LedgerSums()
        for posting in postings {
            guard posting.quantity != 0 else { throw .zeroPosting(to: posting.account) }
            guard posting.quantity.magnitude <= Posting.limit.magnitude else {
                throw .tooLarge(posting)
            }
            excess[posting.account.ledger] += Int128(posting.quantity)
        }
        for ledger in Ledger.allCases where excess[ledger] != 0 {
            throw .unbalanced(ledger, by: excess[ledger])
        }
    }

    private static func isLine(_ text: String, upTo limit: Int) -> Bool {
        var text = text
        return text.withUTF8 { utf8 in
            (1...limit).contains(utf8.count) && utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        }
    }
}
