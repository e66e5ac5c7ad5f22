import Diagnostics
import Metering
import Quantities

extension IntervalCSV {
    /// What is in a file, before anyone decides whether to use it.
    ///
    /// Throws where something cannot be read, or readings contradict each other.
    static func inspect(
        _ input: MeterFileInput, form: IntervalForm
    ) throws(Problems) -> MeterFileInspection {
        // Rows that do not say their flow are gathered with those of both directions, which
        // hardly any file has, and told as of no stated direction.
        var choice = MeterFileChoice(
            flows: Set(EnergyFlow.allCases), unstatedFlow: .total, form: form)
        choice.takesAnySign = true
        var csv = try rows(of: input, choosing: choice)
        return try csv.inspection(path: input.name)
    }

    private mutating func inspection(path: String) throws(Problems) -> MeterFileInspection {
        var found = MeterFileInspection(path: path)
        let (series, repeats) = series(file: path)
        try problems.throwIfAny()
        found.usagePoints = series.count
        found.meterReadings = keys.count
        found.intervals = builders.reduce(0) { $0 + $1.count }
        found.duplicates = repeats.values.reduce(0, +)
        found.outOfOrder = stepsBack
        var sums: [EnergyFlow: Energy] = [:]
        var remarks = problems
        for (meter, flows) in series.sorted(by: { $0.key < $1.key }) {
            for (flow, readings) in flows.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                found.add(readings, flow, to: &sums)
                remarks.add(
                    SeriesRemarks.all(
                        of: readings, flow == .total && hasUnstatedFlow ? nil : flow,
                        at: firstPlace(of: MeterFlow(meter: meter, flow: flow))))
            }
        }
        if hasUnstatedFlow {
            remarks.addWarning(
                "the rows do not say which way the energy went; an import takes it for what its "
                    + "meter counts", at: Place(file: path, line: 1, column: 1))
        }
        found.take(sums)
        found.warnings = remarks.all
        found.omittedWarnings = remarks.omitted
        return found
    }
}

extension MeterFileInspection {
    fileprivate mutating func add(
        _ series: ReadingSeries, _ flow: EnergyFlow, to sums: inout [EnergyFlow: Energy]
    ) {
        guard let range = series.range else { return }
        firstStart = min(firstStart ?? .max, range.start.secondsSince1970)
        lastEnd = max(lastEnd ?? .min, range.end.secondsSince1970)
        gaps += series.gaps(in: range).count
        add((try? series.unmeasured()) ?? [])
        // A sum that is too large is told as none, as it is of a feed.
        guard let energy = try? series.total(),
            let sum = try? (sums[flow] ?? .zero).adding(energy)
        else { return }
        sums[flow] = sum
    }

    fileprivate mutating func take(_ sums: [EnergyFlow: Energy]) {
        forwardEnergy = sums[.delivered]?.description
        reverseEnergy = sums[.received]?.description
        netEnergy = sums[.net]?.description
        otherEnergy = sums[.total]?.description
        totalEnergy = sums.isEmpty ? nil : (try? Energy.sum(of: sums.values))?.description
    }
}
