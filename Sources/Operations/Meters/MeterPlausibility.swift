internal import Diagnostics
internal import MeterFiles
internal import Metering
internal import Quantities
internal import Storage

/// What is odd about the readings of a meter for those who know what it is a meter of, and
/// what cannot be energy.
///
/// - Readings that only rise look like the counts of a register. They are refused where as
///   energy they would be more than the meter can see, and remarked on where they would not.
/// - A production meter sees at most the array's capacity, and a tenth above it.
/// - A usage meter rarely sees more than a house's largest service, 400 A at 240 V or 96 kW, or
///   for a large customer as much as the whole array; more is remarked on.
/// - Energy that no bill is made of is remarked on, since whoever imports it expects one.
struct MeterPlausibility {
    /// The zone of the meter's array.
    let timeZone: TimeZoneRules
    private let role: MeterRow.Role
    private let capacity: Power
    private let file: String
    private let places: [EnergyFlow: Place]

    /// 400 A at 240 V.
    private static let houseService = Power(milliwatts: 96_000_000)

    init(
        _ meter: Stored<MeterRow>, file: String, places: [EnergyFlow: Place],
        zones: TimeZoneCache, in reader: BookReader
    ) throws {
        let array = try reader.array(id: meter.array)
        role = meter.role
        capacity = array?.capacity ?? Power(milliwatts: 0)
        timeZone = try array.map { try zones.rules($0.timeZone) } ?? .utc
        self.file = file
        self.places = places
    }

    func problems(with series: [EnergyFlow: ReadingSeries]) -> Problems {
        var problems = Problems()
        for (flow, readings) in series.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let place = places[flow] ?? start
            if let total = RunningTotal(readings) {
                problems.add(problem(with: total, at: place))
                if isImpossible(total) { continue }
            }
            if flow == usual, let excess = excess(readings) {
                problems.addWarning(excess, at: start)
            }
        }
        if let warning = warningOfUnbilled(series) { problems.add(warning) }
        return problems
    }

    private var start: Place { Place(file: file, line: 1, column: 1) }

    private var usual: EnergyFlow { ImportReadings.usualFlow(role) }

    /// What the meter can see at most, or nearly so.
    private var limit: Power {
        role == .production ? capacity : max(capacity, Self.houseService)
    }

    private func isImpossible(_ total: RunningTotal) -> Bool { total.leastPower > limit }

    private func problem(with total: RunningTotal, at place: Place) -> Problem {
        guard isImpossible(total) else {
            return Problem(
                "\(total); if they are counts, undo this import and import their differences",
                at: place, severity: .warning)
        }
        return Problem(
            "\(total); as energy they would be \(total.leastPower) kW or more, above the "
                + "\(limit) kW \(whose); energy is the differences of the counts, so import those",
            at: place)
    }

    private var whose: String {
        role == .production ? "of the array" : "that such a meter sees"
    }

    private func excess(_ series: ReadingSeries) -> String? {
        guard role == .usage else {
            return CapacityExcess(of: series, above: capacity).map { "\($0)" }
        }
        return CapacityExcess(
            of: series, above: limit,
            called: limit == capacity
                ? "that the whole array can give" : "of a house's largest service",
            asking: "is this the right file, and is it in kWh?"
        ).map { "\($0)" }
    }

    private func warningOfUnbilled(_ series: [EnergyFlow: ReadingSeries]) -> Problem? {
        guard series[usual] == nil, let flow = series.keys.min(by: { $0.rawValue < $1.rawValue })
        else { return nil }
        return Problem(
            "no bill is made of the \(flow.rawValue) energy of a \(role.rawValue) meter, only of "
                + "what is \(usual.rawValue); to bill it, import the file with "
                + MeterFileChoice.options(toBill: flow, as: usual),
            at: places[flow] ?? start, severity: .warning)
    }
}
