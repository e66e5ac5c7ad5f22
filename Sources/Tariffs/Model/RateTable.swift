internal import Quantities

/// A value that holds in some seasons and periods, from one day up to another.
protocol SeasonalRate: Sendable {
    var seasons: Set<String>? { get }
    var periods: Set<String>? { get }
    var dates: DatePeriod { get }
    var clause: Clause { get }
}

extension EnergyRate: SeasonalRate {}
extension DemandRate: SeasonalRate {}
extension Dated: SeasonalRate {
    var seasons: Set<String>? { nil }
    var periods: Set<String>? { nil }
}

/// The rates of a charge, found by season, period and date.
struct RateTable<Rate: SeasonalRate>: Sendable {
    let rates: [Rate]
    let periodCount: Int
    /// For each season and period, the indices of its rates in order of date.
    private let cells: [[Int32]]

    /// A table of `rates` for a charge that goes by `timeOfUse`.
    init(_ rates: [Rate], calendar: TariffCalendar, timeOfUse: TimeOfUse?) {
        self.rates = rates
        let periods: [String?] = timeOfUse?.periods.map(\.id) ?? [nil]
        periodCount = max(1, periods.count)
        let order = rates.indices.sorted { rates[$0].dates.start < rates[$1].dates.start }
        var cells: [[Int32]] = []
        for season in 0..<calendar.seasonCount {
            for period in periods {
                let cell = order.filter { index in
                    calendar.includes(rates[index].seasons, season: season)
                        && period.map(rates[index].includes(period:)) != false
                }
                cells.append(cell.map { Int32($0) })
            }
        }
        self.cells = cells
    }

    /// The rates of a season and period in order of date.
    func cell(season: Int, period: Int) -> [Rate] {
        cells[season * periodCount + period].map { rates[Int($0)] }
    }

    /// The index of the rate that holds in a season and period on a date.
    func index(season: Int, period: Int, on date: CivilDate) -> Int? {
        let cell = cells[season * periodCount + period]
        let next = cell.partitioningIndex { rates[Int($0)].dates.start > date }
        guard next > 0 else { return nil }
        let index = Int(cell[next - 1])
        return rates[index].dates.contains(date) ? index : nil
    }
}

extension SeasonalRate {
    func includes(period: String) -> Bool {
        periods?.contains(period) ?? true
    }
}
