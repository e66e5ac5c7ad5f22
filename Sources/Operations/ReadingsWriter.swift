internal import Diagnostics
internal import MeterFiles
internal import Metering
internal import Quantities
internal import Storage

/// Writes the readings of a file into a book.
struct ReadingsWriter {
    let writer: BookWriter
    let importing: ImportReadings
    let occasion: Occasion

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
                name: InputFile.shortName(of: draft.name), importedAt: occasion.now,
                asOf: occasion.today))
        for meter in meters {
            for (flow, series) in meter.series.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                let kept = importing.keptAs ?? flow
                if let warning = try capacityWarning(series, kept, of: meter.meter, draft.name) {
                    outcome.warnings.append(warning)
                }
                outcome.series.append(try add(series, kept, of: meter.meter, from: importID))
            }
        }
        try writer.summarize(import: importID, Self.summary(of: outcome))
        return outcome
    }

    /// What a file is read for: the same file for another meter or flow is another import.
    private var target: String {
        let flows = importing.flows.map(\.rawValue).sorted()
        return ([importing.meter ?? ""] + flows).joined(separator: " ")
    }

    private func add(
        _ series: ReadingSeries, _ flow: EnergyFlow, of meter: Stored<MeterRow>,
        from importID: Int64
    ) throws -> ImportReadings.Series {
        let receipt = try writer.add(series, flow, of: meter, from: importID)
        let start = Instant(secondsSince1970: 0)
        let range =
            series.range
            ?? TimeZoneRules.utc.range(
                of: DatePeriod(from: TimeZoneRules.utc.local(start).date))
        return ImportReadings.Series(
            meter: meter.key, flow: flow, added: receipt.added, repeated: receipt.repeated,
            range: range, energy: try series.total(), gaps: series.gaps(in: range).count)
    }

    /// What to say where an array seems to have delivered more than it can.
    private func capacityWarning(
        _ series: ReadingSeries, _ flow: EnergyFlow, of meter: Stored<MeterRow>, _ file: String
    ) throws -> Problem? {
        guard meter.role == .production, flow == .received,
            let array = try writer.reader.array(id: meter.array),
            let excess = CapacityExcess(of: series, above: array.capacity)
        else { return nil }
        return Problem(
            "\(excess)", at: Place(file: file, line: 1, column: 1), severity: .warning)
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
        return [MeterReadings(meter: meter, series: try (own ?? contents.onlyMeter()).series)]
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
                    "\"\(part.name)\" is a production meter; say with --flow what to take of it",
                    at: start)
                continue
            }
            found.append(MeterReadings(meter: meter, series: part.series))
        }
        try problems.throwIfAny()
        return found
    }

    /// A meter of the book and what a file has of it.
    private struct MeterReadings {
        let meter: Stored<MeterRow>
        let series: [EnergyFlow: ReadingSeries]
    }

    private static func summary(of outcome: ImportReadings.Outcome) -> String {
        let added = outcome.series.reduce(0) { $0 + $1.added }
        let meters = Set(outcome.series.map(\.meter)).count
        return "\(added) readings of \(meters) \(meters == 1 ? "meter" : "meters")"
    }
}
