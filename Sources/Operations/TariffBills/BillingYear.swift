internal import Quantities
internal import Tariffs

/// Which year is billed, by one rule for every command: the year that is stated, else that of
/// the load's times, else the first in all of which the tariff has prices.
///
/// Under the plain calendar, whose days have no year, it is the year whose prices hold: those
/// of its 1 January.
enum BillingYear {
    /// The first whole year in which `tariff` is in force and all its charges have prices, of
    /// those that last as long as the load; nil where it says no first day, or none such comes
    /// within eight years of it.
    static func first(of tariff: Tariff, where fits: (Int) -> Bool) -> Int? {
        let start = (tariff.pricedDays ?? tariff.effective).start.year
        guard start > CivilDate.years.lowerBound else { return nil }
        let last = min(start + 8, CivilDate.years.upperBound - 1)
        guard start <= last else { return nil }
        return (start...last).first { year in
            fits(year) && days(of: year).map(tariff.hasPrices(on:)) == true
        }
    }

    /// The day whose prices the plain year has, and the version that states them.
    ///
    /// `date` is the day that is stated, `year` the year.
    static func pricingDay(
        of versions: TariffVersions, on date: CivilDate?, in year: Int?
    ) -> (tariff: Tariff, day: CivilDate) {
        if let date { return (versions.inForce(on: date) ?? versions.latest, date) }
        if let days = year.flatMap(days(of:)) {
            let version =
                versions.inForce(on: days.start)
                ?? versions.all.first { days.contains($0.effective.start) } ?? versions.latest
            let start = version.effective.start
            return (version, days.contains(start) ? start : days.start)
        }
        return (versions.latest, usualDay(of: versions.latest))
    }

    /// 1 January of the first whole year in which the tariff has prices, or else the first day
    /// on which it has them.
    private static func usualDay(of tariff: Tariff) -> CivilDate {
        let first = self.first(of: tariff) { _ in true }
        return first.flatMap(days(of:))?.start ?? (tariff.pricedDays ?? tariff.effective).start
    }

    static func days(of year: Int) -> DatePeriod? {
        guard let first = CivilDate(year: year, month: 1, day: 1),
            let next = CivilDate(year: year + 1, month: 1, day: 1)
        else { return nil }
        return DatePeriod(from: first, to: next)
    }
}
