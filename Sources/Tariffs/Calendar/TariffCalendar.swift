public import Quantities

/// The seasons, holidays and time-of-use schedules of a tariff.
public struct TariffCalendar: Hashable, Sendable {
    /// Empty where prices are the same all year.
    public let seasons: [Season]
    public let holidays: [Holiday]
    public let timesOfUse: [TimeOfUse]
    /// The index of the season of each day of a leap year.
    private let seasonByDay: [UInt8]

    public init(
        seasons: [Season] = [], holidays: [Holiday] = [], timesOfUse: [TimeOfUse] = []
    ) {
        self.seasons = seasons
        self.holidays = holidays
        self.timesOfUse = timesOfUse
        var byDay = [UInt8](repeating: 0, count: MonthDay.count)
        // More seasons or days than a tariff may have are refused by its check, not laid out.
        for (index, season) in seasons.prefix(TariffCheck.Limit.seasons).enumerated() {
            for day in season.days.prefix(TariffCheck.Limit.daysOfSeason).flatMap(\.indices) {
                byDay[day] = UInt8(clamping: index)
            }
        }
        seasonByDay = byDay
    }

    /// The season of `date`, nil where the tariff has none.
    public func season(on date: CivilDate) -> Season? {
        seasons.isEmpty ? nil : seasons[seasonIndex(on: date)]
    }

    /// Whether `date` is one of the holidays.
    public func isHoliday(_ date: CivilDate) -> Bool {
        holidayDates(in: date.year...date.year).contains(date)
    }

    public func timeOfUse(_ id: String) -> TimeOfUse? {
        timesOfUse.first { $0.id == id }
    }

    /// The name of a period of use; no two schedules have one of the same `id`.
    func periodName(_ id: String) -> String? {
        timesOfUse.lazy.flatMap(\.periods).first { $0.id == id }?.name
    }

    /// How many seasons to reckon with: one where the tariff has none.
    var seasonCount: Int { max(1, seasons.count) }

    func seasonIndex(on date: CivilDate) -> Int {
        Int(seasonByDay[MonthDay(date).index])
    }

    /// Whether a clause that names `seasons` holds in the season with this index.
    func includes(_ seasons: Set<String>?, season index: Int) -> Bool {
        guard let seasons else { return true }
        return self.seasons.indices.contains(index) && seasons.contains(self.seasons[index].id)
    }

    /// The holidays kept in `years`, those that move in from a neighbouring year included.
    func holidayDates(in years: ClosedRange<Int>) -> Set<CivilDate> {
        let wider = years.lowerBound - 1...years.upperBound + 1
        var dates: Set<CivilDate> = []
        for holiday in holidays {
            for year in wider { dates.formUnion(holiday.rule.days(in: year)) }
        }
        return dates
    }
}
