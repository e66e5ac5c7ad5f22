public import Quantities
public import Storage

/// Seals a book, if it is sound.
public struct SealLedger: Sendable {
    public let key: SealKey

    public init(with key: SealKey) {
        self.key = key
    }

    /// - Throws: ``SealError`` for a book that breaks a law, and ``BookError``.
    public func callAsFunction(
        in book: Book, on day: CivilDate, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> LedgerSeal {
        let found = try VerifyLedger()(in: book, progress: progress)
        guard let first = found.firstRecord, let last = found.lastRecord, found.isClean else {
            throw SealError.notClean(found.laws.flatMap(\.failures).first ?? "it has no records")
        }
        return try LedgerSeal(first, on: day, last: last, heads: found.heads, with: key)
    }
}
