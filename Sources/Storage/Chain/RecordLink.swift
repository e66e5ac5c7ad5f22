public import Accounting
import GRDB

/// A place in the chain of records: how many there are up to it, and the digest of the last.
public struct RecordLink: Hashable, Sendable {
    public let number: Int64
    public let digest: Digest

    public init(number: Int64, digest: Digest) {
        self.number = number
        self.digest = digest
    }

    /// The place before the first record.
    public static let start = RecordLink(number: 0, digest: .zero)

    /// The place after one more record.
    func next(_ subject: RecordSubject, _ content: Digest?) -> RecordLink {
        var bytes = DigestWriter("record/1")
        bytes.put(digest)
        bytes.put(number + 1)
        bytes.put(subject.table)
        for value in subject.values { bytes.put(value) }
        bytes.put(content ?? .zero)
        return RecordLink(number: number + 1, digest: bytes.finish())
    }
}
