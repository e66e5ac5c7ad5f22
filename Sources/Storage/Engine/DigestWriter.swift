import Accounting
internal import struct Crypto.SHA256
import GRDBSQLite

/// Takes the SHA-256 of values one after the other, each written so that no two sequences of
/// values make the same bytes.
///
/// Integers are big-endian and of fixed width, texts and bytes are preceded by their length.
/// What is put is gathered first: a digest of a million small values costs a copy of them.
struct DigestWriter {
    private var hasher = SHA256()
    private var buffer: [UInt8] = []

    private static let capacity = 1 << 15

    /// `title` tells what the digest is of, so that it is not taken for that of something else.
    init(_ title: String) {
        put(title)
    }

    mutating func put(_ value: Int64) {
        if buffer.count > Self.capacity - 8 { flush() }
        withUnsafeBytes(of: value.bigEndian) { buffer.append(contentsOf: $0) }
    }

    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { put(UnsafeRawBufferPointer($0)) }
    }

    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        put(Int64(bytes.count))
        guard bytes.count < Self.capacity else {
            flush()
            return hasher.update(bufferPointer: bytes)
        }
        if buffer.count + bytes.count > Self.capacity { flush() }
        buffer.append(contentsOf: bytes)
    }

    mutating func put(_ digest: Digest) {
        digest.bytes.withUnsafeBytes { put($0) }
    }

    /// Puts the values of a row with the names of their columns.
    ///
    /// What is null is left out, so that a column that is added to a table later changes
    /// nothing of the rows that have no value in it.
    mutating func put(_ row: ResultRow) {
        let columns = sqlite3_column_count(row.statement)
        for column in 0..<columns where !row.isNull(column) {
            put(name: sqlite3_column_name(row.statement, column))
            switch sqlite3_column_type(row.statement, column) {
            case SQLITE_INTEGER:
                put(1)
                put(row.integer(column))
            case SQLITE_TEXT:
                put(2)
                put(row.bytes(column))
            default:
                put(3)
                put(row.bytes(column))
            }
        }
        put(0)
    }

    private mutating func put(name: UnsafePointer<CChar>?) {
        var count = 0
        while let name, name[count] != 0 { count += 1 }
        put(UnsafeRawBufferPointer(start: name, count: count))
    }

    mutating func finish() -> Digest {
        flush()
        let digest = hasher.finalize()
        return digest.withUnsafeBytes { Digest($0) }
    }

    private mutating func flush() {
        buffer.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        buffer.removeAll(keepingCapacity: true)
    }
}
