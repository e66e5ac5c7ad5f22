internal import Metering
internal import Quantities

/// Intervals in which a meter seems to have seen more than it can.
///
/// Mean power = energy / duration; above the rated power by more than a tenth, which inverters
/// and the rounding of registers do not explain, the file is likely another meter's.
struct CapacityExcess: CustomStringConvertible {
    let description: String

    /// Nil where no interval is so.
    init?(
        of series: ReadingSeries, above capacity: Power, called name: String? = nil,
        asking question: String = "is this the right file?"
    ) {
        var first: (reading: Reading, power: Power)?
        var count = 0
        for run in series.runs {
            // Energy in mWh × 3600 s/h > capacity in mW × 11/10 × seconds.
            let limit = Int128(capacity.milliwatts) * 11 * Int128(run.step)
            for index in run.energies.indices {
                let energy = Int128(run.energies[index].milliwattHours) * 3600
                guard energy * 10 > limit else { continue }
                count += 1
                if first == nil {
                    let power = Int64(clamping: energy / Int128(run.step))
                    first = (run[index], Power(milliwatts: power))
                }
            }
        }
        guard let first else { return nil }
        let more = count == 1 ? "" : " and \(count - 1) more"
        description =
            "\(first.power.wholeKilowatts) kW in the interval from \(first.reading.start)\(more), "
            + (name.map { "above the \(capacity) kW \($0); " }
                ?? "above the array's \(capacity) kW; ") + question
    }
}

extension Power {
    /// Rounded to kilowatts, or as it is where it is less than ten of them.
    fileprivate var wholeKilowatts: String {
        guard milliwatts >= 10_000_000 else { return description }
        return String((milliwatts / 1_000_000) + (milliwatts % 1_000_000 >= 500_000 ? 1 : 0))
    }
}
