import Quantities
import SystemTimeZones
import Tariffs
import TestSupport
import Testing

/// Laws that hold for every tariff and usage.
struct TariffLawTests {
    /// Loaded once: every case has an instance of its own.
    private static let losAngeles = Result {
        try TimeZoneRules(loading: "America/Los_Angeles")
    }

    private let zone: TimeZoneRules

    init() throws {
        zone = try Self.losAngeles.get()
    }

    /// A tariff with seasons, periods, tiers and a rider that changes.
    private func tariff(using seed: inout Seed) throws -> Tariff {
        let price = { (seed: inout Seed) in "0.\(Int.random(in: 10_000...99_999, using: &seed))" }
        var rates: [EnergyRate] = []
        for season in ["summer", "winter"] {
            let limit = Int.random(in: 1...600, using: &seed)
            for period in ["on", "off"] {
                let tiers = "\(limit):\(price(&seed)) \(limit * 2):\(price(&seed)) \(price(&seed))"
                rates.append(try Sample.rate(tiers, seasons: [season], periods: [period]))
            }
        }
        let change = try Month("2024-01").firstDay.adding(days: .random(in: 1...365, using: &seed))
        let rider = [
            try Sample.rate(price(&seed), "2020-01-01 \(change)"),
            try Sample.rate(price(&seed), "\(change)"),
        ]
        return try Sample.tariff(
            [
                Sample.fixed(per: .day, price(&seed)),
                Sample.energy(EnergyCharge(timeOfUse: "hours", rates: rates)),
                Sample.charge("rider", .energy(EnergyCharge(rates: rider)), category: .rider),
            ],
            calendar: TariffCalendar(
                seasons: Sample.summerAndWinter(), timesOfUse: [Sample.peakHours()]))
    }

    private func period(using seed: inout Seed) throws -> DatePeriod {
        let start = try Month("2024-01").firstDay.adding(days: .random(in: 0...330, using: &seed))
        let length = Int.random(in: 26...35, using: &seed)
        return try #require(DatePeriod(from: start, to: start.adding(days: length)))
    }

    private func readings(_ period: DatePeriod, using seed: inout Seed) -> [Energy] {
        let count = Int(zone.range(of: period).seconds / 900)
        return (0..<count).map { _ in
            Energy(milliwattHours: .random(in: 0...2_000_000, using: &seed))
        }
    }

    @Test(arguments: Seed.many)
    func loseNoEnergyAndNoCent(seed: Seed) throws {
        var seed = seed
        let tariff = try tariff(using: &seed)
        let period = try period(using: &seed)
        let readings = readings(period, using: &seed)
        let usage = try TariffUsage.readings(readings, step: 900, period: period, zone: zone)
        let bill = try tariff.bill(for: usage, zone: zone)
        let used = try Energy.sum(of: readings)
        for charge in ["energy", "rider"] {
            #expect(try Energy.sum(of: bill.energies(of: charge)) == used)
        }
        #expect(bill.total == (try Money.sum(of: bill.lines.map(\.amount))))
        for line in bill.lines {
            #expect(try line.unrounded.rounded(line.rounding) == line.amount)
        }
    }

    @Test(arguments: Seed.many)
    func periodsOfADayAreTheDay(seed: Seed) throws {
        var seed = seed
        let dates = try period(using: &seed)
        let compiled = try CompiledTariff(tariff(using: &seed), zone: zone, dates: dates)
        let runs = compiled.periods(of: "hours", on: dates)
        #expect(runs.first?.range.start == zone.start(of: dates.start))
        #expect(runs.last?.range.end == zone.start(of: dates.end))
        for (before, run) in zip(runs, runs.dropFirst()) {
            #expect(before.range.end == run.range.start)
            #expect(before.period != run.period)
        }
    }

    /// The runs against the clock asked at each quarter of an hour.
    @Test(arguments: Seed.few)
    func runsAgreeWithTheClock(seed: Seed) throws {
        var seed = seed
        let tariff = try tariff(using: &seed)
        let dates = try days("2024-02-26 2024-03-20")
        let compiled = try CompiledTariff(tariff, zone: zone, dates: dates)
        for (range, period) in compiled.periods(of: "hours", on: dates) {
            for seconds in stride(from: 0, to: range.seconds, by: 900) {
                let local = zone.local(range.start.adding(seconds: seconds))
                let isPeak = local.date.weekday <= 5 && (12..<19).contains(local.hour)
                #expect((period == "on") == isPeak)
            }
        }
    }

    @Test(arguments: Seed.many)
    func splittingASeriesChangesNothing(seed: Seed) throws {
        var seed = seed
        let tariff = try tariff(using: &seed)
        let period = try period(using: &seed)
        let readings = readings(period, using: &seed)
        let whole = try TariffUsage.readings(readings, step: 900, period: period, zone: zone)
        let start = zone.start(of: period.start)
        let cut = Int.random(in: 0...readings.count, using: &seed)
        let parts = [
            try IntervalUsage(
                start: start.adding(seconds: Int64(cut) * 900), step: 900,
                energies: Array(readings[cut...])),
            try IntervalUsage(start: start, step: 900, energies: Array(readings[..<cut])),
        ]
        let split = TariffUsage(period: period, imported: .intervals(parts))
        #expect(
            try tariff.bill(for: split, zone: zone) == tariff.bill(for: whole, zone: zone))
    }

    @Test(arguments: Seed.many)
    func totalsBillAsTheReadingsTheySum(seed: Seed) throws {
        var seed = seed
        let tariff = try tariff(using: &seed)
        let period = try Month("2024-0\(Int.random(in: 1...9, using: &seed))").days
        let readings = readings(period, using: &seed)
        let usage = try TariffUsage.readings(readings, step: 900, period: period, zone: zone)
        let compiled = try CompiledTariff(tariff, zone: zone, dates: days("2024-01-01 2025-01-01"))
        let bill = try compiled.bill(for: usage)
        let parts = Set(bill.lines.map(\.dates)).filter { dates in
            bill.lines.contains { $0.charge == "rider" && $0.dates == dates }
        }
        let totals = try parts.map { dates in
            var byPeriod: [String: Energy] = [:]
            for run in compiled.periods(of: "hours", on: dates) {
                let first = run.range.start.seconds(since: zone.start(of: period.start)) / 900
                let last = run.range.end.seconds(since: zone.start(of: period.start)) / 900
                let sum = try Energy.sum(of: readings[Int(first)..<Int(last)])
                byPeriod[run.period, default: .zero] += sum
            }
            return try UsageTotals(dates: dates, byPeriod: byPeriod)
        }
        let summed = TariffUsage(period: period, imported: .totals(totals))
        #expect(try compiled.bill(for: summed) == bill)
    }

    @Test(arguments: Seed.many)
    func aFlatChargeScales(seed: Seed) throws {
        var seed = seed
        let price = "0.\(Int.random(in: 1...999_999_999, using: &seed))"
        let tariff = try Sample.tariff([Sample.flat(price)])
        let energy = Int64.random(in: 1...1_000_000_000, using: &seed)
        let factor = Int64.random(in: 1...1_000, using: &seed)
        let amount = { (energy: Int64) in
            let usage = try TariffUsage.total(
                Energy(milliwattHours: energy).description, "2024-01")
            return try tariff.bill(for: usage, zone: .utc).unroundedTotal.femtos
        }
        #expect(try amount(energy * factor) == amount(energy) * Int128(factor))
    }

    @Test(arguments: Seed.many)
    func tiersAreFilledInOrderAndProportion(seed: Seed) throws {
        var seed = seed
        let tariff = try tariff(using: &seed)
        let period = try month("2024-07")
        let on = Energy(milliwattHours: .random(in: 0...900_000_000, using: &seed))
        let off = Energy(milliwattHours: .random(in: 0...900_000_000, using: &seed))
        let totals = try UsageTotals(dates: period, byPeriod: ["on": on, "off": off])
        let charge = try #require(tariff.charge("energy"))
        guard case .energy(let energy) = charge.kind else { return }
        let limits = energy.rates[0].tiers.compactMap(\.limit)
        // The rider may change in July, and totals cannot be told apart then.
        let alone = try Sample.tariff([charge], calendar: tariff.calendar)
        let bill = try alone.bill(
            for: TariffUsage(period: period, imported: .totals([totals])), zone: zone)
        var reached = Energy.zero
        for tier in 1...3 {
            let lines = bill.lines.filter { $0.tier == tier }
            let sum = try Energy.sum(of: lines.compactMap(\.energy))
            let limit = tier <= 2 ? limits[tier - 1].millionths : Int64.max
            let room = min(limit, (on + off).milliwattHours) - reached.milliwattHours
            #expect(sum.milliwattHours == max(0, room))
            reached += sum
            for line in lines {
                let use = line.period == "on" ? on : off
                let exact =
                    Double(sum.milliwattHours) * Double(use.milliwattHours)
                    / Double((on + off).milliwattHours)
                #expect(abs(Double(line.energy?.milliwattHours ?? 0) - exact) < 3)
            }
        }
    }
}

extension TariffBill {
    fileprivate func energies(of charge: String) -> [Energy] {
        lines.filter { $0.charge == charge }.compactMap(\.energy)
    }
}

extension TariffBill.Line {
    fileprivate var energy: Energy? {
        if case .energy(let energy) = quantity { energy } else { nil }
    }
}
