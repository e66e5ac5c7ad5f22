public import Quantities

/// Readings that look like the counts of a register that runs on, and not like energy.
///
/// A register's count never falls; the energy of intervals does, at the latest from day to
/// night. So a series looks like a running total where, of at least ``fewest`` readings above
/// zero, none is less than the one before, and at least every fourth is more. Readings of zero
/// are passed over: a register that is reset for a moment, or not reached, shows one. A load
/// that is always the same does not look so, since it never rises.
///
/// It is a suspicion: whether the counts are impossible as energy is for those to say who know
/// the meter.
public struct RunningTotal: Hashable, Sendable {
    /// The first of the counts.
    public let first: Reading
    public let last: Reading
    /// How many counts there are, those of zero not among them.
    public let count: Int
    /// The least mean power that the counts would be, were they energy.
    public let leastPower: Power

    /// Half a day of hours: output of a plant rises no longer than from dawn to noon.
    public static let fewest = 12

    /// Nil where the readings do not look so.
    public init?(_ series: ReadingSeries) {
        var first: Reading?
        var last: Reading?
        var count = 0
        var rises = 0
        var least = Int128.max
        for run in series.runs {
            for index in run.energies.indices where run.energies[index] != .zero {
                let energy = run.energies[index]
                guard energy >= last?.energy ?? .zero else { return nil }
                if let last, energy > last.energy { rises += 1 }
                let reading = run[index]
                first = first ?? reading
                last = reading
                count += 1
                least = min(least, Int128(energy.milliwattHours) * 3600 / Int128(run.step))
            }
        }
        guard let first, let last, count >= Self.fewest, 4 * rises >= count - 1 else {
            return nil
        }
        self.first = first
        self.last = last
        self.count = count
        leastPower = Power(milliwatts: Int64(clamping: least))
    }
}

extension RunningTotal: CustomStringConvertible {
    /// The suspicion, as in `24 readings never fall, from 13423.7 kWh to 13435.2 kWh, as the
    /// counts of a register do`.
    public var description: String {
        "\(count) readings never fall, from \(first.energy) kWh to \(last.energy) kWh, as the "
            + "counts of a register do"
    }
}
