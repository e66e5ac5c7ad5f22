internal import Quantities

/// Times and durations as iCalendar in XML writes them (RFC 6321, ISO 8601).
enum CalendarText {
    /// Reads a moment, as in `2026-06-01T19:00:00.000000Z`; it must be a whole second.
    static func instant(_ text: String) throws(CalendarTextError) -> Instant {
        guard text.utf8.count <= 40 else { throw .notATime(text) }
        var whole = Substring(text)
        if let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) {
            let rest = text[text.index(after: point)...]
            let fraction = rest.prefix { $0 >= "0" && $0 <= "9" }
            guard !fraction.isEmpty else { throw .notATime(text) }
            guard fraction.allSatisfy({ $0 == "0" }) else { throw .notAWholeSecond(text) }
            whole = text[..<point] + rest[fraction.endIndex...]
        }
        guard let instant = try? Instant(whole) else { throw .notATime(text) }
        return instant
    }

    /// Reads a duration of weeks, days, hours, minutes and seconds, as in `PT1H30M`.
    ///
    /// Months and years are refused, since they are not always equally long.
    static func seconds(_ text: String) throws(CalendarTextError) -> Int64 {
        let bytes = Array(text.utf8)
        guard (3...40).contains(bytes.count), bytes[0] == UInt8(ascii: "P") else {
            throw .notADuration(text)
        }
        var reader = DurationReader(text)
        for byte in bytes.dropFirst() { try reader.read(byte) }
        return try reader.seconds()
    }
}

/// Reads the parts of a duration, which go from long to short, each once.
private struct DurationReader {
    private let text: String
    private var total: Int64 = 0
    private var digits: Int64?
    private var isTime = false
    /// How many parts of the order have been passed.
    private var reached = 0
    private var hasPart = false

    private static let order: [(letter: UInt8, isTime: Bool, seconds: Int64)] = [
        (UInt8(ascii: "W"), false, 604_800), (UInt8(ascii: "D"), false, 86_400),
        (UInt8(ascii: "H"), true, 3_600), (UInt8(ascii: "M"), true, 60),
        (UInt8(ascii: "S"), true, 1),
    ]

    init(_ text: String) {
        self.text = text
    }

    mutating func read(_ byte: UInt8) throws(CalendarTextError) {
        let digit = byte &- UInt8(ascii: "0")
        if digit < 10 {
            let value = (digits ?? 0) * 10 + Int64(digit)
            guard value <= 1_000_000_000 else { throw .notADuration(text) }
            digits = value
        } else if byte == UInt8(ascii: "T"), !isTime, digits == nil {
            isTime = true
            hasPart = false
        } else {
            try finishPart(byte)
        }
    }

    private mutating func finishPart(_ letter: UInt8) throws(CalendarTextError) {
        let part = Self.order.indices.dropFirst(reached).first {
            Self.order[$0].letter == letter && Self.order[$0].isTime == isTime
        }
        guard let part, let digits else { throw .notADuration(text) }
        total += digits * Self.order[part].seconds
        reached = part + 1
        self.digits = nil
        hasPart = true
    }

    func seconds() throws(CalendarTextError) -> Int64 {
        guard hasPart, digits == nil else { throw .notADuration(text) }
        return total
    }
}

/// Why a text is not a time or duration.
enum CalendarTextError: Error, Hashable {
    case notATime(String)
    case notAWholeSecond(String)
    case notADuration(String)
}

extension CalendarTextError: CustomStringConvertible {
    var description: String {
        switch self {
        case .notATime(let text):
            "expected a time with its offset as in 2026-06-01T19:00:00Z, found "
                + "\"\(text.prefix(40))\""
        case .notAWholeSecond(let text):
            "expected a time of whole seconds, found \"\(text.prefix(40))\""
        case .notADuration(let text):
            "expected a duration of days, hours, minutes or seconds as in PT1H, found "
                + "\"\(text.prefix(40))\""
        }
    }
}
