/// Reads and prints decimal numerals exactly, as integers of a stated number of decimals.
///
/// The grammar is strict: an optional minus, digits, and optionally a point with
/// digits. No exponent, plus sign, blank, or thousands separator, so that nothing a
/// spreadsheet or a feed may mean by them is guessed at.
public enum Numeral {
    /// The value of `utf8` times ten to the power `decimals`.
    ///
    /// Zeros beyond `decimals` are read; any other digit there is an error, since
    /// dropping it would lose what was written. The least value read is `-Int64.max`.
    @inlinable
    public static func scaled(
        _ utf8: some Sequence<UInt8>, decimals: Int
    ) throws(NumeralError) -> Int64 {
        let inPlace = utf8.withContiguousStorageIfAvailable { bytes in
            Result { () throws(NumeralError) in try scaled(bytes.span, decimals: decimals) }
        }
        if let inPlace { return try inPlace.get() }
        return try scaled(Array(utf8).span, decimals: decimals)
    }

    /// The value of the bytes of `utf8` times ten to the power `decimals`, read in place.
    ///
    /// What meter files are read with: it takes no memory.
    public static func scaled(
        _ utf8: Span<UInt8>, decimals: Int
    ) throws(NumeralError) -> Int64 {
        var reader = NumeralReader(decimals: decimals)
        return try reader.value(of: utf8)
    }

    /// `value` divided by ten to the power `decimals`, written as a decimal numeral.
    ///
    /// With `trimming`, zeros at the end of the fraction are left out, and the point
    /// with them when nothing follows it.
    public static func text(_ value: Int128, decimals: Int, trimming: Bool) -> String {
        var digits = String(value.magnitude)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        let sign = value < 0 ? "-" : ""
        var fraction = digits.suffix(decimals)
        let whole = digits.dropLast(decimals)
        if trimming { while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() } }
        return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
    }
}
