public import Metering
public import Quantities

extension BookReader {
    public func meter(_ key: String) throws -> Stored<MeterRow>? {
        try db.first(
            "SELECT \(Self.meterColumns) FROM meter WHERE key = ?", [key], meterRow)
    }

    /// The meter with this number in the book.
    public func meter(id: Int64) throws -> Stored<MeterRow>? {
        try db.first("SELECT \(Self.meterColumns) FROM meter WHERE id = ?", [id], meterRow)
    }

    /// The meter of what an array delivers.
    public func productionMeter(ofArray array: Int64) throws -> Stored<MeterRow>? {
        try db.first(
            """
            SELECT \(Self.meterColumns) FROM meter
            WHERE array_id = ? AND role = 'production'
            """, [array], meterRow)
    }

    /// The meters of what the members of an array use, by subscription.
    public func usageMeters(ofArray array: Int64) throws -> [Stored<MeterRow>] {
        try db.all(
            """
            SELECT \(Self.meterColumns) FROM meter
            WHERE array_id = ? AND role = 'usage' ORDER BY subscription_id
            """, [array], meterRow)
    }

    /// What is known of one flow of a meter, of all runs that have a part in `range`.
    public func readings(
        of meter: Int64, _ flow: EnergyFlow, in range: TimeRange
    ) throws -> ReadingSeries {
        var runs: [ReadingRun] = []
        try eachRun(of: meter, flow, in: range) { run, _ in runs.append(run) }
        do {
            return try ReadingSeries(runs)
        } catch {
            throw BookError.damaged(path: path, reason: error.description)
        }
    }

    /// The files that the readings of ``readings(of:_:in:)`` came from.
    public func readingSources(
        of meter: Int64, _ flow: EnergyFlow, in range: TimeRange
    ) throws -> [Stored<ImportRow>] {
        var imports: Set<Int64> = []
        try eachRun(of: meter, flow, in: range) { _, id in imports.insert(id) }
        return try imports.sorted().compactMap { try importRow($0) }
    }

    /// The flows of which a meter has readings.
    public func flows(of meter: Int64) throws -> [EnergyFlow] {
        try db.all(
            """
            SELECT DISTINCT flow FROM reading
            WHERE meter_id = ? AND import_id NOT IN (SELECT import_id FROM import_void)
            ORDER BY flow
            """, [meter]
        ) { try $0.named(EnergyFlow.self, 0) }
    }

    /// Hands over the runs that have a part in `range`, in order of time, each with the number
    /// of its import.
    func eachRun(
        of meter: Int64, _ flow: EnergyFlow, in range: TimeRange,
        _ body: (ReadingRun, Int64) throws -> Void
    ) throws {
        try db.each(
            """
            SELECT starts_at, step_seconds, count, quality, energies, import_id FROM reading
            WHERE meter_id = ? AND flow = ? AND starts_at > ? AND starts_at < ?
                AND ends_at > ?
                AND import_id NOT IN (SELECT import_id FROM import_void)
            ORDER BY starts_at
            """,
            [
                meter, flow.rawValue, range.start.adding(seconds: -Self.longestRun), range.end,
                range.start,
            ]
        ) { row in try body(Self.run(row), row.integer(5)) }
    }

    /// The most seconds a row can cover: a month, and the last interval beyond it.
    private static let longestRun = 31 * 86_400 + Int64(Reading.lengths.upperBound)

    private static func run(_ row: ResultRow) throws -> ReadingRun {
        guard let integers = PackedIntegers.unpack(row.bytes(4), count: Int(row.integer(2)))
        else { throw row.odd(4, "packed energies") }
        let run = ReadingRun(
            start: row.instant(0), step: Int32(clamping: row.integer(1)),
            quality: ReadingQuality(rawValue: UInt8(clamping: row.integer(3))) ?? .questionable,
            energies: integers.map(Energy.init(milliwattHours:)))
        guard let run else { throw row.odd(0, "a run of readings") }
        return run
    }

    private static let meterColumns = "id, key, role, array_id, subscription_id"

    private func meterRow(_ row: ResultRow) throws -> Stored<MeterRow> {
        let key = row.text(1)
        let array = row.integer(3)
        let value = row.optionalInteger(4).map { MeterRow(usage: key, of: $0, on: array) }
        return Stored(id: row.integer(0), value ?? MeterRow(production: key, of: array))
    }
}
