public import Quantities

/// What a unit costs in a season and a period of use, all tiers considered.
///
/// It is for people to read and compare by; a bill is never reckoned from it.
public struct PriceSpan: Hashable, Sendable {
    /// Billionths of the currency unit in the cheapest tiers, negative for a credit.
    public let lowest: Int64
    /// The same in the dearest tiers.
    public let highest: Int64
    /// Whether a price that follows an index, or an event, comes on top.
    public let isOpen: Bool

    /// The one price, nil where it depends on tiers.
    public var single: Int64? { lowest == highest ? lowest : nil }
}

/// What is charged by one register or by demand, as it is quoted for a schedule.
public enum PricedFlow: String, Hashable, Sendable, CaseIterable {
    case imported, exported, demand
}

/// The prices of a schedule on a day, by season and period.
public struct PriceGrid: Hashable, Sendable {
    public let flow: PricedFlow
    /// The charges whose prices are summed.
    public let charges: [Charge]
    /// For each season, one where the tariff has none, the prices of each period; nil where
    /// the period does not occur or nothing is charged.
    public let spans: [[PriceSpan?]]
}

extension Tariff {
    /// What a unit costs on `date` by the periods of a schedule.
    ///
    /// Charges that go by another schedule are left out, those that go by none are not. The
    /// prices of a season that `date` is not in are those of its nearest days. Nil where no
    /// charge of the flow goes by the schedule.
    public func prices(
        of flow: PricedFlow, by map: TimeOfUseMap, on date: CivilDate
    ) -> PriceGrid? {
        let schedule = map.timeOfUse
        let summed = charges.filter { $0.isQuoted(as: flow, by: schedule.id, on: date) }
        guard summed.contains(where: { $0.timeOfUse == schedule.id }) else { return nil }
        let tables = summed.map { PriceCells($0) }
        let today = calendar.seasonIndex(on: date)
        let spans = (0..<calendar.seasonCount).map { season in
            schedule.periods.indices.map { index -> PriceSpan? in
                guard map.holds(index, inSeason: season) else { return nil }
                let cells = zip(summed, tables).filter {
                    calendar.includes($0.0.seasons, season: season)
                }
                .map { charge, table in
                    table.span(
                        charge.timeOfUse == nil ? nil : schedule.periods[index].id, date,
                        isNearestTaken: season != today
                    ) { calendar.includes($0, season: season) }
                }
                return PriceSpan.sum(of: cells.compactMap { $0 })
            }
        }
        return PriceGrid(flow: flow, charges: summed, spans: spans)
    }
}

extension PriceSpan {
    fileprivate static func sum(of spans: [PriceSpan]) -> PriceSpan? {
        guard !spans.isEmpty else { return nil }
        let low = spans.reduce(Int128(0)) { $0 + Int128($1.lowest) }
        let high = spans.reduce(Int128(0)) { $0 + Int128($1.highest) }
        return PriceSpan(
            lowest: Int64(clamping: low), highest: Int64(clamping: high),
            isOpen: spans.contains(where: \.isOpen))
    }
}

extension Charge {
    fileprivate func isQuoted(
        as flow: PricedFlow, by schedule: String, on date: CivilDate
    ) -> Bool {
        guard dates?.contains(date) != false, timeOfUse == nil || timeOfUse == schedule else {
            return false
        }
        switch (kind, flow) {
        case (.energy(let energy), .imported): return energy.flow == .imported
        case (.energy(let energy), .exported): return energy.flow == .exported
        case (.demand, .demand): return timeOfUse == schedule
        default: return false
        }
    }
}

/// The prices of one charge, to be looked up.
private struct PriceCells {
    let rates: [(rate: any SeasonalRate, span: PriceSpan)]

    init(_ charge: Charge) {
        // What the utility pays for exports is a credit, and quoted as what it is worth.
        let sign: Int64 =
            switch (charge.direction, charge.kind) {
            case (.credit, .energy(let energy)) where energy.flow == .imported: -1
            case (.credit, .demand): -1
            default: 1
            }
        switch charge.kind {
        case .energy(let energy):
            rates = energy.rates.map { rate in
                (rate, Self.span(of: rate, sign: sign, isEvent: energy.event != nil))
            }
        case .demand(let demand):
            rates = demand.rates.map { rate in
                (rate, Self.span(rate.tiers.map(\.amount.nanos), sign, isOpen: false))
            }
        case .fixed, .reactive, .percentage, .minimum: rates = []
        }
    }

    private static func span(of rate: EnergyRate, sign: Int64, isEvent: Bool) -> PriceSpan {
        guard !isEvent else { return PriceSpan(lowest: 0, highest: 0, isOpen: true) }
        let prices = rate.tiers.map { tier in
            switch tier.price {
            case .fixed(let price): price.nanosPerKilowattHour
            case .index(let index): index.adder.nanosPerKilowattHour
            case .blockAndIndex(let block): block.index.adder.nanosPerKilowattHour
            }
        }
        return span(prices, sign, isOpen: rate.tiers.contains { $0.price.stated == nil })
    }

    private static func span(_ prices: [Int64], _ sign: Int64, isOpen: Bool) -> PriceSpan {
        let signed = prices.map { $0.multipliedReportingOverflow(by: sign).partialValue }
        return PriceSpan(
            lowest: signed.min() ?? 0, highest: signed.max() ?? 0, isOpen: isOpen)
    }

    /// The price in force on `date`; where there is none and the nearest may be taken, the
    /// next to come, or the last there was.
    func span(
        _ period: String?, _ date: CivilDate, isNearestTaken: Bool,
        _ holds: (Set<String>?) -> Bool
    ) -> PriceSpan? {
        let cell = rates.filter { rate, _ in
            holds(rate.seasons) && period.map(rate.includes(period:)) != false
        }
        if let now = cell.first(where: { $0.rate.dates.contains(date) }) { return now.span }
        guard isNearestTaken else { return nil }
        let next = cell.filter { $0.rate.dates.start > date }
            .min { $0.rate.dates.start < $1.rate.dates.start }
        let last = cell.max { $0.rate.dates.start < $1.rate.dates.start }
        return (next ?? last)?.span
    }
}
