internal import Quantities

extension TariffDiff {
    /// Compares charges, each with the one it was or became.
    mutating func compareCharges() {
        let pairs = pairedCharges()
        let kept = Set(pairs.map(\.old.id))
        let known = Set(pairs.map(\.new.id))
        for charge in old.charges where !kept.contains(charge.id) {
            changes.append(
                TariffChange(
                    .chargeRemoved, of: charge.id, name: charge.name,
                    old: charge.summary(in: old.currency), new: nil, oldClause: charge.clause))
        }
        for charge in new.charges where !known.contains(charge.id) {
            changes.append(
                TariffChange(
                    .chargeAdded, of: charge.id, name: charge.name, old: nil,
                    new: charge.summary(in: new.currency), newClause: charge.clause))
        }
        for (before, after) in pairs {
            compareRules(before, after)
            comparePrices(before, after)
        }
    }

    private typealias Pair = (old: Charge, new: Charge)

    /// The same identifier, or else the same name and purpose; never another kind.
    private func pairedCharges() -> [Pair] {
        let byID = Dictionary(
            old.charges.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var pairs: [Pair] = []
        var left: [Charge] = []
        var taken: Set<String> = []
        for charge in new.charges {
            if let before = byID[charge.id], before.purpose.kind == charge.purpose.kind {
                pairs.append((before, charge))
                taken.insert(before.id)
            } else {
                left.append(charge)
            }
        }
        let free = old.charges.filter { !taken.contains($0.id) }
        let byPurpose = Dictionary(
            free.map { ($0.purpose, $0) }, uniquingKeysWith: { first, _ in first })
        for charge in left {
            if let before = byPurpose[charge.purpose], taken.insert(before.id).inserted {
                pairs.append((before, charge))
            }
        }
        return pairs
    }

    private mutating func compareRules(_ before: Charge, _ after: Charge) {
        let rules = Dictionary(
            before.rules(of: old), uniquingKeysWith: { first, _ in first })
        for (name, rule) in after.rules(of: new) where rules[name] != rule {
            changes.append(
                TariffChange(
                    .rule, of: after.id, name: after.name, part: name, old: rules[name],
                    new: rule, oldClause: before.clause, newClause: after.clause))
        }
    }
}

extension Charge {
    struct Purpose: Hashable {
        let name: String
        let component: ChargeComponent
        let kind: String
    }

    fileprivate var purpose: Purpose {
        Purpose(name: name, component: component, kind: kindName)
    }

    private var kindName: String {
        switch kind {
        case .fixed: "fixed"
        case .energy(let energy): "energy \(energy.flow.rawValue)"
        case .demand: "demand"
        case .reactive: "reactive"
        case .percentage: "percentage"
        case .minimum: "minimum"
        }
    }

    /// What it is and what it first asks for, as in `fixed, 16.91 USD per month`.
    fileprivate func summary(in currency: String) -> String {
        let prices = statedPrices
        guard let first = prices.first else { return kindName }
        let more = prices.count > 1 ? " and \(prices.count - 1) more" : ""
        let unit = priceUnit(in: currency)
        return "\(kindName), \(first.amount)\(unit.isEmpty ? "" : " \(unit)")\(more)"
    }

    /// What its prices are counted in, as in `USD per kWh`.
    func priceUnit(in currency: String) -> String {
        unit.map { "\(currency) per \($0)" } ?? ""
    }

    /// How it is reckoned, each rule with its name; the same names for charges of a kind.
    fileprivate func rules(of tariff: Tariff) -> [(String, String)] {
        var rules = [
            ("id", id), ("name", name), ("component", component.rawValue),
            ("category", category.rawValue), ("direction", direction.rawValue),
            ("unit", unit ?? "percent"),
            ("seasons", seasons.map { $0.sorted().joined(separator: " ") } ?? "all"),
            ("dates", dates.map(\.description) ?? "as long as the tariff"),
            ("rounding", (rounding ?? tariff.rounding).rawValue),
        ]
        switch kind {
        case .fixed: break
        case .energy(let energy):
            rules += [
                ("hours", energy.timeOfUse ?? "all alike"),
                ("tiers filled", "\(energy.tiering.fill.rawValue)"),
                ("tiers filled by", energy.tiering.scope.rawValue),
                ("event", energy.event.map { "\($0.measure.rawValue) in \($0.name)" } ?? "none"),
            ]
        case .demand(let demand): rules += demand.rules
        case .reactive(let reactive):
            rules.append(("free", reactive.free.map { "\($0.percent)%" } ?? "nothing"))
        case .percentage(let percentage): rules.append(("of", "\(percentage.base)"))
        case .minimum(let minimum): rules.append(("of", "\(minimum.base)"))
        }
        return rules
    }
}

extension DemandCharge {
    fileprivate var rules: [(String, String)] {
        let which =
            switch peak {
            case .greatest: "the greatest"
            case .byPeriod(let schedule): "the greatest of each period of \(schedule)"
            case .coincident(let system): "that at the peak of \(system)"
            }
        let parts = (1...12).map { ratchet?.part(ofMonth: $0) ?? .zero }
        let ratchetWords = ratchet.map { ratchet in
            let share =
                Set(parts).count == 1
                ? "\(parts[0].percent)%"
                : parts.map { "\($0.percent)%" }.joined(separator: " ") + " by month"
            return "\(share) of the peaks of \(ratchet.lookBackMonths) months"
                + (ratchet.minimum.map { ", at least \($0) kW" } ?? "")
        }
        return [
            ("demand", which), ("over", "\(windowMinutes) minutes"),
            ("at least", minimum.map { "\($0) kW" } ?? "nothing"),
            ("ratchet", ratchetWords ?? "none"),
        ]
    }
}

extension StatedPrice.Amount: CustomStringConvertible {
    /// The figure without its unit; of an index, how it is reckoned from it.
    public var description: String {
        switch self {
        case .energy(.fixed(let price)): price.description
        case .energy(.index(let index)): Self.words(index)
        case .energy(.blockAndIndex(let block)):
            "\(block.block) kW at \(block.price), the rest at \(Self.words(block.index)), "
                + block.settlement.rawValue
        case .perUnit(let amount): amount.description
        case .part(let ratio): "\(ratio.percent)%"
        }
    }

    private static func words(_ index: IndexPrice) -> String {
        "\(index.multiplier) x \(index.series) + \(index.adder)"
    }

    /// Billionths, where it is one figure.
    var billionths: Int64? {
        switch self {
        case .energy(let price): price.stated?.nanosPerKilowattHour
        case .perUnit(let amount): amount.nanos
        case .part(let ratio): ratio.billionths
        }
    }
}
