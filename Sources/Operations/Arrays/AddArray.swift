public import Diagnostics
internal import NetMetering
public import Quantities
public import Sharing
public import Storage
internal import SystemTimeZones

/// Adds an array and its production meter to a book.
public struct AddArray: Sendable {
    public var key: String
    public var name: String
    public var capacity: Power
    public var utility: String
    public var zone: String?
    public var program: String
    public var timeZone: String
    /// The key of the meter of what it delivers.
    public var meter: String
    /// What shares are counted in; nil for what its program counts them in.
    public var shareUnit: ShareUnit?
    /// How many blocks there are, where shares are counted in blocks.
    public var blocks: Int64?
    public var dueDays: Int

    public init(
        _ key: String, name: String, capacity: Power, utility: String, zone: String? = nil,
        program: String, timeZone: String, meter: String,
        shareUnit: ShareUnit? = nil, blocks: Int64? = nil, dueDays: Int = 21
    ) {
        self.key = key
        self.name = name
        self.capacity = capacity
        self.utility = utility
        self.zone = zone
        self.program = program
        self.timeZone = timeZone
        self.meter = meter
        self.shareUnit = shareUnit
        self.blocks = blocks
        self.dueDays = dueDays
    }

    public enum Outcome: Hashable, Sendable {
        case added
        /// The book has it, and the same.
        case alreadyThere
    }

    public func callAsFunction(
        in book: Book, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        try checkArguments()
        return try book.perform(mode) { writer in
            let stored = try writer.reader.array(key)
            let isSame = stored?.row.program == program
            let counted = isSame ? stored.flatMap { ShareUnit(rawValue: $0.row.shareUnit) } : nil
            let row = try row(
                shareUnit ?? counted ?? unitOfProgram(writer.reader) ?? .partsPerMillion)
            if let stored {
                try checkSame(stored, row, writer.reader)
                return .alreadyThere
            }
            try checkProgram(writer.reader)
            if let owner = try writer.reader.meter(meter) {
                throw OperationError.meterTaken(
                    meter, by: try MeterOwner(owner, in: writer.reader).description)
            }
            let id = try writer.add(row)
            try writer.add(MeterRow(production: meter, of: id))
            return .added
        }
    }

    /// What is odd of an array that can be added all the same.
    public func warnings(in book: Book) throws -> [Problem] {
        let program = try book.read { try RateCache().latestProgram(self.program, in: $0) }
        guard let zone = program?.identity.timeZone, zone != timeZone else { return [] }
        return [
            Problem(
                "the program \"\(self.program)\" is of \(zone) and the array of \(timeZone), whose "
                    + "days and hours are the ones that count; is that right?", at: nil,
                severity: .warning)
        ]
    }

    private func checkArguments() throws {
        try Argument.checkKey(key, "id")
        try Argument.checkLine(name, "name")
        try Argument.checkLine(utility, "utility")
        if let zone { try Argument.checkLabel(zone, "zone") }
        try Argument.checkKey(program, "program")
        try Argument.checkKey(meter, "meter")
        try Argument.check(capacity: capacity)
        try Argument.check(dueDays: dueDays)
        do throws(SystemTimeZoneError) {
            _ = try TimeZoneRules(loading: timeZone)
        } catch {
            throw OperationError.badArgument("time zone", reason: "\(error)")
        }
    }

    private func row(_ unit: ShareUnit) throws -> ArrayRow {
        ArrayRow(
            key: key, name: name, capacity: capacity, utility: utility, zone: zone,
            program: program, shareUnit: unit.rawValue, shareTotal: try basis(unit).total,
            timeZone: timeZone, dueDays: dueDays)
    }

    private func basis(_ shareUnit: ShareUnit) throws(OperationError) -> ShareBasis {
        let total: Int64
        switch (shareUnit, blocks) {
        case (.blocks, nil):
            throw .badArgument("blocks", reason: "expected how many blocks the array has")
        case (.blocks, let count?): total = count
        case (_, _?):
            throw .badArgument(
                "blocks",
                reason: "only an array shared in blocks has them, found one in "
                    + shareUnit.rawValue)
        case (.partsPerMillion, nil): total = 1_000_000
        case (.watts, nil): total = capacity.milliwatts / 1000
        }
        do throws(ShareError) {
            return try ShareBasis(shareUnit, total: total)
        } catch {
            throw .badArgument(shareUnit == .watts ? "capacity" : "blocks", reason: "\(error)")
        }
    }

    /// Fees by size are reckoned from shares, so what the program counts in is what the
    /// array must be shared in.
    private func checkProgram(_ reader: BookReader) throws {
        guard let program = try RateCache().latestProgram(self.program, in: reader) else {
            throw OperationError.unknownProgram(
                self.program, known: try reader.programKeys())
        }
        let refusal = try BookCurrency(reader).refusal(
            of: "program \"\(self.program)\"", in: program.identity.currency)
        if let refusal { throw OperationError.currency(refusal) }
        if let wanted = Self.unit(of: program), let shareUnit, wanted != shareUnit {
            throw OperationError.shareUnitOfProgram(
                self.program, wanted: wanted.rawValue, found: shareUnit.rawValue)
        }
    }

    private func unitOfProgram(_ reader: BookReader) throws -> ShareUnit? {
        try RateCache().latestProgram(program, in: reader).flatMap(Self.unit)
    }

    /// What a program counts shares in; nil where it leaves that to the array.
    private static func unit(of program: Program) -> ShareUnit? {
        switch program.allocation.key {
        case .blocks: .blocks
        case .watts: .watts
        case .share, .load, .coefficients: nil
        }
    }

    private func checkSame(
        _ stored: Stored<ArrayRow>, _ row: ArrayRow, _ reader: BookReader
    ) throws {
        let old = stored.row
        let meter = try reader.productionMeter(ofArray: stored.id)?.key
        let differences = [
            ("name", old.name == row.name), ("capacity", old.capacity == row.capacity),
            ("utility", old.utility == row.utility), ("zone", old.zone == row.zone),
            ("program", old.program == row.program), ("meter", meter == self.meter),
            ("share unit", old.shareUnit == row.shareUnit),
            ("number of shares", old.shareTotal == row.shareTotal),
            ("time zone", old.timeZone == row.timeZone), ("due days", old.dueDays == row.dueDays),
        ].filter { !$0.1 }.map(\.0)
        guard differences.isEmpty else {
            throw OperationError.arrayDiffers(key, in: differences)
        }
    }
}
