import GRDB
import GRDBSQLite

/// Puts values in place of parameters, one after the other, and notes the first failure.
struct Binder {
    private let statement: OpaquePointer
    private var index: Int32 = 0
    /// SQLite's result code of the first value it did not take.
    private(set) var code = SQLITE_OK

    init(statement: OpaquePointer) {
        self.statement = statement
    }

    mutating func put(_ value: Int64) {
        index += 1
        note(sqlite3_bind_int64(statement, index, value))
    }

    mutating func put(_ value: Int64?) {
        if let value {
            put(value)
        } else {
            index += 1
            note(sqlite3_bind_null(statement, index))
        }
    }

    mutating func put(text: UnsafeRawBufferPointer) {
        index += 1
        guard let address = text.baseAddress else {
            note(sqlite3_bind_text(statement, index, "", 0, nil))
            return
        }
        note(
            sqlite3_bind_text64(
                statement, index, address.assumingMemoryBound(to: CChar.self),
                UInt64(text.count), nil, UInt8(SQLITE_UTF8)))
    }

    mutating func put(blob: UnsafeRawBufferPointer) {
        index += 1
        note(
            sqlite3_bind_blob64(statement, index, blob.baseAddress, UInt64(blob.count), nil))
    }

    private mutating func note(_ result: Int32) {
        if code == SQLITE_OK { code = result }
    }
}
