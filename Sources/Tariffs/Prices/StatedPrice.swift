public import Quantities

/// One price as a tariff states it, with all that it depends on.
public struct StatedPrice: Hashable, Sendable {
    public enum Amount: Hashable, Sendable {
        case energy(TariffPrice)
        /// For one ``Charge/unit``.
        case perUnit(ChargeAmount)
        /// Of what other charges come to.
        case part(Ratio)
    }

    /// A block of use or of demand.
    public struct Tier: Hashable, Sendable {
        /// Counted from one.
        public let number: Int
        /// Where it begins, nil at zero.
        public let from: String?
        /// Where it ends, nil for no end.
        public let upTo: String?
        /// The unit of its limits; one in another unit says so itself.
        public let unit: String
        /// The block that it ends with at the latest, as in `200 kWh/kW`; nil for none.
        public var within: String?
    }

    /// The seasons in which it holds, nil for all.
    public let seasons: Set<String>?
    /// The periods of use in which it holds, nil for all.
    public let periods: Set<String>?
    /// Nil where the price has no tiers.
    public let tier: Tier?
    public let amount: Amount
    public let dates: DatePeriod
    public let clause: Clause
}

extension Charge {
    /// What one of its amounts is for, as in `kWh`, `month` or `kW`; nil for a part of other
    /// charges.
    public var unit: String? {
        switch kind {
        case .energy: "kWh"
        case .fixed(let fixed): fixed.basis == .meter ? "meter and month" : fixed.basis.rawValue
        case .demand(let demand): demand.unit.rawValue
        case .reactive(let reactive): reactive.basis.rawValue
        case .minimum(let minimum): minimum.basis.rawValue
        case .percentage: nil
        }
    }

    /// Every price it states, in the order of the file.
    public var statedPrices: [StatedPrice] {
        switch kind {
        case .energy(let energy): energy.rates.flatMap { prices(of: $0, energy.tiering) }
        case .demand(let demand): demand.rates.flatMap { prices(of: $0, demand.unit) }
        case .fixed(let fixed): fixed.amounts.map { price($0, .perUnit($0.value)) }
        case .minimum(let minimum): minimum.amounts.map { price($0, .perUnit($0.value)) }
        case .reactive(let reactive): reactive.amounts.map { price($0, .perUnit($0.value)) }
        case .percentage(let percentage): percentage.rates.map { price($0, .part($0.value)) }
        }
    }

    private func prices(of rate: EnergyRate, _ tiering: Tiering) -> [StatedPrice] {
        var before: (end: String, unit: Tiering.Unit)?
        var prices: [StatedPrice] = []
        for (index, tier) in rate.tiers.enumerated() {
            let ownUnit = tier.unit ?? tiering.unit
            let block = tier.block.flatMap { block in
                block.limit.map { ($0.description, block.unit ?? tiering.unit) }
            }
            let end = tier.limit.map { ($0.description, ownUnit) } ?? block
            let unit = end?.1 ?? before?.unit ?? ownUnit
            let words = StatedPrice.Tier(
                number: index + 1,
                from: before.map { $0.unit == unit ? $0.end : "\($0.end) \($0.unit.rawValue)" },
                upTo: end?.0, unit: unit.rawValue,
                within: tier.limit == nil ? nil : block.map { "\($0.0) \($0.1.rawValue)" })
            before = end.map { ($0.0, $0.1) }
            prices.append(
                price(
                    rate, .energy(tier.price), tier: rate.tiers.count > 1 ? words : nil,
                    at: tier.clause))
        }
        return prices
    }

    private func prices(of rate: DemandRate, _ unit: DemandCharge.Unit) -> [StatedPrice] {
        rate.tiers.indices.map { index in
            let tier = rate.tiers[index]
            let block = StatedPrice.Tier(
                number: index + 1,
                from: index > 0 ? rate.tiers[index - 1].limit?.description : nil,
                upTo: tier.limit?.description, unit: unit.rawValue)
            return price(
                rate, .perUnit(tier.amount), tier: rate.tiers.count > 1 ? block : nil,
                at: tier.clause)
        }
    }

    /// The price, within the seasons and dates of the charge itself.
    private func price(
        _ rate: some SeasonalRate, _ amount: StatedPrice.Amount,
        tier: StatedPrice.Tier? = nil, at clause: Clause? = nil
    ) -> StatedPrice {
        let within = dates.flatMap(rate.dates.intersection) ?? rate.dates
        let common = seasons.flatMap { own in rate.seasons.map(own.intersection) }
        return StatedPrice(
            seasons: common ?? rate.seasons ?? seasons, periods: rate.periods, tier: tier,
            amount: amount, dates: within, clause: clause ?? rate.clause)
    }
}
