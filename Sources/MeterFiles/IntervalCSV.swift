import CSVParsing
import Diagnostics
import Foundation
import Metering
import Quantities

/// Reads interval CSV: a header, and a row for each reading.
///
/// Columns, in any order:
/// - `start` (required): ISO 8601 with `Z` or an offset, or without where a time zone was given;
///   a clock time that the zone has twice, in autumn, needs its offset.
/// - `end`, of the same form, or `minutes`: one of them is required.
/// - `kwh` (required): up to six decimals.
/// - `flow`: `delivered`, `received`, `net` or `total`; left out or empty, the only flow asked
///   for is meant.
/// - `meter`: the meter's name, for files of several.
/// - `quality`: `measured`, `edited`, `estimated` or `questionable`; left out or empty, measured.
struct IntervalCSV: ~Copyable {
    enum Column: String, CaseIterable {
        case start, end, minutes, kwh, flow, meter, quality
    }

    struct MeterFlow: Hashable {
        let meter: String
        let flow: EnergyFlow
    }

    private var reader: CSVReader
    private let choice: MeterFileChoice
    private var columns: [Column: Int] = [:]
    private var times: TimeReader
    private(set) var problems = Problems()
    private(set) var builders: [ReadingSeriesBuilder] = []
    /// The line of each reading that a builder was given.
    private var lines: [[Int32]] = []
    private(set) var keys: [MeterFlow: Int] = [:]
    /// Where energy of a flow that is not taken first stands, and its sum; nil where that is
    /// too large.
    private var leftOut: [EnergyFlow: LeftOut] = [:]
    /// Whether a row did not say its flow.
    private(set) var hasUnstatedFlow = false
    /// Steps backwards in time, in the order of the file, among readings of one meter and flow.
    private(set) var stepsBack = 0
    private var lastStarts: [Instant] = []

    private struct LeftOut {
        let place: Place
        let meter: String
        var energy: Energy?
    }

    static func read(
        _ input: MeterFileInput, choosing choice: MeterFileChoice
    ) throws(Problems) -> MeterFileContents {
        var csv = try rows(of: input, choosing: choice)
        csv.tellLeftOut()
        return try csv.contents(file: input.name)
    }

    /// Reads the whole file, of whatever flows.
    static func rows(
        of input: MeterFileInput, choosing choice: MeterFileChoice
    ) throws(Problems) -> IntervalCSV {
        var csv = IntervalCSV(input, choice)
        try csv.readHeader()
        try csv.readRows()
        return csv
    }

    private init(_ input: MeterFileInput, _ choice: MeterFileChoice) {
        var input = input
        let name = input.name
        reader = CSVReader(file: name) { () throws(Problems) in
            do {
                return try input.nextPiece()
            } catch {
                throw Problems("cannot be read: \(error.localizedDescription)", at: nil)
            }
        }
        self.choice = choice
        times = TimeReader(zone: choice.timeZone)
    }

    private mutating func readHeader() throws(Problems) {
        guard try reader.next() else {
            throw Problems("the file is empty, expected a header", at: reader.place)
        }
        let known = Column.allCases.map(\.rawValue).joined(separator: ", ")
        guard (0..<reader.count).contains(where: { Column(rawValue: reader.text($0)) != nil })
        else {
            throw Problems(
                "found neither XML, as in Green Button, nor the header of an interval CSV: none "
                    + "of the columns \(known) is in the first line; remove what stands before "
                    + "the header, and name its columns so", at: reader.place)
        }
        for index in 0..<reader.count {
            let name = reader.text(index)
            guard let column = Column(rawValue: name) else {
                problems.add(
                    "unknown column \(Excerpt(name)), expected some of \(known)",
                    at: reader.place(of: index))
                continue
            }
            if columns.updateValue(index, forKey: column) != nil {
                problems.add("column \"\(name)\" stands twice", at: reader.place(of: index))
            }
        }
        for column in [Column.start, .kwh] where columns[column] == nil {
            problems.add("missing column \"\(column.rawValue)\"", at: reader.place)
        }
        if (columns[.end] == nil) == (columns[.minutes] == nil) {
            problems.add("expected a column \"end\" or \"minutes\", one of them", at: reader.place)
        }
        try problems.throwIfAny()
    }

    private mutating func readRows() throws(Problems) {
        let count = reader.count
        while try reader.next() {
            if reader.isBlank { continue }
            if reader.count == count {
                readRow()
            } else {
                problems.add(
                    "expected \(count) fields as in the header, found \(reader.count)",
                    at: reader.place, kind: "fields")
            }
        }
    }

    private mutating func readRow() {
        // Missing columns and fields that cannot be read have been noted where this returns.
        guard let name = meterName(), let start = time(.start), let energy = energy(),
            let seconds = seconds(from: start), let flow = flow(), let quality = quality()
        else { return }
        guard choice.flows.contains(flow) else { return leaveOut(flow, energy, of: name) }
        guard isOfSign(energy, flow) else { return }
        let index = builder(of: MeterFlow(meter: name, flow: flow))
        do throws(ReadingError) {
            try builders[index].append(
                start: start, seconds: seconds, energy: energy, quality: quality)
            lines[index].append(Int32(clamping: reader.line))
            if start < lastStarts[index] { stepsBack += 1 }
            lastStarts[index] = start
        } catch {
            problems.add("\(error)", at: reader.place)
        }
    }

    private mutating func builder(of key: MeterFlow) -> Int {
        if let index = keys[key] { return index }
        keys[key] = builders.count
        builders.append(ReadingSeriesBuilder())
        lines.append([])
        lastStarts.append(Instant.range.lowerBound)
        return builders.count - 1
    }

    /// Whether the row's energy can be kept in its flow; a problem where it cannot.
    private mutating func isOfSign(_ energy: Energy, _ flow: EnergyFlow) -> Bool {
        guard energy < .zero,
            let refusal = choice.refusal(
                of: energy, flow, by: statesFlow ? .column : .none)
        else { return true }
        problems.add(
            refusal, at: columns[.kwh].map { reader.place(of: $0) },
            kind: MeterFileChoice.kindOfRefusal(flow))
        return false
    }

    private var statesFlow: Bool { columns[.flow].map { !reader.isEmpty($0) } ?? false }

    private mutating func leaveOut(_ flow: EnergyFlow, _ energy: Energy, of meter: String) {
        if let known = leftOut[flow] {
            leftOut[flow]?.energy = known.energy.flatMap { try? $0.adding(energy) }
            return
        }
        let place = columns[.flow].map { reader.place(of: $0) } ?? reader.place
        leftOut[flow] = LeftOut(place: place, meter: meter, energy: energy)
    }

    /// Says what is not taken, with its sum and what else there is, which is known at the end.
    private mutating func tellLeftOut() {
        let isAll = builders.isEmpty
        for (flow, found) in leftOut.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard !choice.leavesOutOthers else {
                problems.addWarning(
                    choice.remark(onLeftOut: flow, found.energy), at: found.place)
                continue
            }
            problems.add(
                "found \(flow.rawValue) energy, which was not asked for; "
                    + choice.waysOut(of: flow, meter: found.meter, isAll: isAll),
                at: found.place)
        }
    }
}

extension IntervalCSV {
    /// The row's meter; nil where another one is asked for.
    private func meterName() -> String? {
        let name = columns[.meter].map { reader.text($0) } ?? ""
        return choice.takes(usagePoint: name) ? name : nil
    }

    private mutating func time(_ column: Column) -> Instant? {
        guard let index = columns[column] else { return nil }
        do throws(TimeError) {
            return try times.read(reader.bytes(index))
        } catch {
            problems.add("\(column.rawValue): \(error)", at: reader.place(of: index))
            return nil
        }
    }

    private mutating func energy() -> Energy? {
        guard let index = columns[.kwh] else { return nil }
        if let value = reader.decimal(index, decimals: 6),
            value.magnitude <= Energy.inputLimit.milliwattHours.magnitude
        {
            return Energy(milliwattHours: value)
        }
        do throws(NumeralError) {
            return try Energy(kilowattHours: reader.text(index))
        } catch {
            problems.add("kwh: \(error)", at: reader.place(of: index), kind: "kwh")
            return nil
        }
    }

    private mutating func seconds(from start: Instant) -> Int32? {
        if let index = columns[.minutes] {
            guard let minutes = reader.decimal(index, decimals: 0), (1...527_040).contains(minutes)
            else {
                problems.add(
                    "minutes: expected a whole number of minutes, 1 to 527040, "
                        + "found \(Excerpt(reader.text(index)))",
                    at: reader.place(of: index), kind: "minutes")
                return nil
            }
            return Int32(minutes * 60)
        }
        guard let end = time(.end) else { return nil }
        guard let seconds = Int32(exactly: end.seconds(since: start)), seconds > 0 else {
            problems.add(
                "end: expected a time after the start \(start), found \(end)",
                at: columns[.end].map { reader.place(of: $0) }, kind: "end")
            return nil
        }
        return seconds
    }

    private mutating func flow() -> EnergyFlow? {
        if let index = columns[.flow], !reader.isEmpty(index) {
            let text = reader.text(index)
            if let flow = EnergyFlow(rawValue: text) { return flow }
            let known = EnergyFlow.allCases.map(\.rawValue).joined(separator: ", ")
            problems.add(
                "flow: expected one of \(known), found \(Excerpt(text))",
                at: reader.place(of: index))
            return nil
        }
        hasUnstatedFlow = true
        if let flow = choice.unstatedFlow { return flow }
        if choice.flows.count == 1 { return choice.flows.first }
        problems.add("the row does not say which way the energy went", at: reader.place)
        return nil
    }

    private mutating func quality() -> ReadingQuality? {
        guard let index = columns[.quality], !reader.isEmpty(index) else { return .measured }
        let text = reader.text(index)
        if let quality = ReadingQuality.allCases.first(where: { $0.description == text }) {
            return quality
        }
        let known = ReadingQuality.allCases.map(\.description).joined(separator: ", ")
        problems.add(
            "quality: expected one of \(known), found \(Excerpt(text))",
            at: reader.place(of: index))
        return nil
    }

    private consuming func contents(file: String) throws(Problems) -> MeterFileContents {
        let (series, repeats) = series(file: file)
        if series.isEmpty, !problems.hasErrors {
            problems.add(
                choice.usagePoint.map { "there are no readings of meter \"\($0)\" in the file" }
                    ?? "the file has no readings", at: Place(file: file, line: 1, column: 1))
        }
        try problems.throwIfAny()
        let again = repeats.values.reduce(0, +)
        if again > 0 {
            problems.addWarning(
                "\(again) readings came again with equal values and were taken once",
                at: Place(file: file, line: 1, column: 1))
        }
        let meters = series.map { name, flows in
            let places = flows.keys.map {
                ($0, firstPlace(of: MeterFlow(meter: name, flow: $0)))
            }
            var finisher = SeriesFinisher(
                choice, places: Dictionary(uniqueKeysWithValues: places))
            let kept = finisher.finish(flows)
            problems.add(finisher.problems)
            return MeterFileContents.Meter(
                name: name, series: kept, places: finisher.keptPlaces(kept),
                repeats: repeats[name] ?? 0)
        }
        try problems.throwIfAny()
        return MeterFileContents(file: file, meters: meters, warnings: problems.warnings)
    }

    func firstPlace(of key: MeterFlow) -> Place {
        let line = keys[key].flatMap { lines[$0].first } ?? 1
        return Place(file: reader.file, line: Int(line), column: 1)
    }

    /// The series of each meter, and how many readings of each came again.
    mutating func series(
        file: String
    ) -> ([String: [EnergyFlow: ReadingSeries]], [String: Int]) {
        var series: [String: [EnergyFlow: ReadingSeries]] = [:]
        var repeats: [String: Int] = [:]
        for (key, index) in keys.sorted(by: { $0.value < $1.value }) {
            do throws(ReadingError) {
                let built = try builders[index].series()
                series[key.meter, default: [:]][key.flow] = built.series
                repeats[key.meter, default: 0] += built.repeats
            } catch {
                let meter = key.meter.isEmpty ? "" : "meter \(key.meter): "
                let position = error.start.flatMap { builders[index].lastPosition(of: $0) }
                let line = position.map { Int(lines[index][$0]) } ?? 1
                problems.add(
                    "\(meter)\(error)", at: Place(file: file, line: line, column: 1))
            }
        }
        return (series, repeats)
    }
}
