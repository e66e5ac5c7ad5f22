/// The ISO 8601 forms of a time that are read.
enum InstantText {
    /// The local part, and the offset from UTC in seconds where one is written.
    static func parse(
        _ text: some StringProtocol
    ) throws(InstantError) -> (local: LocalTime, offset: Int?) {
        let utf8 = Array(text.utf8.prefix(40))
        guard utf8.count >= 16, utf8[10] == UInt8(ascii: "T") || utf8[10] == UInt8(ascii: " "),
            let date = try? CivilDate(String(decoding: utf8[0..<10], as: UTF8.self)),
            let hour = Digits.value(of: utf8[11..<13]), utf8[13] == UInt8(ascii: ":"),
            let minute = Digits.value(of: utf8[14..<16])
        else { throw .notATime(String(text)) }
        var rest = utf8[16...]
        var second = 0
        if rest.first == UInt8(ascii: ":") {
            guard rest.count >= 3, let value = Digits.value(of: rest.dropFirst().prefix(2))
            else { throw .notATime(String(text)) }
            second = value
            rest = rest.dropFirst(3)
        }
        guard let local = LocalTime(date, hour: hour, minute: minute, second: second) else {
            throw .notATime(String(text))
        }
        if rest.isEmpty { return (local, nil) }
        guard let offset = offset(rest) else { throw .notATime(String(text)) }
        return (local, offset)
    }

    /// Seconds east of Greenwich, of `Z` or an offset with or without its colon.
    static func offset(_ text: ArraySlice<UInt8>) -> Int? {
        if text.elementsEqual("Z".utf8) { return 0 }
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            return nil
        }
        var digits = Array(text.dropFirst())
        if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
        guard digits.count == 4,
            let hours = Digits.value(of: digits[0..<2]), hours <= 18,
            let minutes = Digits.value(of: digits[2..<4]), minutes < 60
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}
