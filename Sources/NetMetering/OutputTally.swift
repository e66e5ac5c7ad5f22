public import Quantities

/// Adds up an array's readings into what a program's terms need.
public struct OutputTally {
    private let masks: [HourMask]
    private let zone: TimeZoneRules
    private let keepsHours: Bool
    private var energy = Energy.zero
    private var masked: [Energy]
    private var hours: [Output.Hour] = []

    /// A tally for `program`, whose masks are read in `zone`.
    public init(for program: Program, zone: TimeZoneRules) {
        masks = program.masks
        self.zone = zone
        keepsHours = program.needsHours
        masked = masks.map { _ in .zero }
    }

    /// Adds what was produced in `range`, which comes after all that was added before.
    ///
    /// Where the program tells hours apart, a reading is at most an hour long and belongs
    /// to the masks in which it begins; where hours have prices, it lies within one.
    public mutating func add(
        _ produced: Energy, over range: TimeRange
    ) throws(OutputError) {
        do { energy = try energy.adding(produced) } catch { throw .tooLarge }
        guard keepsHours || !masks.isEmpty else { return }
        let hour = Self.hour(of: range.start)
        let fits = keepsHours ? range.end <= hour.adding(seconds: 3600) : range.seconds <= 3600
        guard fits else { throw .longerThanAnHour(range) }
        let local = zone.local(range.start)
        for (index, mask) in masks.enumerated() where mask.contains(local) {
            do { masked[index] = try masked[index].adding(produced) } catch { throw .tooLarge }
        }
        if keepsHours { try add(produced, in: hour) }
    }

    private mutating func add(_ produced: Energy, in hour: Instant) throws(OutputError) {
        guard let last = hours.last, hour <= last.start else {
            hours.append(Output.Hour(start: hour, energy: produced))
            return
        }
        guard hour == last.start else { throw .notInOrder(hour) }
        do {
            let sum = try last.energy.adding(produced)
            hours[hours.count - 1] = Output.Hour(start: hour, energy: sum)
        } catch { throw .tooLarge }
    }

    private static func hour(of instant: Instant) -> Instant {
        let rest = instant.secondsSince1970 % 3600
        return instant.adding(seconds: rest < 0 ? -(rest + 3600) : -rest)
    }

    /// What was added up.
    public var output: Output { Output(energy, masked: masked, hours: hours) }
}

extension Program {
    /// Whether a term has a price for each hour.
    public var needsHours: Bool { value.terms.contains { $0.price.isHourly(references) } }

    /// Whether the output must be known by hour and not only for the month.
    public var needsIntervals: Bool { needsHours || !masks.isEmpty }
}
