import Billing
import Quantities

/// Writes JSON (RFC 8259) byte by byte into memory that is used again for the next document.
///
/// One form for each value: no blanks, members in the order they are written in, and of
/// characters only those escaped that must be. It puts the commas itself. Whole numbers are
/// the only numbers it knows.
struct JSONWriter: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0

    init(capacity: Int = 2048) {
        precondition(capacity > 0, "the capacity must be positive, was \(capacity)")
        self.capacity = capacity
        memory = .allocate(capacity: capacity)
    }

    deinit {
        memory.deallocate()
    }

    /// What was written so far.
    var bytes: [UInt8] { withBytes { Array($0) } }

    /// Hands over what was written so far, without copying it.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: memory, count: count))
    }

    mutating func removeAll() {
        count = 0
    }

    // MARK: - Structure

    mutating func object(_ body: (inout JSONWriter) -> Void) {
        separate()
        put(UInt8(ascii: "{"))
        body(&self)
        put(UInt8(ascii: "}"))
    }

    mutating func array(_ body: (inout JSONWriter) -> Void) {
        separate()
        put(UInt8(ascii: "["))
        body(&self)
        put(UInt8(ascii: "]"))
    }

    /// Begins a member of an object; its value must follow.
    mutating func key(_ name: StaticString) {
        separate()
        reserve(name.utf8CodeUnitCount + 3)
        store(UInt8(ascii: "\""))
        store(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        store(UInt8(ascii: "\""))
        store(UInt8(ascii: ":"))
    }

    /// A comma, save where a value is the first of its array, or a member its object's.
    private mutating func separate() {
        guard count > 0 else { return }
        switch memory[count - 1] {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): return
        default: put(UInt8(ascii: ","))
        }
    }

    // MARK: - Values

    mutating func value(_ flag: Bool) {
        separate()
        put(flag ? "true" : "false")
    }

    mutating func null() {
        separate()
        put("null")
    }

    mutating func value(_ number: Int64) {
        separate()
        reserve(20)
        if number < 0 { store(UInt8(ascii: "-")) }
        store(digits: number.magnitude, atLeast: 1)
    }

    /// A text of the digits of a number too wide for most readers of JSON.
    mutating func value(digits number: Int128) {
        separate()
        reserve(48)
        store(UInt8(ascii: "\""))
        if number < 0 { store(UInt8(ascii: "-")) }
        store(wide: number.magnitude)
        store(UInt8(ascii: "\""))
    }

    /// A text of a number and a point `decimals` digits from its end.
    mutating func value(_ number: Int128, decimals: Int, trimming: Bool) {
        value(Numeral.text(number, decimals: decimals, trimming: trimming))
    }

    mutating func value(_ month: Month) {
        separate()
        reserve(9)
        store(UInt8(ascii: "\""))
        store(year: month.year, month: month.month)
        store(UInt8(ascii: "\""))
    }

    mutating func value(_ date: CivilDate) {
        let (year, month, day) = date.components
        separate()
        reserve(12)
        store(UInt8(ascii: "\""))
        store(year: year, month: month)
        store(UInt8(ascii: "-"))
        store(digits: UInt64(day), atLeast: 2)
        store(UInt8(ascii: "\""))
    }

    mutating func value(_ text: String) {
        separate()
        put(UInt8(ascii: "\""))
        put(text)
        put(UInt8(ascii: "\""))
    }

    /// The number of a statement as it is printed, as in `MEADOW-000012`.
    mutating func value(_ number: StatementNumber) {
        separate()
        put(UInt8(ascii: "\""))
        put(number.array)
        reserve(22)
        store(UInt8(ascii: "-"))
        store(digits: number.sequence.magnitude, atLeast: 6)
        store(UInt8(ascii: "\""))
    }

    private mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // The worst that can come of a byte is \u00XX.
            reserve(utf8.count * 6)
            guard utf8.contains(where: Self.mustBeEscaped) else { return store(utf8) }
            for byte in utf8 { store(escaping: byte) }
        }
    }

    private static func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    // MARK: - Bytes

    private mutating func put(_ byte: UInt8) {
        reserve(1)
        store(byte)
    }

    private mutating func put(_ text: StaticString) {
        reserve(text.utf8CodeUnitCount)
        store(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Makes room for `size` more bytes, which the `store` functions rely on.
    private mutating func reserve(_ size: Int) {
        guard count + size > capacity else { return }
        capacity = max(capacity * 2, count + size)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: memory, count: count)
        memory.deallocate()
        memory = larger
    }

    private mutating func store(_ byte: UInt8) {
        memory[count] = byte
        count += 1
    }

    private mutating func store(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.baseAddress else { return }
        (memory + count).update(from: first, count: bytes.count)
        count += bytes.count
    }

    private mutating func store(escaping byte: UInt8) {
        guard Self.mustBeEscaped(byte) else { return store(byte) }
        store(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): store(byte)
        case 0x08: store(UInt8(ascii: "b"))
        case 0x09: store(UInt8(ascii: "t"))
        case 0x0A: store(UInt8(ascii: "n"))
        case 0x0C: store(UInt8(ascii: "f"))
        case 0x0D: store(UInt8(ascii: "r"))
        default:
            for digit in [UInt8(ascii: "u"), 48, 48, 48 + (byte >> 4)] { store(digit) }
            store((byte & 15) < 10 ? 48 + (byte & 15) : 87 + (byte & 15))
        }
    }

    private mutating func store(year: Int, month: Int) {
        store(digits: UInt64(year), atLeast: 4)
        store(UInt8(ascii: "-"))
        store(digits: UInt64(month), atLeast: 2)
    }

    private mutating func store(wide number: UInt128) {
        let power: UInt128 = 10_000_000_000_000_000_000
        guard number >= power else { return store(digits: UInt64(number), atLeast: 1) }
        let (high, low) = number.quotientAndRemainder(dividingBy: power)
        store(wide: high)
        store(digits: UInt64(low), atLeast: 19)
    }

    /// Writes `number`, which is less than ten to the 19th, with zeros before it up to a width.
    private mutating func store(digits number: UInt64, atLeast width: Int) {
        var size = 1
        var limit: UInt64 = 10
        while size < 19, number >= limit {
            size += 1
            limit &*= 10
        }
        size = max(size, width)
        var rest = number
        var end = memory + (count + size)
        let start = end - size
        while end - start >= 2 {
            let hundreds = rest / 100
            end -= 2
            end.update(from: Self.pairs.utf8Start + 2 * Int(rest &- hundreds &* 100), count: 2)
            rest = hundreds
        }
        if end > start { start.pointee = 48 + UInt8(truncatingIfNeeded: rest) }
        count += size
    }

    /// All pairs of digits, from 00 to 99.
    private static let pairs: StaticString = """
        00010203040506070809101112131415161718192021222324252627282930313233343536373839\
        40414243444546474849505152535455565758596061626364656667686970717273747576777879\
        8081828384858687888990919293949596979899
        """
}
