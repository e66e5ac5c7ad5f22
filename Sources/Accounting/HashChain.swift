/// The entries of one array, each sealed to all before it.
///
/// The digest of an entry is taken over its canonical bytes and the digest of the entry before
/// it. Whoever alters, removes, inserts or swaps entries of a book has to forge every digest
/// behind the place, up to the last one, which is printed and can be kept elsewhere. The chain
/// is per array, since an array's month depends on no other array's.
///
/// The domain brings no cryptography of its own: `sha256` is handed in.
public struct HashChain: Sendable {
    /// A place in a chain: how many entries there are up to it, and the digest of the last.
    public struct Link: Hashable, Sendable {
        /// Entries of an array are numbered from 1, without gaps.
        public let number: Int64
        public let digest: Digest

        public init(number: Int64, digest: Digest) {
            self.number = number
            self.digest = digest
        }

        /// The place before the first entry.
        public static let start = Link(number: 0, digest: .zero)
    }

    public typealias SHA256 = @Sendable (UnsafeRawBufferPointer) -> Digest

    public let array: Int64
    /// The last entry so far.
    public private(set) var last: Link
    private let sha256: SHA256
    private var encoder = EntryEncoder()

    /// A chain that goes on after `last`.
    public init(array: Int64, after last: Link = .start, sha256: @escaping SHA256) {
        self.array = array
        self.last = last
        self.sha256 = sha256
    }

    /// Adds `entry`, which gets the next number.
    @discardableResult
    public mutating func append(_ entry: Entry) -> Link {
        precondition(
            entry.array == array, "an entry of array \(entry.array) in the chain of \(array)")
        let number = last.number + 1
        let digest = encoder.withBytes(of: entry, number: number, after: last.digest, sha256)
        last = Link(number: number, digest: digest)
        return last
    }

    /// Adds an entry read from a book, if it is the one that was written there.
    public mutating func verify(_ entry: Entry, as link: Link) throws(ChainError) {
        guard entry.array == array else {
            throw .foreign(array: array, number: link.number, found: entry.array)
        }
        guard link.number == last.number + 1 else {
            throw .missing(array: array, expected: last.number + 1, found: link.number)
        }
        let before = last
        guard append(entry) == link else {
            last = before
            throw .altered(array: array, number: link.number)
        }
    }
}
