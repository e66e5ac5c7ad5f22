public import Metering
import Quantities

extension BookWriter {
    @discardableResult
    public func add(_ meter: MeterRow) throws -> Int64 {
        try db.insert(
            "INSERT INTO meter (key, role, array_id, subscription_id) VALUES (?, ?, ?, ?)",
            [meter.key, meter.role.rawValue, meter.array, meter.subscription])
    }

    /// Adds the readings of one flow of a meter.
    ///
    /// What the book has already, and the same, is left out.
    /// - Throws: ``ReadingConflicts`` where the book has another figure for the same interval,
    ///   or an interval that overlaps it; then the transaction must not be kept.
    public func add(
        _ series: ReadingSeries, _ flow: EnergyFlow, of meter: Stored<MeterRow>,
        from importID: Int64
    ) throws -> ReadingReceipt {
        var receipt = ReadingReceipt()
        var conflicts = ReadingConflicts(meter: meter.key, flow: flow)
        for run in series.runs {
            for part in run.partsByMonth {
                let novelty = try novelty(of: part, flow, meter: meter.id, &conflicts)
                receipt.added += novelty.fresh.reduce(0) { $0 + $1.count }
                receipt.repeated += novelty.repeated
                guard conflicts.conflicts.isEmpty else { continue }
                for fresh in novelty.fresh {
                    try insert(fresh, flow, of: meter.id, from: importID)
                }
            }
        }
        guard conflicts.conflicts.isEmpty else {
            conflicts.sources = try sources(of: conflicts, meter: meter.id)
            throw conflicts
        }
        return receipt
    }

    /// The imports that the readings of the book came from that contradict others.
    private func sources(
        of conflicts: ReadingConflicts, meter: Int64
    ) throws -> [Stored<ImportRow>] {
        var found: [Int64: Stored<ImportRow>] = [:]
        for case .contradiction(let old, _) in conflicts.conflicts {
            try note(old)
        }
        for case .overlap(let old, _) in conflicts.conflicts {
            try note(old)
        }
        return found.values.sorted { $0.id < $1.id }

        func note(_ old: Reading) throws {
            guard let range = TimeRange(from: old.start, to: old.end) else { return }
            for source in try reader.readingSources(of: meter, conflicts.flow, in: range) {
                found[source.id] = source
            }
        }
    }

    /// What of `run` the book does not have.
    private func novelty(
        of run: ReadingRun, _ flow: EnergyFlow, meter: Int64,
        _ conflicts: inout ReadingConflicts
    ) throws -> Novelty {
        guard let range = TimeRange(from: run.start, to: run.end) else { return Novelty() }
        var stored: [ReadingRun] = []
        try reader.eachRun(of: meter, flow, in: range) { run, _ in stored.append(run) }
        guard !stored.isEmpty else { return Novelty(fresh: [run]) }
        let readings = stored.flatMap { run in run.energies.indices.map { run[$0] } }
        return Novelty(of: run, beside: readings, &conflicts)
    }

    private func insert(
        _ run: ReadingRun, _ flow: EnergyFlow, of meter: Int64, from importID: Int64
    ) throws {
        let total = try Energy.sum(of: run.energies)
        try db.run(
            """
            INSERT INTO reading
                (meter_id, flow, starts_at, step_seconds, count, ends_at, total_mwh, quality,
                import_id, energies)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                meter, flow.rawValue, run.start, Int(run.step), run.count, run.end, total,
                Int(run.quality.rawValue), importID,
                PackedIntegers.pack(run.energies.lazy.map(\.milliwattHours)),
            ])
    }
}

/// What of a run is new to a book.
private struct Novelty {
    var fresh: [ReadingRun] = []
    var repeated = 0

    init(fresh: [ReadingRun] = []) {
        self.fresh = fresh
    }

    /// Compares `run` with what is stored, in order of time.
    init(of run: ReadingRun, beside stored: [Reading], _ conflicts: inout ReadingConflicts) {
        var next = 0
        var freshStart = 0
        for index in 0..<run.count {
            let reading = run[index]
            while next < stored.count, stored[next].end <= reading.start { next += 1 }
            guard next < stored.count, stored[next].start < reading.end else { continue }
            take(freshStart..<index, of: run)
            freshStart = index + 1
            let old = stored[next]
            if old.start != reading.start {
                conflicts.add(.overlap(old, reading))
            } else if old.seconds != reading.seconds || old.energy != reading.energy {
                conflicts.add(.contradiction(old, reading))
            } else {
                repeated += 1
            }
        }
        take(freshStart..<run.count, of: run)
    }

    private mutating func take(_ indices: Range<Int>, of run: ReadingRun) {
        if let part = run.slice(indices) { fresh.append(part) }
    }
}

extension ReadingRun {
    fileprivate func slice(_ indices: Range<Int>) -> ReadingRun? {
        if indices == 0..<count { return self }
        return ReadingRun(
            start: start(of: indices.lowerBound), step: step, quality: quality,
            energies: Array(energies[indices]))
    }

    /// The run cut where a month of UTC begins.
    fileprivate var partsByMonth: [ReadingRun] {
        var parts: [ReadingRun] = []
        var first = 0
        while first < count {
            let month = TimeZoneRules.utc.local(start(of: first)).date.monthOfYear
            let boundary = TimeZoneRules.utc.start(of: month.next.firstDay)
            var end = first + 1
            if boundary > start(of: end) {
                let seconds = boundary.seconds(since: start)
                end = Int(min(Int64(count), (seconds + Int64(step) - 1) / Int64(step)))
            }
            if let part = slice(first..<end) { parts.append(part) }
            first = end
        }
        return parts
    }
}
