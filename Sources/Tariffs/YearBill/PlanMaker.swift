internal import Quantities

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
