internal import Quantities

/// A charge with its prices laid out over days.
struct CompiledCharge: Sendable {
    /// Days on which the same prices hold.
    struct Segment: Sendable {
        let dates: DatePeriod
        /// For each period of use, the index of its rate; nil where there is none.
        let rates: [Int?]
    }

    let charge: Charge
    let timeOfUse: TimeOfUse?
    /// In order; days on which the charge does not apply are in none.
    let segments: [Segment]

    /// The charge on `days`, by the prices of each of them or of the one day `pricesOn`.
    init(_ charge: Charge, of tariff: Tariff, days: DayTable, pricesOn: CivilDate? = nil) {
        self.charge = charge
        timeOfUse = charge.timeOfUse.flatMap(tariff.calendar.timeOfUse)
        let layout = (charge, tariff, days, pricesOn)
        segments =
            switch charge.kind {
            case .energy(let energy): Self.segments(energy.rates, layout)
            case .fixed(let fixed): Self.segments(fixed.amounts, layout)
            case .minimum(let minimum): Self.segments(minimum.amounts, layout)
            case .demand(let demand): Self.segments(demand.rates, layout)
            case .percentage(let percentage): Self.segments(percentage.rates, layout)
            case .reactive(let reactive): Self.segments(reactive.amounts, layout)
            }
    }

    private typealias Layout = (
        charge: Charge, tariff: Tariff, days: DayTable, pricesOn: CivilDate?
    )

    private static func segments<Rate: SeasonalRate>(
        _ rates: [Rate], _ layout: Layout
    ) -> [Segment] {
        let (charge, tariff, days, pricesOn) = layout
        let table = RateTable(rates, for: charge, of: tariff)
        let applies: DatePeriod?
        if let pricesOn {
            applies = charge.dates?.contains(pricesOn) == false ? nil : days.dates
        } else {
            applies = charge.dates.map { $0.intersection(days.dates) } ?? days.dates
        }
        guard let applies else { return [] }
        var segments: [Segment] = []
        for dates in parts(of: applies, rates: pricesOn == nil ? rates : [], days: days) {
            let season = days.season(on: dates.start)
            guard tariff.calendar.includes(charge.seasons, season: season) else { continue }
            let found = (0..<table.periodCount).map {
                table.index(season: season, period: $0, on: pricesOn ?? dates.start)
            }
            if let last = segments.last, last.rates == found, last.dates.end == dates.start,
                let joined = DatePeriod(from: last.dates.start, to: dates.end)
            {
                segments[segments.count - 1] = Segment(dates: joined, rates: found)
            } else {
                segments.append(Segment(dates: dates, rates: found))
            }
        }
        return segments
    }

    /// `dates` cut where a season or a price begins or ends.
    private static func parts(
        of dates: DatePeriod, rates: [some SeasonalRate], days: DayTable
    ) -> [DatePeriod] {
        var cuts: Set<CivilDate> = [dates.start, dates.end]
        for rate in rates {
            for cut in [rate.dates.start, rate.dates.end] where dates.contains(cut) {
                cuts.insert(cut)
            }
        }
        for (before, date) in zip(dates.dates, dates.dates.dropFirst())
        where days.season(on: before) != days.season(on: date) {
            cuts.insert(date)
        }
        let sorted = cuts.sorted()
        return zip(sorted, sorted.dropFirst()).compactMap { DatePeriod(from: $0, to: $1) }
    }

    /// The parts of `period` with prices of their own, in order.
    func segments(in period: DatePeriod) -> [Segment] {
        let first = segments.partitioningIndex { $0.dates.end > period.start }
        return segments[first...].prefix { $0.dates.start < period.end }.compactMap { segment in
            segment.dates.intersection(period).map { Segment(dates: $0, rates: segment.rates) }
        }
    }
}
