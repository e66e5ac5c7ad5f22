internal import Foundation
public import Quantities

extension TimeZoneRules {
    /// The rules of the zone with this name in the IANA database, as this machine knows them.
    ///
    /// Names without an area are refused, except UTC and GMT.
    ///
    /// Changes of the offset from 1970 to the end of 2100 are found by asking for the offset
    /// once a day and halving each day on which it differs: what Foundation itself calls
    /// transitions leaves out those that are not to or from daylight saving time, as when a
    /// country moves to another zone for good. Two changes within one day are seen as one.
    public init(loading identifier: String) throws(SystemTimeZoneError) {
        // Abbreviations as EST are fixed offsets that keep no daylight saving time, and their
        // owner most likely means a zone that does.
        guard identifier.contains("/") || ["GMT", "UTC"].contains(identifier),
            let zone = TimeZone(identifier: identifier)
        else {
            throw .unknown(identifier)
        }
        let offsets = Offsets(zone: zone)
        self.init(
            identifier: identifier, initialOffset: offsets[Offsets.days.lowerBound],
            transitions: offsets.transitions)
    }
}

/// The offsets of a zone, looked at from outside.
private struct Offsets {
    let zone: TimeZone

    private static let day: Int64 = 86_400

    /// Midnights in UTC, from that of 1970-01-01 to that of 2101-01-01.
    static let days = 0...47_847 * day

    /// Seconds east of Greenwich at so many seconds since 1970.
    subscript(seconds: Int64) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }

    var transitions: [TimeZoneRules.Transition] {
        var found: [TimeZoneRules.Transition] = []
        var before = self[Self.days.lowerBound]
        for end in stride(from: Self.day, through: Self.days.upperBound, by: Int(Self.day)) {
            let after = self[end]
            if after != before {
                let moment = firstSecond(with: after, from: end - Self.day, to: end)
                found.append(.init(at: Instant(secondsSince1970: moment), offset: after))
            }
            before = after
        }
        return found
    }

    /// The first second after `start` from which `offset` holds up to `end`.
    private func firstSecond(with offset: Int, from start: Int64, to end: Int64) -> Int64 {
        var without = start
        var with = end
        while with - without > 1 {
            let middle = without + (with - without) / 2
            if self[middle] == offset { with = middle } else { without = middle }
        }
        return with
    }
}
