internal import Quantities

/// Sums what one register of a meter measured, by days and periods of use.
struct UsageReader {
    private let usage: MeteredUsage
    private let period: DatePeriod
    private let tariff: CompiledTariff
    /// The sums already made, for other charges with the same days and schedule.
    private var known: [Key: [Energy]] = [:]

    private struct Key: Hashable {
        let dates: DatePeriod
        let timeOfUse: String?
    }

    /// A reader of `usage`, once it is known to cover `period` just so.
    init(
        _ usage: MeteredUsage, period: DatePeriod, tariff: CompiledTariff
    ) throws(TariffBillError) {
        self.period = period
        self.tariff = tariff
        switch usage {
        case .none: self.usage = usage
        case .totals(let totals):
            self.usage = .totals(try Self.checked(totals, period: period, tariff: tariff))
        case .intervals(let intervals):
            guard let range = tariff.range(of: period) else {
                throw .notCompiled(tariff.dates, period: period)
            }
            self.usage = .intervals(try Self.checked(intervals, range: range))
        }
    }

    /// The energy of `dates` for each period of `timeOfUse`, or in one sum where it is nil.
    mutating func energy(
        on dates: DatePeriod, timeOfUse: TimeOfUse?, for charge: Charge
    ) throws(TariffBillError) -> [Energy] {
        let key = Key(dates: dates, timeOfUse: timeOfUse?.id)
        if let energies = known[key] { return energies }
        let energies: [Energy]
        switch usage {
        case .none:
            energies = [Energy](repeating: .zero, count: timeOfUse?.periods.count ?? 1)
        case .totals(let totals):
            energies = try Self.sum(totals, on: dates, timeOfUse: timeOfUse, for: charge)
        case .intervals(let intervals):
            energies = try sum(intervals, on: dates, timeOfUse: timeOfUse)
        }
        known[key] = energies
        return energies
    }
}

// MARK: - Totals

extension UsageReader {
    private static func checked(
        _ totals: [UsageTotals], period: DatePeriod, tariff: CompiledTariff
    ) throws(TariffBillError) -> [UsageTotals] {
        let sorted = totals.sorted { $0.dates.start < $1.dates.start }
        var reached = period.start
        let schedules = tariff.tariff.calendar.timesOfUse
        let periods = Set(schedules.flatMap(\.periods).map(\.id))
        for part in sorted {
            guard part.dates.start == reached, part.dates.end <= period.end else {
                throw .totalsDoNotTile(period: period, at: min(reached, part.dates.start))
            }
            reached = part.dates.end
            if let stranger = part.byPeriod.keys.sorted().first(where: { !periods.contains($0) }) {
                throw .unknownPeriod(stranger)
            }
            for energy in [part.total] + part.byPeriod.values where energy < .zero {
                throw .negative(energy)
            }
        }
        guard reached == period.end else {
            throw .totalsDoNotTile(period: period, at: reached)
        }
        return sorted
    }

    private static func sum(
        _ totals: [UsageTotals], on dates: DatePeriod, timeOfUse: TimeOfUse?, for charge: Charge
    ) throws(TariffBillError) -> [Energy] {
        var sums = [Energy](repeating: .zero, count: timeOfUse?.periods.count ?? 1)
        for part in totals where part.dates.overlaps(dates) {
            guard part.dates.intersection(dates) == part.dates else {
                let change = part.dates.start < dates.start ? dates.start : dates.end
                throw .priceChanges(charge: charge.id, on: change, within: part.dates)
            }
            let energies = try part.energies(by: timeOfUse)
            for index in sums.indices { sums[index] = try sums[index].plus(energies[index]) }
        }
        return sums
    }
}

extension UsageTotals {
    /// The energy of each period of `timeOfUse`, which must sum to the total.
    fileprivate func energies(
        by timeOfUse: TimeOfUse?
    ) throws(TariffBillError) -> [Energy] {
        guard let timeOfUse else { return [total] }
        let energies = timeOfUse.periods.map { byPeriod[$0.id] ?? .zero }
        var sum = Energy.zero
        for energy in energies { sum = try sum.plus(energy) }
        guard sum == total else {
            throw .periodsDoNotSumUp(timeOfUse: timeOfUse.id, sum: sum, total: total)
        }
        return energies
    }
}

// MARK: - Readings

extension UsageReader {
    private static func checked(
        _ intervals: [IntervalUsage], range: TimeRange
    ) throws(TariffBillError) -> [IntervalUsage] {
        let sorted =
            intervals
            .filter { $0.start < range.end && range.start < $0.end }
            .sorted { $0.start < $1.start }
        var reached = range.start
        for series in sorted {
            if reached < series.start {
                try missing(from: reached, to: series.start)
            } else if series.start < reached, reached > range.start {
                throw .readTwice(series.start)
            }
            reached = series.end
        }
        try missing(from: reached, to: range.end)
        return sorted
    }

    private static func missing(
        from start: Instant, to end: Instant
    ) throws(TariffBillError) {
        if let gap = TimeRange(from: start, to: end) { throw .missing(gap) }
    }

    private func sum(
        _ intervals: [IntervalUsage], on dates: DatePeriod, timeOfUse: TimeOfUse?
    ) throws(TariffBillError) -> [Energy] {
        guard let range = tariff.range(of: dates) else {
            throw .notCompiled(tariff.dates, period: dates)
        }
        var sums = [Energy](repeating: .zero, count: timeOfUse?.periods.count ?? 1)
        let runs = timeOfUse.flatMap { tariff.runs(of: $0.id)?.runs(in: range) }
        for run in runs ?? [(range, 0)] {
            for series in intervals {
                sums[run.period] = try sums[run.period].plus(series.sum(run.range))
            }
        }
        return sums
    }
}

extension IntervalUsage {
    /// The sum of the readings in `range`.
    fileprivate func sum(_ range: TimeRange) throws(TariffBillError) -> Energy {
        guard let part = TimeRange(from: start, to: end)?.intersection(range) else {
            return .zero
        }
        let first = try index(at: part.start)
        let last = try index(at: part.end)
        var sum: Int64 = 0
        var bits: Int64 = 0
        for reading in energies[first..<last] {
            sum &+= reading.milliwattHours
            bits |= reading.milliwattHours
        }
        // Readings this small cannot have overflowed, as almost all are.
        if bits >= 0, bits < Self.smallReading, last - first < Self.manyReadings {
            return Energy(milliwattHours: sum)
        }
        var checked = Energy.zero
        for reading in energies[first..<last] {
            guard reading >= .zero else { throw .negative(reading) }
            checked = try checked.plus(reading)
        }
        return checked
    }

    private static let smallReading: Int64 = 1 << 42
    private static let manyReadings = 1 << 20

    private func index(at instant: Instant) throws(TariffBillError) -> Int {
        let (index, rest) = instant.seconds(since: start).quotientAndRemainder(
            dividingBy: Int64(step))
        guard rest == 0 else { throw .readingCrosses(instant) }
        return Int(index)
    }
}

extension Energy {
    fileprivate func plus(_ other: Energy) throws(TariffBillError) -> Energy {
        do { return try adding(other) } catch { throw .tooLarge(error) }
    }
}
