import Diagnostics
import Metering
import Quantities

/// Makes of the readings of a meter, by the flow the file calls them, the series to be kept,
/// and says what was done and what is odd: the same for all forms of meter files.
struct SeriesFinisher {
    let choice: MeterFileChoice
    /// Where the readings of each flow, as the file calls it, begin in the file.
    let places: [EnergyFlow: Place]
    private(set) var problems = Problems()

    init(_ choice: MeterFileChoice, places: [EnergyFlow: Place]) {
        self.choice = choice
        self.places = places
    }

    mutating func finish(
        _ series: [EnergyFlow: ReadingSeries]
    ) -> [EnergyFlow: ReadingSeries] {
        var kept: [EnergyFlow: ReadingSeries] = [:]
        for (flow, readings) in series.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            do throws(ReadingError) {
                let name = choice.kept(flow)
                try remarkOnQuality(readings, flow)
                kept[name] = readings
                if let split = try split(readings, name, at: places[flow], beside: series) {
                    kept[name] = split.above
                    kept[choice.belowZero ?? name] = split.below
                }
            } catch {
                problems.add("\(error)", at: places[flow])
            }
        }
        return kept
    }

    /// The places of the series that are kept.
    func keptPlaces(_ kept: [EnergyFlow: ReadingSeries]) -> [EnergyFlow: Place] {
        var result: [EnergyFlow: Place] = [:]
        for (flow, place) in places { result[choice.kept(flow)] = place }
        for flow in kept.keys where result[flow] == nil { result[flow] = places.values.min() }
        return result
    }

    private mutating func remarkOnQuality(
        _ series: ReadingSeries, _ flow: EnergyFlow
    ) throws(ReadingError) {
        for share in try series.unmeasured() {
            problems.addWarning(share.remark(of: series, flow), at: places[flow])
        }
    }

    /// The series at and above zero, and what goes to the flow chosen for what is below it;
    /// nil where nothing is.
    private mutating func split(
        _ series: ReadingSeries, _ flow: EnergyFlow, at place: Place?,
        beside all: [EnergyFlow: ReadingSeries]
    ) throws(ReadingError) -> (above: ReadingSeries, below: ReadingSeries)? {
        guard let other = choice.belowZero, other == flow.opposite else { return nil }
        let (count, energy) = try series.belowZero()
        guard count > 0 else { return nil }
        guard all[other] == nil else {
            problems.add(
                "what is below zero of \(flow.rawValue) energy cannot be kept as "
                    + "\(other.rawValue), which the file has readings of; take one flow alone",
                at: place)
            return nil
        }
        let readings = count == 1 ? "1 reading" : "\(count) readings"
        problems.addWarning(
            "\(-energy) kWh below zero in \(readings) of \(flow.rawValue) energy kept as "
                + "\(other.rawValue) energy of the same meter", at: place)
        return series.splitAtZero()
    }
}
