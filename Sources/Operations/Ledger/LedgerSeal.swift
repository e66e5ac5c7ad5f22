public import Accounting
public import Quantities
public import Storage

/// The heads of a book's chains on one day, signed with a key of the co-op's.
///
/// What was written up to then cannot be cut off, or made anew from its beginning, without the
/// seal telling of it; so it is kept where nobody who writes the book can change it.
public struct LedgerSeal: Hashable, Sendable {
    /// The first record, by which a book is told from others.
    public let book: Digest
    public let sealed: CivilDate
    /// The last record by then.
    public let last: RecordLink
    public let heads: [LedgerVerification.Head]
    public let key: PublicSealKey
    let signature: [UInt8]

    static let title = "commonwatt seal 1"

    /// Seals what was found of a book.
    init(
        _ book: Digest, on sealed: CivilDate, last: RecordLink,
        heads: [LedgerVerification.Head], with key: SealKey
    ) throws {
        self.book = book
        self.sealed = sealed
        self.last = last
        self.heads = heads
        self.key = key.publicPart
        signature = try key.signature(
            of: Self.text(book, sealed, last, heads, key.publicPart))
    }

    /// Reads what ``text`` wrote.
    /// - Throws: ``SealError`` where it is something else, or was altered.
    public init(_ bytes: [UInt8], file: String) throws(SealError) {
        let fields = SealFields(bytes)
        guard fields.title == Self.title, let book = fields["book"].first,
            let book = Digest(hexadecimal: book), let sealed = fields["sealed"].first,
            let sealed = try? CivilDate(sealed),
            let last = fields["records"].first.flatMap({ Self.numbered($0) }), last.rest.isEmpty,
            let key = fields["key"].first.flatMap({ Digest(hexadecimal: $0) }),
            let signature = fields["signature"].first, signature.utf8.count == 128,
            let first = Digest(hexadecimal: signature.prefix(64)),
            let second = Digest(hexadecimal: signature.suffix(64))
        else { throw .notASeal(file: file) }
        self.book = book
        self.sealed = sealed
        self.last = RecordLink(number: last.number, digest: last.digest)
        heads = fields["array"].compactMap { text in
            Self.numbered(text).map {
                LedgerVerification.Head(
                    array: $0.rest, entries: $0.number, digest: $0.digest.description)
            }
        }
        self.key = PublicSealKey(key: key)
        self.signature = first.bytes + second.bytes
        let text = Self.text(book, sealed, self.last, heads, self.key)
        guard self.key.isValid(self.signature, of: text) else { throw .altered(file: file) }
    }

    /// Reads `17 12a1… MEADOW`: a number, a digest, and what follows.
    private static func numbered(
        _ text: String
    ) -> (number: Int64, digest: Digest, rest: String)? {
        let parts = text.split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, let number = Int64(parts[0]),
            let digest = Digest(hexadecimal: parts[1])
        else { return nil }
        return (number, digest, parts.count == 3 ? String(parts[2]) : "")
    }

    /// The seal as a file holds it: lines that people can read, and the signature of them.
    public var text: String {
        let first = Digest(signature.prefix(32)) ?? .zero
        let second = Digest(signature.dropFirst(32)) ?? .zero
        return Self.text(book, sealed, last, heads, key) + "signature: \(first)\(second)\n"
    }

    private static func text(
        _ book: Digest, _ sealed: CivilDate, _ last: RecordLink,
        _ heads: [LedgerVerification.Head], _ key: PublicSealKey
    ) -> String {
        let arrays = heads.map { "array: \($0.entries) \($0.digest) \($0.array)\n" }
        return "\(title)\nbook: \(book)\nsealed: \(sealed)\n"
            + "records: \(last.number) \(last.digest)\n" + arrays.joined() + "key: \(key)\n"
    }

    /// Refuses a seal that was made with another key.
    public func check(signedWith other: PublicSealKey, file: String) throws(SealError) {
        guard key.isSame(as: other) else { throw .otherKey(file: file, found: "\(key)") }
    }

    /// What of the sealed is not in the book any more, in words.
    func failures(
        in db: BookReader, first: Digest?, found: Digest?, last: RecordLink
    ) throws -> [String] {
        guard first == book else { return ["the seal of \(sealed) is of another book"] }
        var failures: [String] = []
        if last.number < self.last.number {
            failures.append(
                "\(self.last.number) records were sealed on \(sealed), \(last.number) are there: "
                    + "what was written after was cut off")
        } else if found != self.last.digest {
            failures.append(
                "record \(self.last.number) is not the one that was sealed on \(sealed): what "
                    + "was written up to it was made anew")
        }
        for head in heads {
            let digest = try db.array(head.array).flatMap {
                try db.digest(ofEntry: head.entries, ofArray: $0.id)
            }
            if head.entries > 0, digest?.description != head.digest {
                failures.append(
                    "entry \(head.entries) of \(head.array) is not the one that was sealed on "
                        + "\(sealed)")
            }
        }
        return failures
    }
}
