import Quantities
import Tariffs

/// A time-of-use schedule with the signs it is drawn with: a letter for each period, and a
/// shade for each price.
struct TariffMap {
    let map: TimeOfUseMap
    /// One for each period, none twice where there are enough.
    let letters: [Character]
    /// The prices by the schedule: of energy drawn, energy fed in and demand.
    let grids: [PriceGrid]

    /// How many shades there are, from the cheapest to the dearest.
    static let shades = 6

    init(_ map: TimeOfUseMap, of tariff: Tariff, on date: CivilDate) {
        self.map = map
        letters = PeriodLetters.letters(of: map.timeOfUse.periods)
        grids = PricedFlow.allCases.compactMap { tariff.prices(of: $0, by: map, on: date) }
    }

    /// The maps of all schedules of `tariff`.
    static func all(of tariff: Tariff, on date: CivilDate) -> [TariffMap] {
        tariff.calendar.timesOfUse.compactMap { schedule in
            tariff.map(ofTimeOfUse: schedule.id).map { TariffMap($0, of: tariff, on: date) }
        }
    }

    /// The shade of a period in a season: darker is dearer.
    ///
    /// It goes by the middle of the price and on the scale of all prices of the grid; nil
    /// where there is no price.
    func shade(_ period: Int, season: Int, in grid: PriceGrid) -> Int? {
        let all = grid.spans.joined().compactMap { $0 }.map(Self.middle)
        guard grid.spans.indices.contains(season), let span = grid.spans[season][period],
            let least = all.min(), let most = all.max()
        else { return nil }
        guard most > least else { return 0 }
        return Int((Self.middle(span) - least) * Int128(Self.shades - 1) / (most - least))
    }

    private static func middle(_ span: PriceSpan) -> Int128 {
        Int128(span.lowest) + Int128(span.highest)
    }

    /// The period of each half hour of a row: the one that holds the longer in it, the
    /// earlier of two that hold as long.
    static func halfHours(of row: TimeOfUseMap.Row) -> [Int] {
        var periods: [Int] = []
        var next = row.stretches.startIndex
        for start in stride(from: 0, to: DayTime.minutesOfDay, by: 30) {
            while next < row.stretches.endIndex, row.stretches[next].time.end <= start {
                next += 1
            }
            let within = row.stretches[next...].prefix { $0.time.start < start + 30 }
            let minutes = within.map { min($0.time.end, start + 30) - max($0.time.start, start) }
            guard let most = minutes.max(),
                let longest = zip(within, minutes).first(where: { $0.1 == most })
            else { continue }
            periods.append(longest.0.period)
        }
        return periods
    }

    /// Whether some period begins or ends within a half hour.
    var isFinerThanHalfHours: Bool {
        map.timeOfUse.windows.contains { $0.time.start % 30 != 0 || $0.time.end % 30 != 0 }
    }
}
