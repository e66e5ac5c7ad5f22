internal import Quantities
internal import Tariffs

// MARK: - Energy

extension TariffWriter {
    func energyAttributes(_ energy: EnergyCharge) -> [Attribute] {
        let usual = Tiering()
        return [
            ("timeOfUse", energy.timeOfUse),
            ("tierUnit", Self.text(energy.tiering.unit, unless: usual.unit)),
            ("tierFill", Self.text(energy.tiering.fill, unless: usual.fill)),
            ("tierScope", Self.text(energy.tiering.scope, unless: usual.scope)),
            ("event", energy.event?.name),
            ("eventMeasure", energy.event.flatMap { Self.text($0.measure, unless: .use) }),
        ]
    }

    func write(_ rate: EnergyRate, _ output: inout TariffWriterOutput) {
        let attributes: [Attribute] =
            [("seasons", Self.names(rate.seasons)), ("periods", Self.names(rate.periods))]
            + dates(rate.dates)
        // The clause of a rate without tiers is that of its price.
        if rate.tiers.count == 1, let tier = rate.tiers.first, tier.limit == nil,
            tier.unit == nil, tier.block == nil, Self.isSameOrigin(rate.clause, tier.clause)
        {
            let value: [Attribute] = [("value", tier.price.stated.map { "\($0)" })]
            output.element("price", attributes + value + Self.origin(rate.clause)) { output in
                Self.writeIndex(tier.price, &output)
            }
            return
        }
        output.element("price", attributes + Self.origin(rate.clause)) { output in
            for (block, tiers) in rate.blocks {
                guard let block else {
                    for tier in tiers { Self.write(tier, &output) }
                    continue
                }
                output.element("tier", Self.end(block.limit, block.unit)) { output in
                    for tier in tiers { Self.write(tier, &output) }
                }
            }
        }
    }

    private static func write(_ tier: EnergyTier, _ output: inout TariffWriterOutput) {
        let value: [Attribute] = [("value", tier.price.stated.map { "\($0)" })]
        output.element("tier", end(tier.limit, tier.unit) + value + origin(tier.clause)) {
            writeIndex(tier.price, &$0)
        }
    }

    private static func end(_ limit: TierLimit?, _ unit: Tiering.Unit?) -> [Attribute] {
        [("upTo", limit.map { "\($0)" }), ("unit", unit?.rawValue)]
    }

    private static func isSameOrigin(_ one: Clause, _ other: Clause) -> Bool {
        one.path == other.path && one.text == other.text
    }

    private static func writeIndex(_ price: TariffPrice, _ output: inout TariffWriterOutput) {
        switch price {
        case .fixed: break
        case .index(let index): output.element("index", attributes(index))
        case .blockAndIndex(let block):
            output.element(
                "blockAndIndex",
                attributes(block.index) + [
                    ("block", "\(block.block)"), ("price", "\(block.price)"),
                    ("settlement", block.settlement.rawValue),
                ])
        }
    }

    private static func attributes(_ index: IndexPrice) -> [Attribute] {
        [
            ("series", index.series), ("market", text(index.market, unless: .other)),
            ("multiplier", index.multiplier == .one ? nil : "\(index.multiplier)"),
            ("adder", index.adder == .zero ? nil : "\(index.adder)"),
        ]
    }
}

// MARK: - Demand

extension TariffWriter {
    func demandAttributes(_ demand: DemandCharge) -> [Attribute] {
        let peak: [Attribute] =
            switch demand.peak {
            case .greatest: [("peak", "greatest")]
            case .byPeriod(let timeOfUse):
                [("peak", "by-period"), ("timeOfUse", timeOfUse)]
            case .coincident(let event):
                [("peak", "coincident"), ("coincidentWith", event)]
            }
        return [("unit", Self.text(demand.unit, unless: .kilowatt))] + peak + [
            ("windowMinutes", "\(demand.windowMinutes)"),
            ("minimum", demand.minimum.map { "\($0)" }),
        ]
    }

    func writeDemand(_ demand: DemandCharge, _ output: inout TariffWriterOutput) {
        for rate in demand.rates {
            let attributes: [Attribute] =
                [("seasons", Self.names(rate.seasons)), ("periods", Self.names(rate.periods))]
                + dates(rate.dates) + Self.origin(rate.clause)
            output.element("amount", attributes) { output in
                for tier in rate.tiers {
                    output.element(
                        "tier",
                        [("upTo", tier.limit.map { "\($0)" }), ("value", "\(tier.amount)")]
                            + Self.origin(tier.clause))
                }
            }
        }
        guard let ratchet = demand.ratchet else { return }
        let months = ratchet.months.map { $0.sorted().map { "\($0)" }.joined(separator: " ") }
        let parts = ratchet.partByMonth.map(\.percent).joined(separator: " ")
        output.element(
            "ratchet",
            [
                ("percent", parts.isEmpty ? ratchet.part.percent : nil),
                ("percentByMonth", parts.isEmpty ? nil : parts),
                ("lookBackMonths", "\(ratchet.lookBackMonths)"), ("months", months),
                ("minimum", ratchet.minimum.map { "\($0)" }),
            ] + Self.origin(ratchet.clause))
    }
}
