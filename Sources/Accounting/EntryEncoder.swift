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
    private static let fixedSize = 32 + 1 + 8 + 8 + 4 + 8 + 2 + 2 + 4
    private static let postingSize = 1 + 8 + 8

    /// Hands over the bytes of `entry`, in a buffer that is used again for the next.
    mutating func withBytes<Result>(
        of entry: Entry, number: Int64, after previous: Digest,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        let size =
            Self.fixedSize + entry.key.utf8.count + entry.memo.utf8.count
            + Self.postingSize * entry.postings.count
        if bytes.count < size { bytes = [UInt8](repeating: 0, count: 2 * size) }
        return bytes.withUnsafeMutableBytes { buffer in
            var writer = BigEndianWriter(buffer)
            previous.forEachWord { writer.put($0) }
            writer.put(Self.version)
            writer.put(entry.array)
            writer.put(number)
            writer.put(entry.date.dayNumber)
            writer.put(entry.corrects ?? 0)
            writer.put(entry.key)
            writer.put(entry.memo)
            writer.put(UInt32(entry.postings.count))
            for posting in entry.postings {
                writer.put(posting.account.kind.rawValue)
                writer.put(posting.account.subscription)
                writer.put(posting.quantity)
            }
            precondition(writer.end == size, "\(size) bytes were written as \(writer.end)")
            return body(UnsafeRawBufferPointer(rebasing: buffer[..<size]))
        }
    }
}

/// Fills a buffer from its start.
private struct BigEndianWriter {
    private let buffer: UnsafeMutableRawBufferPointer
    private(set) var end = 0

    init(_ buffer: UnsafeMutableRawBufferPointer) {
        self.buffer = buffer
    }

    mutating func put<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) {
        let size = MemoryLayout<Value>.size
        precondition(end + size <= buffer.count, "the buffer of \(buffer.count) bytes is full")
        buffer.storeBytes(of: value.bigEndian, toByteOffset: end, as: Value.self)
        end += size
    }

    /// A text of an entry, which is no longer than 65,535 bytes.
    mutating func put(_ text: String) {
        put(UInt16(text.utf8.count))
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
        precondition(text.utf8.count <= rest.count, "the buffer of \(buffer.count) bytes is full")
        var text = text
        text.withUTF8 { rest.copyMemory(from: UnsafeRawBufferPointer($0)) }
        end += text.utf8.count
    }
}
