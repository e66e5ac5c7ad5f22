internal import Quantities

/// The prices of a charge that hold together: one, or the tiers of one rate.
struct StatedRate: Hashable {
    let prices: [StatedPrice]

    var dates: DatePeriod? { prices.first?.dates }

    /// Where its tiers end, in words.
    var limits: String {
        guard prices.count > 1 else { return "no tiers" }
        return "tiers to "
            + prices.compactMap { price in
                price.tier.flatMap { tier in
                    let within = tier.within.map { " within \($0)" } ?? ""
                    return tier.upTo.map { "\($0) \(tier.unit)\(within)" }
                }
            }.joined(separator: ", ")
    }
}

extension Charge {
    /// The rates of each cell in order of date, none for a cell there is not.
    func ratesByCell(_ cells: [TariffDiff.Cell.Key?], of tariff: Tariff) -> [[StatedRate]] {
        var rates: [StatedRate] = []
        for price in statedPrices {
            if let tier = price.tier, tier.number > 1, let last = rates.popLast() {
                rates.append(StatedRate(prices: last.prices + [price]))
            } else {
                rates.append(StatedRate(prices: [price]))
            }
        }
        let sorted = rates.sorted { one, other in
            guard let first = one.dates, let second = other.dates else { return false }
            return first.start < second.start
        }
        return cells.map { cell in
            guard let cell else { return [] }
            return sorted.filter { rate in
                guard let price = rate.prices.first else { return false }
                let isOfPeriod = cell.period.map { price.periods?.contains($0) ?? true } ?? true
                return isOfPeriod
                    && tariff.calendar.includes(price.seasons, season: cell.season)
            }
        }
    }
}
