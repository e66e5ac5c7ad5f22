import Accounting
import GRDBSQLite
import Quantities

/// A value that can stand in a cell of a table.
///
/// Each quantity is stored in its own unit, so that SQL never meets a number of unknown
/// meaning.
protocol Bindable {
    /// Puts the value in place of a parameter, and returns SQLite's result code.
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

/// Tells SQLite to take a copy, since the value may go before the statement is run.
let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Int64: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, self)
    }
}

extension Int: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension String: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        var copy = self
        return copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let address = characters.baseAddress else {
                    return sqlite3_bind_text(statement, index, "", 0, nil)
                }
                return sqlite3_bind_text64(
                    statement, index, address, UInt64(characters.count), copied,
                    UInt8(SQLITE_UTF8))
            }
        }
    }
}

extension [UInt8]: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        withUnsafeBytes { bytes in
            guard let address = bytes.baseAddress else {
                return sqlite3_bind_zeroblob(statement, index, 0)
            }
            return sqlite3_bind_blob64(statement, index, address, UInt64(bytes.count), copied)
        }
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        switch self {
        case .some(let value): value.bind(to: statement, at: index)
        case .none: sqlite3_bind_null(statement, index)
        }
    }
}

/// A quantity that is stored as one integer.
protocol IntegerBindable: Bindable {
    var stored: Int64 { get }
}

extension IntegerBindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, stored)
    }
}

extension Money: IntegerBindable {
    var stored: Int64 { cents }
}

extension Energy: IntegerBindable {
    var stored: Int64 { milliwattHours }
}

extension Power: IntegerBindable {
    var stored: Int64 { milliwatts }
}

extension EnergyPrice: IntegerBindable {
    var stored: Int64 { nanosPerKilowattHour }
}

extension Ratio: IntegerBindable {
    var stored: Int64 { billionths }
}

extension Instant: IntegerBindable {
    var stored: Int64 { secondsSince1970 }
}

extension Month: IntegerBindable {
    /// The month as in 202606.
    var stored: Int64 { Int64(year * 100 + month) }
}

extension CivilDate: IntegerBindable {
    /// The day as in 20260601.
    var stored: Int64 {
        let (year, month, day) = components
        return Int64((year * 100 + month) * 100 + day)
    }
}

extension DatePeriod {
    /// The first day after the period, or nil where it has no end.
    var storedEnd: CivilDate? { isOpen ? nil : end }
}

extension Digest: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        bytes.bind(to: statement, at: index)
    }
}
