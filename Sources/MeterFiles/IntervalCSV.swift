import CSVParsing
import Diagnostics
import Foundation
import Metering
import Quantities

/// Reads interval CSV: a header, and a row for each reading.
///
/// Columns, in any order, by these names or those that ``IntervalForm/columns`` tells:
/// - `start`, in a form of ``TimeReader``; which of two equal hours it is, in autumn, the order of
///   the rows tells, as ``RepeatedHour`` has it.
/// - `end`, of the same form, or `minutes`: one of them with `start`, or both without. Where all
///   ends are a minute or a second before a multiple of five minutes, as in `00:59`, they are
///   within their readings.
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

    var reader: CSVReader
    let choice: MeterFileChoice
    /// The fields whose texts make up each column.
    var columns: [Column: [Int]] = [:]
    var header = CSVHeader()
    var times: TimeReader
    var problems = Problems()
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
    /// The rows of each builder in an hour that clocks show twice, until their order has shown.
    var hours: [RepeatedHour<Draft>] = []
    var ends = InclusiveEnds()
    /// Rows without energy at times that never were.
    var skippedRows = 0

    /// A row that was read.
    struct Draft {
        let span: IntervalSpan
        let energy: Energy
        let quality: ReadingQuality
        let line: Int
    }

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
        for index in csv.hours.indices { csv.settle(index, before: nil) }
        csv.finishTimes()
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
        times = TimeReader(choice.form.times)
    }

    private mutating func readRows() throws(Problems) {
        let count = reader.count
        while try reader.next() {
            if reader.isBlank { continue }
            if reader.count == count {
                if reader.isMeant(by: header) { readRow() }
            } else {
                problems.add(
                    "expected \(count) fields as in the header, found \(reader.count)",
                    at: reader.place, kind: "fields")
            }
        }
    }

    private mutating func readRow() {
        // Missing columns and fields that cannot be read have been noted where this returns.
        guard let name = meterName(), let span = span(), let energy = energy(),
            wasShown(span, energy), let flow = flow(), let quality = quality()
        else { return }
        guard choice.flows.contains(flow) else { return leaveOut(flow, energy, of: name) }
        guard isOfSign(energy, flow) else { return }
        let index = builder(of: MeterFlow(meter: name, flow: flow))
        take(Draft(span: span, energy: energy, quality: quality, line: reader.line), in: index)
    }

    /// Adds a reading to a builder.
    mutating func keep(_ draft: Draft, from start: Instant, seconds: Int32, in index: Int) {
        do throws(ReadingError) {
            try builders[index].append(
                start: start, seconds: seconds, energy: draft.energy, quality: draft.quality)
            lines[index].append(Int32(clamping: draft.line))
            if start < lastStarts[index] { stepsBack += 1 }
            lastStarts[index] = start
        } catch {
            problems.add("\(error)", at: place(ofLine: draft.line))
        }
    }

    /// Makes all readings so many seconds longer.
    mutating func lengthen(by seconds: Int32) {
        for index in builders.indices {
            do throws(ReadingError) {
                try builders[index].lengthen(by: seconds)
            } catch {
                problems.add("\(error)", at: place(ofLine: Int(lines[index].first ?? 1)))
            }
        }
    }

    func place(ofLine line: Int) -> Place {
        Place(file: reader.file, line: line, column: 1)
    }

    private mutating func builder(of key: MeterFlow) -> Int {
        if let index = keys[key] { return index }
        keys[key] = builders.count
        builders.append(ReadingSeriesBuilder())
        lines.append([])
        hours.append(RepeatedHour())
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
            refusal, at: place(of: .kwh),
            kind: MeterFileChoice.kindOfRefusal(flow))
        return false
    }

    private var statesFlow: Bool { !isEmpty(.flow) }

    private mutating func leaveOut(_ flow: EnergyFlow, _ energy: Energy, of meter: String) {
        if let known = leftOut[flow] {
            leftOut[flow]?.energy = known.energy.flatMap { try? $0.adding(energy) }
            return
        }
        let place = place(of: .flow)
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
        let name = text(.meter)
        return choice.takes(usagePoint: name) ? name : nil
    }

    private mutating func energy() -> Energy? {
        guard let index = columns[.kwh]?.first else { return nil }
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

    private mutating func flow() -> EnergyFlow? {
        if !isEmpty(.flow) {
            let text = text(.flow)
            if let flow = EnergyFlow(rawValue: text) { return flow }
            let known = EnergyFlow.allCases.map(\.rawValue).joined(separator: ", ")
            problems.add(
                "flow: expected one of \(known), found \(Excerpt(text))",
                at: place(of: .flow))
            return nil
        }
        hasUnstatedFlow = true
        if let flow = choice.unstatedFlow { return flow }
        if choice.flows.count == 1 { return choice.flows.first }
        problems.add("the row does not say which way the energy went", at: reader.place)
        return nil
    }

    private mutating func quality() -> ReadingQuality? {
        guard !isEmpty(.quality) else { return .measured }
        let text = text(.quality)
        if let quality = ReadingQuality.allCases.first(where: { $0.description == text }) {
            return quality
        }
        let known = ReadingQuality.allCases.map(\.description).joined(separator: ", ")
        problems.add(
            "quality: expected one of \(known), found \(Excerpt(text))",
            at: place(of: .quality))
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
