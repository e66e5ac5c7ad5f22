public import Quantities

extension Tariff {
    /// The days on which it is in force and all its prices are known, of whichever season they
    /// are; nil where there is no such day.
    ///
    /// A charge that ends or begins within the tariff's days needs prices for its own days only.
    public var pricedDays: DatePeriod? {
        var start = effective.start
        var end = effective.end
        for charge in charges {
            guard let own = charge.dates.map({ $0.intersection(effective) }) ?? effective
            else { continue }
            guard let priced = pricedDays(of: charge) else { return nil }
            if priced.start > own.start { start = max(start, priced.start) }
            if priced.end < own.end { end = min(end, priced.end) }
        }
        return DatePeriod(from: start, to: end)
    }

    /// The days on which a charge has a price in each of its seasons and periods of use; nil
    /// where they have no day in common.
    public func pricedDays(of charge: Charge) -> DatePeriod? {
        let rates = charge.seasonalRates
        let schedule = charge.timeOfUse.flatMap(calendar.timeOfUse)
        let periods: [String?] = schedule?.periods.map(\.id) ?? [nil]
        var days = DatePeriod(from: CivilDate.first)
        for season in 0..<calendar.seasonCount
        where calendar.includes(charge.seasons, season: season) {
            for period in periods {
                let own = rates.filter { rate in
                    calendar.includes(rate.seasons, season: season)
                        && period.map(rate.includes(period:)) != false
                }
                guard let start = own.map(\.dates.start).min(),
                    let end = own.map(\.dates.end).max(),
                    let common = DatePeriod(from: start, to: end)?.intersection(days)
                else { return nil }
                days = common
            }
        }
        return charge.dates.map { $0.intersection(days) } ?? days
    }

    /// The charges that state no price for `date`, or do not apply on it.
    public func unpriced(on date: CivilDate) -> [Charge] {
        charges.filter { charge in
            !charge.statedPrices.contains { $0.dates.contains(date) }
                || charge.dates?.contains(date) == false
        }
    }

    /// Whether it is in force on each of `days`, and every charge that applies on one has the
    /// price of that day's season.
    public func hasPrices(on days: DatePeriod) -> Bool {
        guard effective.intersection(days) == days else { return false }
        let table = DayTable(days, calendar: calendar, zone: .utc)
        return charges.allSatisfy { charge in
            CompiledCharge(charge, of: self, days: table).segments.allSatisfy {
                !$0.rates.contains(nil)
            }
        }
    }

    /// That a charge has no price on `date`, with the days on which it has.
    func noPrice(of charge: Charge, on date: CivilDate) -> TariffBillError {
        .noPrice(
            charge: charge.id, on: date, priced: pricedDays(of: charge), clause: charge.clause)
    }
}
