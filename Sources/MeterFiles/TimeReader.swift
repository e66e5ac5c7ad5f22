import Quantities

/// Reads the times of a CSV file, remembering the day, since the same ones come again and again.
struct TimeReader {
    private let zone: TimeZoneRules?
    private var day: (bytes: [UInt8], midnight: Int64)?

    /// A reader that takes times without an offset to be those of `zone`'s clocks.
    init(zone: TimeZoneRules?) {
        self.zone = zone
    }

    mutating func read(_ bytes: ArraySlice<UInt8>) throws(TimeError) -> Instant {
        if let instant = quickly(bytes) { return instant }
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(InstantError) {
            return try Instant(text)
        } catch .noOffset {
            return try local(text)
        } catch {
            throw .notATime(error)
        }
    }

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

    private func local(_ text: String) throws(TimeError) -> Instant {
        guard let zone else { throw .notATime(.noOffset(text)) }
        let local: LocalTime
        do throws(InstantError) {
            local = try LocalTime(text)
        } catch {
            throw .notATime(error)
        }
        let instants = zone.instants(of: local)
        guard let instant = instants.first else { throw .skipped(local, zone.identifier) }
        guard instants.count == 1 else { throw .repeated(local, zone.identifier) }
        return instant
    }
}

/// Why a text is not a time, or not one alone.
enum TimeError: Error, Hashable, CustomStringConvertible {
    case notATime(InstantError)
    /// The zone's clocks are put forward over it.
    case skipped(LocalTime, String)
    /// The zone's clocks show it twice.
    case repeated(LocalTime, String)

    var description: String {
        switch self {
        case .notATime(let error): "\(error)"
        case .skipped(let local, let zone):
            "the clocks of \(zone) never show \(local); write the time with its offset"
        case .repeated(let local, let zone):
            "the clocks of \(zone) show \(local) twice; write the time with its offset"
        }
    }
}
