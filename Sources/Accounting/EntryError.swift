/// Why something is not an entry.
public enum EntryError: Error, Hashable, Sendable {
    case noSuchArray(Int64)
    case unusableMemo(String)
    case unusableKey(String)
    case correctsNothing(Int64)
    case tooFewPostings(Int)
    case zeroPosting(to: Account)
    case tooLarge(Posting)
    case unbalanced(Ledger, by: Int128)
}

extension EntryError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noSuchArray(let number):
            "an entry needs the number of its array, found \(number)"
        case .unusableMemo(let text):
            "a memo must be one line of 1 to \(Entry.memoLimit) bytes, found \(quoted(text))"
        case .unusableKey(let text):
            "an idempotency key must be one line of 1 to \(Entry.keyLimit) bytes, "
                + "found \(quoted(text))"
        case .correctsNothing(let number):
            "entries are numbered from 1, so none is corrected by naming \(number)"
        case .tooFewPostings(let count):
            "an entry needs at least two postings, found \(count)"
        case .zeroPosting(let account):
            "the posting to \(account) is zero, leave it out"
        case .tooLarge(let posting):
            "the posting \(posting) is too large"
        case .unbalanced(let ledger, let excess):
            excess > 0
                ? "debits of the \(ledger) ledger exceed credits by \(ledger.text(excess))"
                : "credits of the \(ledger) ledger exceed debits by \(ledger.text(-excess))"
        }
    }

    private func quoted(_ text: String) -> String {
        let start = String(text.prefix(60))
        return start.debugDescription + (start.count < text.count ? "..." : "")
    }
}
