internal import Quantities

/// How the intervals of a plan fall on months, parts of months and periods of use.
struct PlanLayout: Sendable {
    /// Days with the same prices in one billing period.
    struct Part: Sendable {
        let month: Int
        let dates: DatePeriod
        /// Its runs.
        var runs: Range<Int>
        /// Its intervals.
        let intervals: Range<Int>
        /// For each hour of the week from Monday on, the class of energy, where days of the
        /// week are looked at alone.
        let week: [Int]
        /// The classes that occur in it.
        var classes: [Int] = []
    }

    /// Hours with the same periods in all schedules.
    struct Kind: Sendable {
        /// Their class of energy.
        let energyClass: Int
        /// Their slots of demand, that of all hours first.
        let slots: [Int]
    }

    let start: Instant
    /// How many intervals there are.
    let count: Int
    let parts: [Part]
    /// The indices of the parts of each month.
    let months: [Range<Int>]
    /// From 1 to 12: the month of the last day of each.
    let monthNumbers: [Int]
    /// Where each run begins, and where the last one ends.
    let runStarts: [Int32]
    /// The class of energy of each run: the periods of all schedules that energy goes by.
    let runClasses: [Int32]
    /// Where each run is added up: its part times the number of kinds, and its kind.
    let runCells: [Int32]
    let runParts: [Int32]
    /// For each class, the period of each schedule of ``energySchedules``.
    let classes: [[Int]]
    /// The kinds of hours: the periods of all schedules, of energy and of demand.
    let kinds: [Kind]
    let energySchedules: [TimeOfUse]
    let demandSchedules: [TimeOfUse]
    /// Where the slots of each schedule of demand begin; slot 0 is all hours.
    let slotStarts: [Int]
    let slotCount: Int

    /// The name of a class: its periods, joined by blanks.
    func name(ofClass index: Int) -> String {
        zip(energySchedules, classes[index]).map { $0.periods[$1].id }
            .joined(separator: " ")
    }

    /// The names of a class's periods, joined by commas; nil where energy goes by no hours.
    func title(ofClass index: Int) -> String? {
        guard !energySchedules.isEmpty else { return nil }
        return zip(energySchedules, classes[index]).map { $0.periods[$1].name }
            .joined(separator: ", ")
    }

    /// The period of a schedule, nil for none, in a class.
    func period(of schedule: Int?, inClass index: Int) -> Int {
        schedule.map { classes[index][$0] } ?? 0
    }
}

/// Lays out a tariff over billing periods.
struct PlanMaker {
    let tariff: Tariff
    let periods: [DatePeriod]
    let calendar: BillingCalendar
    let step: Int
    let inputs: BillingPlan.Inputs
    let days: DayTable
    let compiled: [CompiledCharge]
    /// The day whose prices hold on all others, nil where each has its own.
    let pricesOn: CivilDate?

    init(
        _ tariff: Tariff, periods: [DatePeriod], calendar: BillingCalendar, step: Int,
        inputs: BillingPlan.Inputs
    ) throws(TariffBillError) {
        guard let first = periods.first, let last = periods.last,
            zip(periods, periods.dropFirst()).allSatisfy({ $0.end == $1.start }),
            let dates = DatePeriod(from: first.start, to: last.end)
        else { throw .periodsApart(periods.map(\.description)) }
        if !calendar.isPlain {
            guard dates.intersection(tariff.effective) == dates else {
                throw .notInForce(tariff.id, effective: tariff.effective, period: dates)
            }
        }
        self.tariff = tariff
        self.periods = periods
        self.calendar = calendar
        self.step = step
        self.inputs = inputs
        let known = tariff.calendar
        let used =
            calendar.isPlain
            ? TariffCalendar(seasons: known.seasons, timesOfUse: known.timesOfUse) : known
        let days = DayTable(dates, calendar: used, zone: calendar.zone)
        self.days = days
        let pricesOn =
            calendar.isPlain ? calendar.pricingDate(first.start, of: tariff) : nil
        self.pricesOn = pricesOn
        compiled = tariff.charges.map {
            CompiledCharge($0, of: tariff, days: days, pricesOn: pricesOn)
        }
    }

    /// That a charge has no price on `date`, or on the day whose prices hold on all others.
    func noPrice(of charge: Charge, on date: CivilDate) -> TariffBillError {
        tariff.noPrice(of: charge, on: pricesOn ?? date)
    }

    /// How much of a monthly amount is due for `dates`, a part of the billing period `period`.
    func share(
        of dates: DatePeriod, in period: DatePeriod, charge: Charge
    ) throws(TariffBillError) -> PlanShare {
        let isRegular = tariff.regularDays.contains(period.count)
        switch tariff.proration {
        case .refused:
            guard isRegular else {
                throw .irregularPeriod(period, regular: tariff.regularDays)
            }
            guard dates == period else {
                let change = dates.start > period.start ? dates.start : dates.end
                throw .amountChanges(charge: charge.id, on: change, clause: charge.clause)
            }
            return .whole
        case .byDays(let perMonth):
            return isRegular
                ? PlanShare(days: dates.count, of: period.count)
                : PlanShare(days: dates.count, of: max(1, perMonth))
        }
    }

    func remarks() -> [String] {
        let windows: [String] = tariff.charges.compactMap { charge in
            guard case .demand(let demand) = charge.kind, demand.windowMinutes * 60 < step
            else { return nil }
            return "\(charge.clause): \"\(charge.id)\" is for the demand of "
                + "\(demand.windowMinutes) minutes, and was taken from readings of "
                + "\(step / 60)"
        }
        return windows + [staleValues()].compactMap(\.self)
    }
}

/// A part of a monthly amount.
struct PlanShare: Hashable, Sendable {
    let days: Int
    let of: Int

    static let whole = PlanShare(days: 1, of: 1)

    init(days: Int, of whole: Int) {
        (self.days, self.of) = days == whole ? (1, 1) : (days, whole)
    }

    /// This part of `femtos`, to the nearest.
    func of(_ femtos: Int128) -> Int128 {
        self == .whole ? femtos : (femtos * Int128(days)).divided(by: Int128(of), .halfEven)
    }
}
