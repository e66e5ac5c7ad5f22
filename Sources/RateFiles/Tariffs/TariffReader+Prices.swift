internal import Quantities
internal import Tariffs

// MARK: - Energy

extension TariffReader {
    func energy(_ element: RateElement, flow: EnergyCharge.Flow) -> ChargeKind? {
        let rates: [EnergyRate]
        if element.optional("price") != nil {
            if !element.children("price").isEmpty {
                element.report("give it here or in <price>, not both", attribute: "price")
            }
            let price = element.energyPrice("price")
            let dates = effective.map { DatePeriod(from: $0.start) }
            guard let price, let dates else { return nil }
            let clause = element.clause(element.label)
            let tier = EnergyTier(upTo: nil, price: .fixed(price), clause: clause)
            rates = [EnergyRate(dates: dates, tiers: [tier], clause: clause)]
        } else {
            if element.children("price").isEmpty {
                element.report("a price is missing")
            }
            rates = element.children("price").compactMap { rate($0, of: element.label) }
        }
        guard let unit = element.word("tierUnit", default: Tiering.Unit.kilowattHours),
            let fill = element.word("tierFill", default: Tiering.Fill.proRata),
            let scope = element.word("tierScope", default: Tiering.Scope.bill)
        else { return nil }
        let schedule = element.optional("timeOfUse") == nil ? nil : element.identifier("timeOfUse")
        let measure = element.word("eventMeasure", default: EventRule.Measure.use)
        let event = element.optional("event").flatMap { name in
            measure.map { EventRule(name: name, measure: $0) }
        }
        if event == nil, element.optional("eventMeasure") != nil {
            element.report("the attribute event is missing", attribute: "eventMeasure")
        }
        return .energy(
            EnergyCharge(
                flow: flow, timeOfUse: schedule,
                tiering: Tiering(unit: unit, fill: fill, scope: scope), rates: rates,
                event: event))
    }

    private func rate(_ element: RateElement, of charge: String) -> EnergyRate? {
        element.allowOnly(
            attributes: ["seasons", "periods", "from", "to", "value"],
            children: ["tier", "index", "blockAndIndex"])
        let dates = element.dates(start: effective?.start)
        let tiers: [EnergyTier]
        if element.children("tier").isEmpty {
            guard let price = price(element) else { return nil }
            tiers = [EnergyTier(upTo: nil, price: price, clause: element.clause(charge))]
        } else {
            if element.optional("value") != nil || element.children.contains(where: \.isIndexed) {
                element.report("give a price here or in each <tier>, not both")
            }
            tiers = element.children("tier").flatMap { self.tiers($0, of: charge) }
        }
        guard let dates else { return nil }
        return EnergyRate(
            seasons: element.words("seasons"), periods: element.words("periods"), dates: dates,
            tiers: tiers, clause: element.clause(charge))
    }

    /// A tier, or those of a block.
    private func tiers(_ element: RateElement, of charge: String) -> [EnergyTier] {
        let inner = element.children("tier")
        guard !inner.isEmpty else {
            return tier(element, of: charge, in: nil).map { [$0] } ?? []
        }
        element.allowOnly(attributes: ["upTo", "unit"], children: ["tier"])
        let (limit, unit) = end(element)
        let block = TierBlock(upTo: limit, unit: unit)
        return inner.compactMap { tier($0, of: charge, in: block) }
    }

    private func tier(
        _ element: RateElement, of charge: String, in block: TierBlock?
    ) -> EnergyTier? {
        element.allowOnly(
            attributes: ["upTo", "unit", "value"], children: ["index", "blockAndIndex"])
        let (limit, unit) = end(element)
        return price(element).map {
            EnergyTier(
                upTo: limit, price: $0, unit: unit, block: block,
                clause: element.clause(charge))
        }
    }

    /// Where a tier or block ends.
    private func end(_ element: RateElement) -> (limit: TierLimit?, unit: Tiering.Unit?) {
        let limit = element.optional("upTo") { (text: String) throws(NumeralError) in
            try TierLimit(text)
        }
        return (limit, element.optional("unit") == nil ? nil : element.word("unit"))
    }

    /// The price an element states, in one of three ways.
    private func price(_ element: RateElement) -> TariffPrice? {
        let ways = element.children.filter(\.isIndexed)
        guard ways.count + (element.optional("value") == nil ? 0 : 1) == 1 else {
            element.report("expected a value, an <index> or a <blockAndIndex>, and one of them")
            return nil
        }
        guard let way = ways.first else {
            return element.energyPrice("value").map(TariffPrice.fixed)
        }
        return way.name == "index"
            ? index(way, attributes: []).map(TariffPrice.index)
            : blockAndIndex(way).map(TariffPrice.blockAndIndex)
    }

    private func index(_ element: RateElement, attributes: [String]) -> IndexPrice? {
        element.allowOnly(
            attributes: ["series", "market", "multiplier", "adder"] + attributes)
        let multiplier = element.optional("multiplier") { (text: String) throws(NumeralError) in
            try Ratio(text)
        }
        let adder = element.optional("adder") == nil ? .zero : element.energyPrice("adder")
        guard let series = element.required("series"), let adder,
            let market = element.word("market", default: IndexPrice.Market.other)
        else { return nil }
        return IndexPrice(
            series: series, market: market, multiplier: multiplier ?? .one, adder: adder)
    }

    private func blockAndIndex(_ element: RateElement) -> BlockAndIndexPrice? {
        let index = index(element, attributes: ["block", "price", "settlement"])
        let block = element.required("block") { (text: String) throws(NumeralError) in
            try Power(kilowatts: text)
        }
        let settlement: BlockAndIndexPrice.Settlement? = element.word("settlement")
        guard let price = element.energyPrice("price"), let index, let block, let settlement
        else { return nil }
        return BlockAndIndexPrice(
            block: block, price: price, index: index, settlement: settlement)
    }
}

extension RateElement {
    fileprivate var isIndexed: Bool { name == "index" || name == "blockAndIndex" }

    func energyPrice(_ attribute: String) -> EnergyPrice? {
        required(attribute) { (text: String) throws(NumeralError) in try EnergyPrice(text) }
    }
}

// MARK: - Demand

extension TariffReader {
    func demand(_ element: RateElement) -> ChargeKind? {
        let peak = peak(element)
        let window =
            element.required("windowMinutes") == nil
            ? nil : element.integer("windowMinutes", in: 1...1_440)
        let ratchet = element.optionalChild("ratchet").flatMap {
            self.ratchet($0, of: element.label)
        }
        let rates: [DemandRate]
        if element.children("amount").isEmpty {
            let clause = element.clause(element.label)
            rates = amounts(element).map { amount in
                let tier = DemandTier(upTo: nil, amount: amount.value, clause: clause)
                return DemandRate(dates: amount.dates, tiers: [tier], clause: clause)
            }
        } else {
            if element.optional("amount") != nil {
                element.report("give it here or in <amount>, not both", attribute: "amount")
            }
            rates = element.children("amount").compactMap { demandRate($0, of: element.label) }
        }
        guard let unit = element.word("unit", default: DemandCharge.Unit.kilowatt), let peak,
            let window
        else { return nil }
        return .demand(
            DemandCharge(
                unit: unit, peak: peak, windowMinutes: window, rates: rates, ratchet: ratchet,
                minimum: element.power("minimum")))
    }

    private func peak(_ element: RateElement) -> DemandCharge.Peak? {
        switch element.required("peak") {
        case nil: return nil
        case "greatest": return .greatest
        case "by-period":
            return element.identifier("timeOfUse").map { .byPeriod(timeOfUse: $0) }
        case "coincident":
            return element.required("coincidentWith").map { .coincident(with: $0) }
        case .some(let text):
            element.report(
                "expected one of \"greatest\", \"by-period\", \"coincident\", found \"\(text)\"",
                attribute: "peak")
            return nil
        }
    }

    private func demandRate(_ element: RateElement, of charge: String) -> DemandRate? {
        element.allowOnly(
            attributes: ["seasons", "periods", "from", "to", "value"], children: ["tier"])
        let dates = element.dates(start: effective?.start)
        var tiers: [DemandTier] = []
        let children = element.children("tier")
        if children.isEmpty || element.optional("value") != nil {
            if !children.isEmpty {
                element.report("give it here or in each <tier>, not both", attribute: "value")
            }
            guard let amount = element.amount("value") else { return nil }
            tiers = [DemandTier(upTo: nil, amount: amount, clause: element.clause(charge))]
        }
        tiers += children.compactMap { tier in
            tier.allowOnly(attributes: ["upTo", "value"])
            let limit = tier.power("upTo")
            return tier.amount("value").map {
                DemandTier(upTo: limit, amount: $0, clause: tier.clause(charge))
            }
        }
        guard let dates else { return nil }
        return DemandRate(
            seasons: element.words("seasons"), periods: element.words("periods"), dates: dates,
            tiers: tiers, clause: element.clause(charge))
    }

    private func ratchet(_ element: RateElement, of charge: String) -> Ratchet? {
        element.allowOnly(
            attributes: ["percent", "percentByMonth", "lookBackMonths", "months", "minimum"])
        if element.optional("percentByMonth") != nil {
            return ratchetByMonth(element, of: charge)
        }
        let part = element.required("percent") { (text: String) throws(NumeralError) in
            try Ratio(percent: text)
        }
        var months: Set<Int>?
        if let words = element.words("months") {
            months = Set(words.compactMap(Int.init).filter((1...12).contains))
            if months?.count != words.count {
                element.report("expected months from 1 to 12", attribute: "months")
            }
        }
        guard element.required("lookBackMonths") != nil,
            let lookBack = element.integer("lookBackMonths", in: 1...120), let part
        else { return nil }
        return Ratchet(
            part: part, lookBackMonths: lookBack, months: months,
            minimum: element.power("minimum"), clause: element.clause(charge))
    }

    /// A ratchet of which each month of the year has its own part.
    private func ratchetByMonth(_ element: RateElement, of charge: String) -> Ratchet? {
        let parts = element.required("percentByMonth") { (text: String) throws(NumeralError) in
            var parts: [Ratio] = []
            for word in text.split(whereSeparator: \.isWhitespace) {
                parts.append(try Ratio(percent: word))
            }
            return parts
        }
        if element.optional("percent") != nil || element.optional("months") != nil {
            element.report("give a part for each month, or one", attribute: "percentByMonth")
        }
        guard element.required("lookBackMonths") != nil,
            let lookBack = element.integer("lookBackMonths", in: 1...120), let parts
        else { return nil }
        guard parts.count == 12 else {
            element.report(
                "expected 12 percentages, found \(parts.count)", attribute: "percentByMonth")
            return nil
        }
        return Ratchet(
            partByMonth: parts, lookBackMonths: lookBack, minimum: element.power("minimum"),
            clause: element.clause(charge))
    }
}

extension RateElement {
    fileprivate func amount(_ attribute: String) -> ChargeAmount? {
        required(attribute) { (text: String) throws(NumeralError) in try ChargeAmount(text) }
    }

    fileprivate func power(_ attribute: String) -> Power? {
        optional(attribute) { (text: String) throws(NumeralError) in
            try Power(kilowatts: text)
        }
    }
}
