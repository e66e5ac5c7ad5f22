internal import Quantities

/// The days on which two tariffs are compared.
struct PriceWindow {
    /// The days both are in force, nil where there are none.
    private let shared: DatePeriod?
    private let old: DatePeriod
    private let new: DatePeriod

    init(_ old: DatePeriod, _ new: DatePeriod) {
        shared = old.intersection(new)
        self.old = old
        self.new = new
    }

    typealias Stretch = (dates: DatePeriod?, old: StatedRate?, new: StatedRate?)

    /// Whether the days are all that are compared.
    func isWhole(_ dates: DatePeriod?) -> Bool { dates == nil || dates == shared }

    /// The days on which two lists of rates, each in order of date, say something else.
    func stretches(_ before: [StatedRate], _ after: [StatedRate]) -> [Stretch] {
        guard let shared else {
            // Nothing is in force at once: the last prices against the first.
            let last = before.last { ($0.dates?.start ?? old.start) < old.end }
            let first = after.first { ($0.dates?.end ?? new.end) > new.start }
            return Self.differ(last, first) ? [(nil, last, first)] : []
        }
        let breaks = (before + after).compactMap(\.dates).flatMap { [$0.start, $0.end] }
        let days = Set(breaks.filter { shared.start < $0 && $0 < shared.end }).sorted()
        var stretches: [Stretch] = []
        var (one, other) = (before[...], after[...])
        for (start, end) in zip([shared.start] + days, days + [shared.end]) {
            let earlier = Self.rate(in: &one, on: start)
            let later = Self.rate(in: &other, on: start)
            guard Self.differ(earlier, later), let dates = DatePeriod(from: start, to: end)
            else { continue }
            if let last = stretches.last, let before = last.dates, before.end == start,
                last.old == earlier, last.new == later,
                let joined = DatePeriod(from: before.start, to: end)
            {
                stretches[stretches.count - 1].dates = joined
            } else {
                stretches.append((dates, earlier, later))
            }
        }
        return stretches
    }

    /// The rate in force on `date`; those that ended before are dropped.
    private static func rate(
        in rates: inout ArraySlice<StatedRate>, on date: CivilDate
    ) -> StatedRate? {
        while let end = rates.first?.dates?.end, end <= date { rates.removeFirst() }
        return rates.first.flatMap { $0.dates?.contains(date) == true ? $0 : nil }
    }

    /// Whether two rates ask for something else, wherever they stand.
    private static func differ(_ one: StatedRate?, _ other: StatedRate?) -> Bool {
        one?.limits != other?.limits
            || one?.prices.map(\.amount) != other?.prices.map(\.amount)
    }
}
