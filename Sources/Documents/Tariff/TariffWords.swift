import Quantities
import Tariffs

/// What a tariff says, in the words it is shown with.
struct TariffWords {
    let tariff: Tariff
    let figures: Figures

    init(_ tariff: Tariff, style: Figures.Style) {
        self.tariff = tariff
        figures = Figures(currency: tariff.currency, style: style)
    }

    // MARK: - Seasons, periods and dates

    /// The names of seasons in the order of the calendar, nil where all are meant.
    func seasons(_ ids: Set<String>?) -> String? {
        let all = tariff.calendar.seasons
        let named = all.filter { ids?.contains($0.id) != false }
        guard ids != nil, named.count < all.count else { return nil }
        return named.map(\.name).joined(separator: ", ")
    }

    /// The names of periods of a charge's schedule, nil where all are meant.
    func periods(_ ids: Set<String>?, of charge: Charge) -> String? {
        guard let ids, let schedule = charge.timeOfUse.flatMap(tariff.calendar.timeOfUse),
            ids.count < schedule.periods.count
        else { return nil }
        return schedule.periods.filter { ids.contains($0.id) }.map(\.name)
            .joined(separator: ", ")
    }

    /// When a price holds, nil where it does as long as the tariff.
    func dates(_ dates: DatePeriod) -> String? {
        dates.intersection(tariff.effective) == tariff.effective ? nil : Self.dates(dates)
    }

    /// Days as in `from 2026-01-01 on`; the last day is named, not the one after it.
    static func dates(_ dates: DatePeriod) -> String {
        dates.isOpen
            ? "from \(dates.start) on" : "\(dates.start) to \(dates.end.adding(days: -1))"
    }

    /// What a price depends on beside its tier; empty where on nothing.
    func conditions(_ price: StatedPrice, of charge: Charge) -> String {
        let parts = [
            seasons(price.seasons), periods(price.periods, of: charge), dates(price.dates),
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    func tier(_ tier: StatedPrice.Tier) -> String {
        let range =
            switch (tier.from, tier.upTo) {
            case (nil, let end?): "to \(end) \(tier.unit)"
            case (let start?, let end?): "\(start) to \(end) \(tier.unit)"
            case (let start?, nil): "above \(start) \(tier.unit)"
            case (nil, nil): "all"
            }
        let within = tier.within.map { " within \($0)" } ?? ""
        return "tier \(tier.number), \(range)\(within)"
    }

    /// Prices that differ in their tier alone, together.
    static func groups(_ prices: [StatedPrice]) -> [[StatedPrice]] {
        var groups: [[StatedPrice]] = []
        for price in prices {
            if let first = groups.last?.first, let tier = price.tier, tier.number > 1,
                first.seasons == price.seasons, first.periods == price.periods,
                first.dates == price.dates
            {
                groups[groups.count - 1].append(price)
            } else {
                groups.append([price])
            }
        }
        return groups
    }

    // MARK: - Prices

    /// The price with its unit, as in `$0.24477 per kWh`.
    func price(_ price: StatedPrice, of charge: Charge) -> String {
        let per = charge.unit.map { " per \($0)" } ?? ""
        let credit = charge.direction == .credit ? " credit" : ""
        return switch price.amount {
        case .energy(let energy): self.price(energy) + per + credit
        case .perUnit(let amount): figures.price(Ratio(billionths: amount.nanos)) + per + credit
        case .part(let ratio): figures.percent(ratio) + credit
        }
    }

    private func price(_ price: TariffPrice) -> String {
        switch price {
        case .fixed(let price): figures.price(price)
        case .index(let index): self.price(index)
        case .blockAndIndex(let block):
            "\(figures.power(block.block)) at \(figures.price(block.price)), "
                + (block.settlement == .takeOrPay
                    ? "unused or not, more at " : "more or less at ")
                + self.price(block.index)
        }
    }

    private func price(_ index: IndexPrice) -> String {
        let factor = index.multiplier == .one ? "" : "\(index.multiplier) x "
        let adder = figures.price(index.adder)
        let sum = index.adder == .zero ? "" : (index.adder < .zero ? " " : " + ") + adder
        return "\(factor)index \(index.series)\(sum)"
    }

    /// What the prices of a legend are of.
    func caption(of grid: PriceGrid) -> String {
        let names = grid.charges.map(\.name).joined(separator: " + ")
        let isCut = grid.spans.joined().contains { $0.map(Self.isCut) == true }
        let unit =
            switch grid.flow {
            case .imported: "per kWh used"
            case .exported: "per kWh fed into the grid"
            case .demand: "per kW"
            }
        return "\(unit): \(names)" + (isCut ? " (to five decimals)" : "")
    }

    /// A price of a legend, to five decimals at most, as in `$0.0825` or `$0.259-0.407`.
    func span(_ span: PriceSpan) -> String {
        let open = span.isOpen ? " + index" : ""
        guard span.single == nil else { return legend(span.lowest) + open }
        let highest = figures.number(Self.legendValue(span.highest), decimals: 5, least: 2)
        return legend(span.lowest) + (figures.style == .page ? "\u{2013}" : "-") + highest + open
    }

    private func legend(_ nanos: Int64) -> String {
        figures.price(Ratio(billionths: Int64(clamping: Self.legendValue(nanos)) * 10_000))
    }

    /// Hundred-thousandths of the currency unit.
    private static func legendValue(_ nanos: Int64) -> Int128 {
        Int128(nanos).divided(by: 10_000, .halfAwayFromZero)
    }

    /// Whether a legend shows the price with fewer decimals than it has.
    private static func isCut(_ span: PriceSpan) -> Bool {
        span.lowest % 10_000 != 0 || span.highest % 10_000 != 0
    }
}
