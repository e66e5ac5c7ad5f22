internal import Accounting
internal import Metering
internal import Quantities
internal import Storage

/// Writes what a bill run reads of an invented co-op: arrays, meters, members and their bills.
struct SyntheticInputs {
    private let plan: SynthesizeBook
    private let zone: TimeZoneRules

    init(_ plan: SynthesizeBook, zone: TimeZoneRules) {
        self.plan = plan
        self.zone = zone
    }

    func write(to book: Book, progress: (Int) -> Void) throws {
        let sources = try book.write(importRows)
        var first = 0
        for index in 0..<plan.arrays {
            let count =
                plan.subscribers / plan.arrays
                + (index < plan.subscribers % plan.arrays ? 1 : 0)
            try book.write { db in
                try add(index, members: first..<(first + count), sources, to: db)
            }
            first += count
            progress(index + 1)
        }
        // An import is recorded with its rows when all of them are there.
        try book.write { db in
            for id in sources.flatMap({ [$0.readings, $0.bills] }) {
                try db.summarize(import: id, "made from seed \(plan.seed)")
            }
        }
    }

    /// The import of a month's readings, and that of its bills.
    private struct Sources {
        let month: Month
        let readings: Int64
        let bills: Int64
    }

    private func importRows(_ db: BookWriter) throws -> [Sources] {
        try plan.monthList.map { month in
            Sources(
                month: month, readings: try add(.meter, "readings of \(month)", to: db),
                bills: try add(.utilityBills, "bills of \(month)", to: db))
        }
    }

    private func add(
        _ kind: ImportKind, _ name: String, to db: BookWriter
    ) throws -> Int64 {
        try db.add(
            ImportRow(
                kind: kind, digest: Digest(of: Array("synthetic \(plan.seed) \(name)".utf8)),
                name: "synthetic \(name)", summary: "",
                importedAt: plan.created, asOf: plan.firstMonth.firstDay))
    }

    private func add(
        _ index: Int, members: Range<Int>, _ sources: [Sources], to db: BookWriter
    ) throws {
        var dice = Dice(seed: plan.seed, stream: index)
        let capacity = Power(milliwatts: 5_000_000 * Int64(members.count))
        let name = "A" + SyntheticMembers.padded(index + 1, to: 5)
        let array = try db.add(
            ArrayRow(
                key: name, name: "Solar garden \(index + 1)", capacity: capacity,
                utility: "Northern Plains Power", zone: nil, program: SynthesizeBook.programKey,
                shareUnit: "ppm", shareTotal: 1_000_000, timeZone: zone.identifier, dueDays: 21))
        let meter = MeterRow(production: "\(name)-PM", of: array)
        let stored = Stored(id: try db.add(meter), meter)
        for source in sources {
            let series = try ReadingSeries(production(of: source.month, capacity, &dice))
            _ = try db.add(series, .received, of: stored, from: source.readings)
        }
        let subscriptions = try SyntheticMembers(
            array: array, numbers: members, start: plan.firstMonth.firstDay
        ).add(to: db, &dice)
        for source in sources {
            try addBills(of: subscriptions, on: array, source, to: db, &dice)
        }
    }

    /// A month of hours: a parabola from five to twenty o'clock, each day with clouds of its own.
    private func production(
        of month: Month, _ capacity: Power, _ dice: inout Dice
    ) -> [ReadingRun] {
        let range = zone.range(of: month.days)
        var energies: [Energy] = []
        var clearness: Int64 = 0
        for hour in 0..<(range.seconds / 3600) {
            let time = zone.local(range.start.adding(seconds: 3600 * hour))
            let ofDay = Int64(time.secondOfDay / 3600)
            if ofDay == 0 || hour == 0 { clearness = dice.roll(20...90) }
            // The parabola is 56 at noon; divided by what makes a clear noon all of the capacity.
            let height = max(0, (ofDay - 5) * (20 - ofDay))
            energies.append(
                Energy(milliwattHours: capacity.milliwatts / 5600 * height * clearness))
        }
        let run = ReadingRun(start: range.start, step: 3600, energies: energies)
        return run.map { [$0] } ?? []
    }

    /// Three of five members' bills are known; of the others the utility decides alone.
    private func addBills(
        of subscriptions: [Int64], on array: Int64, _ source: Sources, to db: BookWriter,
        _ dice: inout Dice
    ) throws {
        for (index, subscription) in subscriptions.enumerated() where index % 5 < 3 {
            let used = dice.roll(150...1200)
            try db.add(
                UtilityBillRow(
                    array: array, month: source.month, subscription: subscription,
                    used: Energy(milliwattHours: used * 1_000_000),
                    billed: Money(cents: 1000 + 14 * used)),
                from: source.bills)
        }
    }
}
