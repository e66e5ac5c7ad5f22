internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
internal import Tariffs

/// The months that the versions of a tariff can bill of a load.
struct TariffSpan {
    /// Months that follow one another and are billed by the same versions.
    struct Stretch {
        let tariff: Tariff
        let supply: Tariff?
        fileprivate(set) var periods: [DatePeriod]
    }

    /// In order of time, at least one; at most twelve months in all.
    private(set) var stretches: [Stretch] = []
    /// The months of the year, or among those billed, that are not.
    private(set) var unbilled: [UnbilledMonth] = []
    /// When steps begin that are counted and not dated.
    let start: Instant
    /// The day whose prices the plain year has; nil for real days.
    let pricesOn: CivilDate?
    private(set) var warnings: [Problem] = []

    /// What is billed, by whose versions.
    struct Parties {
        let tariff: TariffVersions
        let supply: TariffVersions?
    }

    init(
        _ files: BillTariff, _ load: ProfileFile, _ parties: Parties, _ zone: TimeZoneRules
    ) throws(Problems) {
        let place = Place(file: files.load.name, line: 1, column: 1)
        if let year = files.year, BillingYear.days(of: year) == nil {
            throw Problems("the year \(year) lies beyond the calendar", at: place)
        }
        if files.days == .plain {
            try Self.checkPlain(load, at: place)
            let found = BillingYear.pricingDay(
                of: parties.tariff, on: files.date, in: files.year)
            let months = (1...12).compactMap {
                Month(year: BillingCalendar.plainYear, month: $0)?.days
            }
            start = TimeZoneRules.utc.start(of: months[0].start)
            pricesOn = found.day
            let supply = parties.supply.map { $0.inForce(on: found.day) ?? $0.latest }
            stretches = [Stretch(tariff: found.tariff, supply: supply, periods: months)]
            return
        }
        pricesOn = nil
        var year = files.year
        if let first = load.start {
            start = first
        } else {
            let found = try Self.year(files, load, parties.tariff.latest, zone, at: place)
            year = found.number
            start = found.start
        }
        let end = start.adding(seconds: Int64(load.energies.count) * Int64(load.step))
        let months = Months(from: start, to: end, zone: zone, of: parties)
        lay(out: months, year: year, parties)
        guard let first = stretches.first?.periods.first, let last = stretches.last?.periods.last
        else {
            throw Problems(
                "no whole month\(files.year.map { " of \($0)" } ?? "") lies in the load, "
                    + "\(zone.local(start)) to \(zone.local(end)), and in the tariff's days, "
                    + parties.tariff.all.map { "\($0.effective)" }.joined(separator: ", "),
                at: place)
        }
        warn(of: first, last, isStated: files.year != nil, at: place)
    }

    private var count: Int { stretches.reduce(0) { $0 + $1.periods.count } }

    private static func checkPlain(
        _ load: ProfileFile, at place: Place
    ) throws(Problems) {
        let count = 365 * 86_400 / load.step
        guard load.start == nil else {
            throw Problems(
                "the plain year has no dates, and the file has; give hour,kwh, or bill real "
                    + "days", at: place)
        }
        guard load.energies.count == count else {
            throw Problems(
                "the plain year has \(count) steps of \(load.step) s, found "
                    + "\(load.energies.count)", at: place)
        }
    }

    /// Lays out the months of a year, or those of the load from the first on that is billed,
    /// twelve at most.
    private mutating func lay(out months: Months, year: Int?, _ parties: Parties) {
        if let january = year.flatMap({ Month(year: $0, month: 1) }) {
            for number in 0..<12 { add(january.adding(months: number), of: months, parties) }
            return
        }
        var month = months.first
        while months.contains(month), months.versions(in: month).failure != nil,
            month.next > month
        {
            month = month.next
        }
        let first = month
        while months.contains(month), month.months(since: first) < 12, month.next > month {
            add(month, of: months, parties)
            month = month.next
        }
        // Nothing is missing after the last month that is billed.
        let last = stretches.last?.periods.last?.start
        unbilled.removeAll { missing in last.map { missing.month.firstDay > $0 } ?? true }
    }

    private mutating func add(_ month: Month, of months: Months, _ parties: Parties) {
        guard months.contains(month) else {
            unbilled.append(UnbilledMonth(month: month, reason: .notInLoad))
            return
        }
        switch months.versions(in: month) {
        case .failure(let reason):
            unbilled.append(UnbilledMonth(month: month, reason: reason))
        case .success(let found):
            let tariff = parties.tariff.all[found.tariff]
            let supply = found.supply.flatMap { parties.supply?.all[$0] }
            if let last = stretches.last, last.tariff == tariff, last.supply == supply,
                last.periods.last?.end == month.firstDay
            {
                stretches[stretches.count - 1].periods.append(month.days)
            } else {
                stretches.append(Stretch(tariff: tariff, supply: supply, periods: [month.days]))
            }
        }
    }

    private mutating func warn(
        of first: DatePeriod, _ last: DatePeriod, isStated: Bool, at place: Place
    ) {
        if count < 12 || !isStated {
            warnings.append(
                Problem(
                    "the bills are of \(Month(containing: first.start)) to "
                        + "\(Month(containing: last.start)), the whole months of the load in "
                        + "which the tariff is in force", at: place, severity: .warning))
        }
        for (months, reason) in unbilled.stretches {
            warnings.append(
                Problem("not billed: \(months): \(reason)", at: place, severity: .warning))
        }
    }

    /// The year of a load that counts its steps, and when it begins.
    private static func year(
        _ files: BillTariff, _ load: ProfileFile, _ tariff: Tariff, _ zone: TimeZoneRules,
        at place: Place
    ) throws(Problems) -> (number: Int, start: Instant) {
        let seconds = Int64(load.energies.count) * Int64(load.step)
        if let year = files.year, let range = BillingYear.days(of: year).map(zone.range(of:)) {
            guard range.seconds == seconds else {
                throw Problems(
                    "\(year) lasts \(range.seconds / 3_600) h, the load "
                        + "\(seconds / 3_600) h; give the load of that year, or its times in a "
                        + "column start, or bill the plain year with --calendar plain",
                    at: place)
            }
            return (year, range.start)
        }
        let found = BillingYear.first(of: tariff) { year in
            BillingYear.days(of: year).map(zone.range(of:))?.seconds == seconds
        }
        guard let found, let days = BillingYear.days(of: found) else {
            throw Problems(
                "the load counts its steps from a year's beginning; say which year with --year, "
                    + "give its times in a column start, or bill the plain year with "
                    + "--calendar plain", at: place)
        }
        return (found, zone.start(of: days.start))
    }
}

/// The whole months of a load, and the versions they are billed by.
private struct Months {
    let first: Month
    /// The month after the last.
    private let end: Month
    private let parties: TariffSpan.Parties

    init(
        from start: Instant, to end: Instant, zone: TimeZoneRules, of parties: TariffSpan.Parties
    ) {
        let month = Month(containing: zone.local(start).date)
        first = zone.start(of: month.firstDay) < start ? month.next : month
        self.end = Month(containing: zone.local(end).date)
        self.parties = parties
    }

    func contains(_ month: Month) -> Bool { first <= month && month < end }

    func versions(
        in month: Month
    ) -> Result<(tariff: Int, supply: Int?), UnbilledMonth.Reason> {
        switch parties.tariff.index(in: month) {
        case .failure(let reason): return .failure(reason)
        case .success(let tariff):
            guard let supply = parties.supply else { return .success((tariff, nil)) }
            return supply.index(in: month).map { (tariff, $0) }
        }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
