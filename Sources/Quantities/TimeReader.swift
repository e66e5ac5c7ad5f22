/// Reads the times of files, all of which write them in the same forms.
///
/// - ISO 8601: `2026-06-01T00:00-06:00`, with `Z` or an offset or without, seconds or not, with a
///   blank in place of the `T`.
/// - Dates with slashes or dots, beginning with the year, or with the day or the month where
///   ``TimeForm/dates`` says which: `2026/06/01`, `06/01/2026`, `1.6.26`; or with the name of the
///   month, `01-Jun-2026`.
/// - Hours of a clock of 24 or of 12: `0:00`, `12:00 AM`, `1:30:00 p.m.`; `24:00` is the end of the
///   day. A date alone is its midnight.
///
/// It remembers the day, since the same ones come again and again.
public struct TimeReader: Sendable {
    public let form: TimeForm
    private var day: (bytes: [UInt8], midnight: Int64)?

    public init(_ form: TimeForm) {
        self.form = form
    }

    public mutating func read(_ text: String) throws(FileTimeError) -> FileTime {
        try read(Array(text.utf8)[...])
    }

    public mutating func read(_ bytes: ArraySlice<UInt8>) throws(FileTimeError) -> FileTime {
        if let instant = quickly(bytes) { return .moment(instant) }
        let text = String(decoding: bytes, as: UTF8.self)
        let (local, offset) = try parts(text)
        guard let offset else { return try onClock(local, text) }
        let instant = Instant.start(of: local.date).adding(
            seconds: Int64(local.secondOfDay - offset))
        guard Instant.range.contains(instant) else { throw .notATime(.outOfRange(text)) }
        return .moment(instant)
    }

    private func parts(_ text: String) throws(FileTimeError) -> (LocalTime, offset: Int?) {
        do throws(InstantError) { return try InstantText.parse(text) } catch {}
        var other = TimeText(text, dates: form.dates)
        do throws(TimeText.Failure) { return try other.parse() } catch {
            switch error {
            case .noOrder: throw .noOrder(text)
            case .notATime: throw .notATime(.notATime(text))
            }
        }
    }

    private func onClock(_ local: LocalTime, _ text: String) throws(FileTimeError) -> FileTime {
        guard let zone = form.zone else { throw .noZone(text) }
        let instants = zone.instants(of: local)
        guard let first = instants.first else {
            guard let gap = zone.gap(around: local) else { throw .notATime(.outOfRange(text)) }
            return .skipped(local, gap)
        }
        guard Instant.range.contains(first) else { throw .notATime(.outOfRange(text)) }
        guard instants.count > 1 else { return .moment(first) }
        return .repeated(local, first: first, second: instants[1])
    }
}

// MARK: - The quick way

extension TimeReader {
    /// A time to the second, with `Z` or an offset, is made of its day's midnight; anything else
    /// is nil, and read the long way, which says what is wrong.
    private mutating func quickly(_ bytes: ArraySlice<UInt8>) -> Instant? {
        let start = bytes.startIndex
        guard bytes.count >= 20, bytes[start + 10] == UInt8(ascii: "T"),
            bytes[start + 13] == UInt8(ascii: ":"), bytes[start + 16] == UInt8(ascii: ":"),
            let hour = Self.two(bytes, start + 11), hour < 24,
            let minute = Self.two(bytes, start + 14), minute < 60,
            let second = Self.two(bytes, start + 17), second < 60,
            let offset = Self.offset(bytes[(start + 19)...]),
            let midnight = midnight(of: bytes[start..<start + 10])
        else { return nil }
        return Instant(
            secondsSince1970: midnight + hour * 3600 + minute * 60 + second - offset)
    }

    /// The seconds east of Greenwich that `Z` or an offset as in `-06:00` says.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let start = bytes.startIndex
        if bytes.count == 1 { return bytes[start] == UInt8(ascii: "Z") ? 0 : nil }
        guard bytes.count == 6, bytes[start + 3] == UInt8(ascii: ":"),
            let hours = two(bytes, start + 1), hours <= 18,
            let minutes = two(bytes, start + 4), minutes < 60
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        switch bytes[start] {
        case UInt8(ascii: "+"): return seconds
        case UInt8(ascii: "-"): return -seconds
        default: return nil
        }
    }

    private mutating func midnight(of date: ArraySlice<UInt8>) -> Int64? {
        if let day, day.bytes.elementsEqual(date) { return day.midnight }
        guard let instant = try? Instant("\(String(decoding: date, as: UTF8.self))T00:00:00Z")
        else { return nil }
        day = (Array(date), instant.secondsSince1970)
        return instant.secondsSince1970
    }

    private static func two(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int64? {
        let tens = bytes[index] &- UInt8(ascii: "0")
        let ones = bytes[index + 1] &- UInt8(ascii: "0")
        return tens < 10 && ones < 10 ? Int64(tens) * 10 + Int64(ones) : nil
    }
}
