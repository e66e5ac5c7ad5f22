internal import Quantities

/// Looks for everything that is wrong with the clauses of a tariff.
///
/// The checks that later ones build on come first: references and counts, then the
/// calendar, then prices, whose coverage only means something in a sound calendar.
struct TariffCheck {
    let tariff: Tariff
    private(set) var defects: [TariffDefect] = []

    /// What one tariff may at most hold, so that a hostile file costs little.
    enum Limit {
        static let seasons = 53
        static let daysOfSeason = 100
        static let holidays = 200
        static let datesOfHoliday = 1_000
        static let timesOfUse = 8
        static let periods = 64
        static let windows = 1_000
        static let charges = 1_000
        static let workedBills = 1_000
        /// Prices times the seasons and periods each is looked for in.
        static let prices = 500_000
    }

    init(_ tariff: Tariff) {
        self.tariff = tariff
    }

    mutating func run() throws(TariffDefects) {
        checkCounts()
        try throwIfAny()
        checkIdentifiers()
        checkReferences()
        checkSeasons()
        try throwIfAny()
        checkHours()
        checkCharges()
        checkWorkedBills()
        try throwIfAny()
    }

    private func throwIfAny() throws(TariffDefects) {
        guard defects.isEmpty else {
            throw TariffDefects(
                all: defects.sorted {
                    ($0.clause.line, $0.clause.column)
                        < ($1.clause.line, $1.clause.column)
                })
        }
    }

    mutating func add(_ fault: TariffFault, at clause: Clause) {
        defects.append(TariffDefect(fault: fault, clause: clause))
    }
}

// MARK: - Counts and identifiers

extension TariffCheck {
    private mutating func checkCounts() {
        let calendar = tariff.calendar
        check(calendar.seasons.count, atMost: Limit.seasons, "seasons")
        for season in calendar.seasons.prefix(Limit.seasons) {
            check(
                season.days.count, atMost: Limit.daysOfSeason, "stretches of days",
                at: season.clause)
        }
        check(calendar.holidays.count, atMost: Limit.holidays, "holidays")
        for holiday in calendar.holidays.prefix(Limit.holidays) {
            guard case .listed(let dates) = holiday.rule else { continue }
            check(dates.count, atMost: Limit.datesOfHoliday, "dates", at: holiday.clause)
        }
        check(calendar.timesOfUse.count, atMost: Limit.timesOfUse, "time-of-use schedules")
        for schedule in calendar.timesOfUse {
            check(schedule.periods.count, atMost: Limit.periods, "periods", at: schedule.clause)
            check(schedule.windows.count, atMost: Limit.windows, "windows", at: schedule.clause)
        }
        check(tariff.charges.count, atMost: Limit.charges, "charges")
        check(tariff.workedBills.count, atMost: Limit.workedBills, "worked bills")
        let cells = tariff.charges.reduce(0) { $0 + $1.priceCount * cellCount(of: $1) }
        check(cells, atMost: Limit.prices, "prices by season and period")
        if tariff.charges.isEmpty, tariff.notUnderstood.isEmpty {
            add(.nothing("charge"), at: tariff.clause)
        }
        let days = tariff.regularDays
        if days.lowerBound < 1 || days.upperBound > 366 {
            add(.regularDays(days), at: tariff.clause)
        }
    }

    private mutating func check(
        _ count: Int, atMost limit: Int, _ what: String, at clause: Clause? = nil
    ) {
        if count > limit { add(.tooMany(what, limit: limit), at: clause ?? tariff.clause) }
    }

    private func cellCount(of charge: Charge) -> Int {
        let schedule = charge.timeOfUse.flatMap(tariff.calendar.timeOfUse)
        return tariff.calendar.seasonCount * max(1, schedule?.periods.count ?? 1)
    }

    private mutating func checkIdentifiers() {
        checkUnique(tariff.calendar.seasons.map { ($0.id, $0.clause) }, "season")
        checkUnique(tariff.calendar.timesOfUse.map { ($0.id, $0.clause) }, "time of use")
        checkUnique(
            tariff.calendar.timesOfUse.flatMap(\.periods).map { ($0.id, $0.clause) }, "period")
        checkUnique(tariff.charges.map { ($0.id, $0.clause) }, "charge")
        checkUnique(tariff.workedBills.map { ($0.id, $0.clause) }, "worked bill")
    }

    private mutating func checkUnique(_ items: [(id: String, clause: Clause)], _ what: String) {
        var seen: [String: Clause] = [:]
        for (id, clause) in items {
            if let first = seen[id] {
                add(.duplicate(what, id: id, first: first), at: clause)
            } else {
                seen[id] = clause
            }
        }
    }
}

// MARK: - References

extension TariffCheck {
    private mutating func checkReferences() {
        for schedule in tariff.calendar.timesOfUse {
            let periods = Set(schedule.periods.map(\.id))
            for window in schedule.windows {
                check([window.period], in: periods, "period", at: window.clause)
                checkSeasons(window.seasons, at: window.clause)
            }
        }
        for baseline in tariff.baselines {
            for allowance in baseline.allowances {
                checkSeasons(allowance.seasons, at: allowance.clause)
            }
        }
        let charges = Set(tariff.charges.map(\.id))
        for charge in tariff.charges {
            checkSeasons(charge.seasons, at: charge.clause)
            check(charge.base?.named ?? [], in: charges, "charge", at: charge.clause)
            checkPeriods(of: charge)
        }
    }

    private mutating func checkPeriods(of charge: Charge) {
        let schedule = charge.timeOfUse.flatMap(tariff.calendar.timeOfUse)
        if let named = charge.timeOfUse, schedule == nil {
            add(.unknown("time of use", id: named), at: charge.clause)
        }
        let periods = schedule.map { Set($0.periods.map(\.id)) }
        for rate in charge.seasonalRates {
            checkSeasons(rate.seasons, at: rate.clause)
            guard let named = rate.periods else { continue }
            if let periods {
                check(named, in: periods, "period", at: rate.clause)
            } else if charge.timeOfUse == nil {
                add(.periodsWithoutTimeOfUse, at: rate.clause)
            }
        }
    }

    private mutating func checkSeasons(_ named: Set<String>?, at clause: Clause) {
        let seasons = Set(tariff.calendar.seasons.map(\.id))
        check(named ?? [], in: seasons, "season", at: clause)
    }

    private mutating func check(
        _ named: Set<String>, in known: Set<String>, _ what: String, at clause: Clause
    ) {
        for id in named.subtracting(known).sorted() {
            add(.unknown(what, id: id), at: clause)
        }
    }
}

extension Charge {
    /// The time-of-use schedule the charge goes by.
    public var timeOfUse: String? {
        switch kind {
        case .energy(let energy): energy.timeOfUse
        case .demand(let demand):
            if case .byPeriod(let schedule) = demand.peak { schedule } else { nil }
        case .fixed, .reactive, .percentage, .minimum: nil
        }
    }

    /// The charges this one is reckoned from.
    var base: ChargeSelection? {
        switch kind {
        case .percentage(let percentage): percentage.base
        case .minimum(let minimum): minimum.base
        case .fixed, .energy, .demand, .reactive: nil
        }
    }

    var seasonalRates: [any SeasonalRate] {
        switch kind {
        case .energy(let energy): energy.rates
        case .demand(let demand): demand.rates
        case .fixed(let fixed): fixed.amounts
        case .minimum(let minimum): minimum.amounts
        case .percentage(let percentage): percentage.rates
        case .reactive(let reactive): reactive.amounts
        }
    }

    fileprivate var priceCount: Int { seasonalRates.count }
}
