public import Quantities

/// The days a year of bills is made on.
public enum BillingCalendar: Hashable, Sendable {
    /// The days of the calendar and the clock of a time zone, with the tariff's holidays.
    case real(TimeZoneRules)
    /// The year in which profiles are compared: 365 days, 1 January a Monday, no daylight
    /// saving, no holidays, and a charge by the day the same in every month, 365/12 of it.
    ///
    /// Prices are those of `pricesOn`, or of the tariff's first day.
    case plain(pricesOn: CivilDate? = nil)

    /// A year of the shape of the plain calendar, whose dates stand for its days.
    public static let plainYear = 2018

    var isPlain: Bool {
        if case .plain = self { true } else { false }
    }

    var zone: TimeZoneRules {
        if case .real(let zone) = self { zone } else { .utc }
    }

    /// The day whose prices hold on `date`.
    func pricingDate(_ date: CivilDate, of tariff: Tariff) -> CivilDate {
        if case .plain(let day) = self { day ?? tariff.effective.start } else { date }
    }
}
