internal import Accounting
public import Diagnostics
public import MeterFiles
public import Metering
public import Quantities
public import Storage

/// Reads meter files into a book: all of them, or none.
public struct ImportReadings: Sendable {
    public var files: [MeterSource]
    /// The meter of the book they are of; nil where the files name their meters.
    public var meter: String?
    /// The flows to take; empty for the one that a meter of its role has.
    public var flows: [EnergyFlow]
    /// Under which flow to keep the only one taken, where the file calls it otherwise.
    public var keptAs: EnergyFlow?
    /// The flow of the same meter that takes what is below zero in the flow kept, as the draw
    /// of an array at night; nil refuses readings below zero.
    public var belowZero: EnergyFlow?
    /// Whether other flows and units are left out, in place of being refused.
    public var leavesOutOthers: Bool
    /// The usage point to take of a file with several.
    public var usagePoint: String?
    /// The register to take of a usage point with several.
    public var meterReading: String?
    /// What CSV files do not say of themselves.
    public var form: IntervalForm

    public init(
        _ files: [MeterSource], meter: String?, flows: [EnergyFlow] = [],
        keptAs: EnergyFlow? = nil, belowZero: EnergyFlow? = nil,
        leavingOutOthers leavesOutOthers: Bool = false, usagePoint: String? = nil,
        meterReading: String? = nil, form: IntervalForm = IntervalForm()
    ) {
        self.files = files
        self.meter = meter
        self.flows = flows
        self.keptAs = keptAs
        self.belowZero = belowZero
        self.leavesOutOthers = leavesOutOthers
        self.usagePoint = usagePoint
        self.meterReading = meterReading
        self.form = form
    }

    /// What a file brought.
    public struct Outcome: Hashable, Sendable {
        public var file: String
        /// Whether the same file was read before, and nothing was done now.
        public var isRepeat = false
        public var series: [Series] = []
        public var warnings: [Problem] = []
    }

    /// What a file brought of one flow of a meter.
    public struct Series: Hashable, Sendable {
        public var meter: String
        public var flow: EnergyFlow
        public var added: Int
        /// Readings the book had already.
        public var repeated: Int
        /// From the first to the last reading of the file.
        public var range: TimeRange
        public var energy: Energy
        /// Stretches between the first and the last without a reading.
        public var gaps: Int
        /// What of the energy was not measured, by quality; empty where all was.
        public var unmeasured: [QualityShare]
        /// The zone of the meter's array.
        public var timeZone: TimeZoneRules
    }

    /// - Throws: `Problems` with every place of a file that cannot be read, and
    ///   `ReadingConflicts` where the book has other figures for the same time.
    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> [Outcome] {
        guard keptAs == nil || flows.count == 1 else {
            throw OperationError.badArgument(
                "as",
                reason: "expected one flow to be kept under another name, found "
                    + "\(flows.count)")
        }
        try checkBelowZero()
        let (role, known) = try book.read { (try self.role(in: $0), try Self.meters(in: $0)) }
        let taken = try files.map { file in
            try MeterDraft(file, choosing: choice(role, known))
        }
        return try book.perform(mode) { writer in
            let last = try writer.reader.lastImport()
            do {
                return try taken.map { draft in
                    try ReadingsWriter(writer: writer, importing: self, time: time)
                        .write(draft)
                }
            } catch var conflicts as ReadingConflicts {
                // What came with it goes with it, and needs not be undone.
                conflicts.sources.removeAll { $0.id > last }
                conflicts.issued = try Self.issued(from: conflicts.sources, in: writer.reader)
                throw conflicts
            }
        }
    }

    /// Which of the imports a month was issued from, so that they cannot be undone.
    private static func issued(
        from imports: [Stored<ImportRow>], in reader: BookReader
    ) throws -> [Int64: ReadingConflicts.Issued] {
        var issued: [Int64: ReadingConflicts.Issued] = [:]
        for row in imports {
            let spans = try reader.readingSpans(ofImport: row.id)
            guard let found = try IssuedFrom(reader).first(row, spans) else { continue }
            issued[row.id] = ReadingConflicts.Issued(array: found.array, month: found.month)
        }
        return issued
    }

    /// What is below zero goes the other way than what is taken.
    private func checkBelowZero() throws(OperationError) {
        guard let belowZero, let kept = keptAs ?? (flows.count == 1 ? flows.first : nil),
            kept.opposite != belowZero
        else { return }
        throw .badArgument(
            "below-zero",
            reason: kept.opposite.map {
                "what is below zero in \(kept.rawValue) energy went the other way; say "
                    + "as-\($0.rawValue)"
            }
                ?? "\(kept.rawValue) energy has no other way; say with --as what to keep it as")
    }

    /// What the meter is for; usage, where the files name their meters.
    private func role(in reader: BookReader) throws -> MeterRow.Role {
        guard let meter else { return .usage }
        guard let stored = try reader.meter(meter) else {
            throw OperationError.unknownMeter(meter, known: try Self.meters(in: reader))
        }
        return stored.role
    }

    private func choice(_ role: MeterRow.Role, _ known: [String]) -> MeterFileChoice {
        var choice = MeterFileChoice(
            flows: flows.isEmpty ? [Self.usualFlow(role)] : Set(flows),
            unstatedFlow: flows.count == 1 ? flows.first : nil, usagePoint: usagePoint,
            meterReading: meterReading, leavesOutOthers: leavesOutOthers, form: form)
        choice.keptAs = keptAs
        choice.belowZero = belowZero
        if role == .production {
            choice.meanings[.delivered] = "the plant's own use at night"
        }
        if meter == nil, flows.isEmpty {
            choice.knownMeters = Set(known)
            let some = known.prefix(3).joined(separator: ", ")
            choice.advice =
                "name the meter of the book that the file is of with --meter"
                + (known.isEmpty ? "" : ", as in \(some)\(known.count > 3 ? " ..." : "")")
        }
        return choice
    }

    /// What the grid receives from an array, and delivers to a subscriber.
    static func usualFlow(_ role: MeterRow.Role) -> EnergyFlow {
        role == .production ? .received : .delivered
    }

    /// The keys of all meters.
    static func meters(in reader: BookReader) throws -> [String] {
        try reader.arrays().flatMap { array in
            [try reader.productionMeter(ofArray: array.id)?.key].compactMap { $0 }
                + (try reader.usageMeters(ofArray: array.id).map(\.key))
        }
    }
}

/// A meter file that was read, with the digest of what was read of it.
struct MeterDraft {
    let name: String
    let digest: Digest
    let contents: MeterFileContents

    init(_ source: MeterSource, choosing choice: MeterFileChoice) throws {
        let stream = try MeterStream(source)
        name = source.name
        contents = try MeterFileContents(stream.input, choosing: choice)
        digest = stream.digest
    }
}
