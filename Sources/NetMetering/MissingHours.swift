public import Quantities

/// The hours of a month that a series has no price of.
public struct MissingHours: Hashable, Sendable {
    /// The stretches without a price, in order of time; at least one.
    public let stretches: [TimeRange]
    /// How many hours have a price, and how many there are.
    public let known: Int
    public let all: Int
    /// The clock they are told by.
    public let zone: TimeZoneRules

    /// What `known` leaves open of the hours of `range`; nil where every hour is known.
    ///
    /// Stretches of `known` are in order of time. Hours are told by the clocks of `zone`.
    public init?(of range: TimeRange, known: [TimeRange], in zone: TimeZoneRules) {
        var stretches: [TimeRange] = []
        var end = range.start
        for stretch in known {
            if let hole = TimeRange(from: end, to: min(stretch.start, range.end)) {
                stretches.append(hole)
            }
            end = max(end, stretch.end)
        }
        if let rest = TimeRange(from: end, to: range.end) { stretches.append(rest) }
        guard !stretches.isEmpty else { return nil }
        self.stretches = stretches
        self.zone = zone
        all = Int(range.seconds / 3600)
        self.known = all - Int(stretches.map(\.seconds).reduce(0, +) / 3600)
    }

    /// How many stretches are told of.
    private static let told = 24
}

extension MissingHours: CustomStringConvertible {
    public var description: String {
        let some = stretches.prefix(Self.told).map(words).joined(separator: ", ")
        let more = stretches.count - Self.told
        return "\(known) of \(all) hours are known, missing: \(some)"
            + (more > 0 ? " and \(more) more stretches" : "")
    }

    private func words(_ stretch: TimeRange) -> String {
        let start = zone.stamp(stretch.start)
        guard stretch.seconds > 3600 else { return "the hour from \(start)" }
        return "\(stretch.seconds / 3600) hours from \(start)"
    }
}
