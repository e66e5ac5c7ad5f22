internal import Accounting
internal import Diagnostics
internal import MeterFiles
internal import Metering
internal import Quantities
internal import Storage

/// Writes the readings of a file into a book.
struct ReadingsWriter {
    let writer: BookWriter
    let importing: ImportReadings
    let time: OperationTime
    private let zones = TimeZoneCache()

    init(writer: BookWriter, importing: ImportReadings, time: OperationTime) {
        self.writer = writer
        self.importing = importing
        self.time = time
    }

    func write(_ draft: MeterDraft) throws -> ImportReadings.Outcome {
        var outcome = ImportReadings.Outcome(
            file: draft.name, warnings: draft.contents.warnings)
        let earlier = try writer.reader.currentImport(
            of: .meter, digest: draft.digest, target: target)
        guard earlier == nil else {
            outcome.isRepeat = true
            return outcome
        }
        let meters = try meters(of: draft)
        let importID = try writer.add(
            ImportRow(
                kind: .meter, digest: draft.digest, target: target,
                name: InputFile.shortName(of: draft.name), importedAt: time.now,
                asOf: time.today))
        var problems = Problems()
        if let warning = try warningOfAnother(draft, importID) { problems.add(warning) }
        for meter in meters {
            let plausibility = try MeterPlausibility(
                meter.meter, file: draft.name, places: meter.places, zones: zones,
                in: writer.reader)
            problems.add(plausibility.problems(with: meter.series))
            for (flow, series) in meter.series.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                outcome.series.append(
                    try add(series, flow, of: meter.meter, plausibility.timeZone, from: importID))
            }
        }
        try problems.throwIfAny()
        outcome.warnings += problems.warnings
        try writer.summarize(import: importID, Self.summary(of: outcome))
        return outcome
    }

    /// What a file is read for: the same file for another meter or flow, or kept otherwise, is
    /// another import.
    private var target: String {
        var words = [importing.meter ?? ""] + importing.flows.map(\.rawValue).sorted()
        if let kept = importing.keptAs { words.append("as=\(kept.rawValue)") }
        if let other = importing.belowZero { words.append("below-zero=\(other.rawValue)") }
        return words.joined(separator: " ")
    }

    /// What to say where the file is imported for another meter, which it can hardly be of too.
    ///
    /// A file that names the meter, or of which a part was chosen, may be of several.
    private func warningOfAnother(_ draft: MeterDraft, _ importID: Int64) throws -> Problem? {
        guard let key = importing.meter, importing.usagePoint == nil,
            importing.meterReading == nil,
            !draft.contents.meters.contains(where: { $0.name.hasSameBytes(as: key) })
        else { return nil }
        let others = try writer.reader.currentImports(of: .meter, digest: draft.digest)
            .filter { $0.id != importID }.map { String($0.meterKey) }
            .filter { !$0.isEmpty && !$0.hasSameBytes(as: key) }
        guard let other = others.first else { return nil }
        return Problem(
            "this file is imported for \(other) already; if it is not of \(key) too, undo it with: "
                + "commonwatt meter undo \(draft.digest.description.prefix(12)) "
                + "--import \(importID)",
            at: Place(file: draft.name, line: 1, column: 1), severity: .warning)
    }

    private func add(
        _ series: ReadingSeries, _ flow: EnergyFlow, of meter: Stored<MeterRow>,
        _ timeZone: TimeZoneRules, from importID: Int64
    ) throws -> ImportReadings.Series {
        let receipt = try writer.add(series, flow, of: meter, from: importID)
        let start = Instant(secondsSince1970: 0)
        let range =
            series.range
            ?? TimeZoneRules.utc.range(
                of: DatePeriod(from: TimeZoneRules.utc.local(start).date))
        return ImportReadings.Series(
            meter: meter.key, flow: flow, added: receipt.added, repeated: receipt.repeated,
            range: range, energy: try series.total(), gaps: series.gaps(in: range).count,
            unmeasured: try series.unmeasured(), timeZone: timeZone)
    }

    /// The meters of the book that the file has readings of.
    private func meters(
        of draft: MeterDraft
    ) throws -> [MeterReadings] {
        let contents = draft.contents
        guard let key = importing.meter else { return try named(by: contents) }
        guard let meter = try writer.reader.meter(key) else {
            throw OperationError.unknownMeter(
                key, known: try ImportReadings.meters(in: writer.reader))
        }
        let own = contents.meters.first { $0.name.hasSameBytes(as: key) }
        return [MeterReadings(meter, try own ?? contents.onlyMeter())]
    }

    /// The meters of a file that names them; all must be known.
    private func named(by contents: MeterFileContents) throws -> [MeterReadings] {
        var problems = Problems()
        var found: [MeterReadings] = []
        let start = Place(file: contents.file, line: 1, column: 1)
        for part in contents.meters {
            guard let meter = try writer.reader.meter(part.name) else {
                problems.add(
                    part.name.isEmpty
                        ? "the file does not name its meter; say it with --meter"
                        : "there is no meter \"\(part.name)\" in the book", at: start)
                continue
            }
            guard meter.role == .usage || !importing.flows.isEmpty else {
                problems.add(
                    "\"\(part.name)\" is a production meter; say with --flow what to take of it, "
                        + "as in --flow received",
                    at: start)
                continue
            }
            found.append(MeterReadings(meter, part))
        }
        try problems.throwIfAny()
        return found
    }

    /// A meter of the book and what a file has of it.
    private struct MeterReadings {
        let meter: Stored<MeterRow>
        let series: [EnergyFlow: ReadingSeries]
        let places: [EnergyFlow: Place]

        init(_ meter: Stored<MeterRow>, _ part: MeterFileContents.Meter) {
            self.meter = meter
            series = part.series
            places = part.places
        }
    }

    private static func summary(of outcome: ImportReadings.Outcome) -> String {
        let added = outcome.series.reduce(0) { $0 + $1.added }
        let meters = Set(outcome.series.map(\.meter)).count
        return "\(added) readings of \(meters) \(meters == 1 ? "meter" : "meters")"
    }
}
