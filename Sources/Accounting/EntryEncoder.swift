import Quantities

/// Writes entries as the bytes their digests are made of.
///
/// One encoding for each entry, and no two entries with the same one: integers are big-endian
/// and of fixed width, texts are preceded by their length. The form never changes for entries
/// that were written; another one would begin with another version.
///
///     previous digest   32 bytes
///     version            1   (1)
///     array              8
///     number             8
///     day                4   days since 1970-01-01
///     corrects           8   0 for none
///     key                2 + length
///     memo               2 + length
///     postings           4   count, and for each
///       kind             1
///       subscription     8   0 for none
///       quantity         8
struct EntryEncoder {
    private var bytes: [UInt8] = []

    static let version: UInt8 = 1

    /// Hands over the bytes of `entry`, in a buffer that is used again for the next.
    mutating func withBytes<Result>(
        of entry: Entry, number: Int64, after previous: Digest,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        bytes.removeAll(keepingCapacity: true)
        previous.forEachWord { put($0) }
        put(Self.version)
        put(entry.array)
        put(number)
        put(entry.date.dayNumber)
        put(entry.corrects ?? 0)
        put(entry.key)
        put(entry.memo)
        put(UInt32(entry.postings.count))
        for posting in entry.postings {
            put(posting.account.kind.rawValue)
            put(posting.account.subscription)
            put(posting.quantity)
        }
        return bytes.withUnsafeBytes(body)
    }

    private mutating func put(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// A text of an entry, which is no longer than 65,535 bytes.
    private mutating func put(_ text: String) {
        put(UInt16(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }
}
