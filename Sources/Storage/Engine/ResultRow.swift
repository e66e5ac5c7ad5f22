import Accounting
import GRDB
import GRDBSQLite
import Quantities

/// The row a query stands on, read cell by cell without a value in between.
///
/// Columns are counted from zero. A cell that does not hold what its column is for means the
/// book was written by something else; that is an error, not a trap.
struct ResultRow {
    let statement: OpaquePointer

    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(statement, column) == SQLITE_NULL
    }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func optionalInteger(_ column: Int32) -> Int64? {
        isNull(column) ? nil : integer(column)
    }

    func text(_ column: Int32) -> String {
        guard let text = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// The bytes of a cell, which are there until the next row.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let address = sqlite3_column_blob(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        return UnsafeRawBufferPointer(start: address, count: address == nil ? 0 : count)
    }

    func blob(_ column: Int32) -> [UInt8] { [UInt8](bytes(column)) }

    func money(_ column: Int32) -> Money { Money(cents: integer(column)) }

    func energy(_ column: Int32) -> Energy { Energy(milliwattHours: integer(column)) }

    func instant(_ column: Int32) -> Instant { Instant(secondsSince1970: integer(column)) }

    func month(_ column: Int32) throws -> Month {
        let (year, month) = integer(column).quotientAndRemainder(dividingBy: 100)
        guard let value = Month(year: Int(year), month: Int(month)) else {
            throw odd(column, "a month as in 202606")
        }
        return value
    }

    func day(_ column: Int32) throws -> CivilDate {
        let (months, day) = integer(column).quotientAndRemainder(dividingBy: 100)
        let (year, month) = months.quotientAndRemainder(dividingBy: 100)
        guard let value = CivilDate(year: Int(year), month: Int(month), day: Int(day)) else {
            throw odd(column, "a day as in 20260601")
        }
        return value
    }

    func optionalDay(_ column: Int32) throws -> CivilDate? {
        isNull(column) ? nil : try day(column)
    }

    /// The days from the one in `column` to the one in the next, which is empty for no end.
    func period(_ column: Int32) throws -> DatePeriod {
        let start = try day(column)
        guard let end = try optionalDay(column + 1) else { return DatePeriod(from: start) }
        guard let period = DatePeriod(from: start, to: end) else {
            throw odd(column + 1, "a day after \(start)")
        }
        return period
    }

    func digest(_ column: Int32) throws -> Digest {
        let bytes = bytes(column)
        guard bytes.count == 32 else { throw odd(column, "32 bytes") }
        return Digest(bytes)
    }

    /// The account of the kind in `column` and the subscription in the next.
    func account(_ column: Int32) throws -> Account {
        do throws(AccountError) {
            return try Account(kind: integer(column), subscription: integer(column + 1))
        } catch {
            throw odd(column, "an account: \(error)")
        }
    }

    /// The case of an enumeration that the text in `column` names.
    func named<Value: RawRepresentable>(
        _ type: Value.Type, _ column: Int32
    ) throws -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: text(column)) else {
            throw odd(column, "a known name")
        }
        return value
    }

    /// The case of an enumeration that the number in `column` stands for.
    func numbered<Value: RawRepresentable>(
        _ type: Value.Type, _ column: Int32
    ) throws -> Value where Value.RawValue == Int64 {
        guard let value = Value(rawValue: integer(column)) else {
            throw odd(column, "a known number")
        }
        return value
    }

    /// The error of a cell that does not hold what it should.
    func odd(_ column: Int32, _ expected: String) -> DatabaseError {
        let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? "?"
        return DatabaseError(
            resultCode: .SQLITE_CORRUPT,
            message: "expected \(expected) in \(name), found \"\(text(column))\"")
    }
}
