/// A run of integers in few bytes: each as the difference to the one before.
///
/// The first byte is a power of ten that divides all of them, since meters that count in
/// watt-hours have three zeros in every milliwatt-hour figure. Then comes each difference,
/// zigzag-coded so that small ones of either sign are small, seven bits a byte, low bits first
/// (as in Protocol Buffers' `sint64`). Every 64-bit integer survives.
enum PackedIntegers {
    static func pack(_ values: some Collection<Int64>) -> [UInt8] {
        let exponent = commonPower(of: values)
        let scale = powers[exponent]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count * 3 + 1)
        bytes.append(UInt8(exponent))
        var previous: Int64 = 0
        for value in values {
            let scaled = value / scale
            append(scaled &- previous, to: &bytes)
            previous = scaled
        }
        return bytes
    }

    /// The integers in `bytes`, or nil where it does not hold exactly `count` of them.
    static func unpack(_ bytes: UnsafeRawBufferPointer, count: Int) -> [Int64]? {
        guard let exponent = bytes.first, exponent < powers.count, count >= 0,
            count < bytes.count
        else { return nil }
        let scale = powers[Int(exponent)]
        var values: [Int64] = []
        values.reserveCapacity(count)
        var position = 1
        var scaled: Int64 = 0
        for _ in 0..<count {
            guard let difference = difference(in: bytes, at: &position) else { return nil }
            scaled &+= difference
            let (value, overflow) = scaled.multipliedReportingOverflow(by: scale)
            guard !overflow else { return nil }
            values.append(value)
        }
        return position == bytes.count ? values : nil
    }

    /// 1 to 10^18, the last power of ten that fits.
    private static let powers: [Int64] = (0..<18).reduce(into: [1]) { powers, _ in
        powers.append(powers[powers.count - 1] * 10)
    }

    private static func commonPower(of values: some Collection<Int64>) -> Int {
        var exponent = powers.count - 1
        for value in values {
            while value % powers[exponent] != 0 { exponent -= 1 }
            if exponent == 0 { break }
        }
        return exponent
    }

    private static func append(_ difference: Int64, to bytes: inout [UInt8]) {
        var bits = UInt64(bitPattern: (difference << 1) ^ (difference >> 63))
        while bits >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: bits) | 0x80)
            bits >>= 7
        }
        bytes.append(UInt8(bits))
    }

    private static func difference(
        in bytes: UnsafeRawBufferPointer, at position: inout Int
    ) -> Int64? {
        var bits: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            // The tenth byte has room for one bit.
            guard shift < 63 || byte <= 1 else { return nil }
            bits |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int64(bitPattern: bits >> 1) ^ -Int64(bits & 1) }
            shift += 7
        }
        return nil
    }
}
