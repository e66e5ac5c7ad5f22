internal import Diagnostics
internal import JSONParsing
internal import Tariffs

/// Periods with tiers, as `energyratestructure` and its like state them.
struct URDBStructure {
    let value: URDBValue
    let periods: [Period]

    struct Period {
        /// Those that could be read.
        let tiers: [Tier]
        /// Whether the file states none.
        let isEmpty: Bool
        let value: URDBValue
    }

    struct Tier {
        /// In millionths of the unit; nil for the last, which has no end.
        let limit: Int64?
        /// Its own word for the unit of its limit.
        let unit: String?
        /// In billionths of the currency unit, `adj` included.
        let nanos: Int64
        let sell: Int64?
        /// Whether the file states no limit.
        let isEndless: Bool
        let value: URDBValue

        /// Whether its limit is for each kilowatt of demand.
        var isPerKilowatt: Bool { unit?.lowercased().hasPrefix("kwh/kw") == true }
    }

    private static let periodLimit = 1_000
    private static let tierLimit = 200

    /// The structure, nil where it is empty or cannot be read.
    ///
    /// `priceLimit` is the greatest rate, in billionths.
    init?(_ value: URDBValue, priceLimit: Int64) {
        guard value.isShort(Self.periodLimit, of: "periods"), let elements = value.elements,
            !elements.isEmpty
        else { return nil }
        self.value = value
        periods = elements.map { Self.period($0, priceLimit: priceLimit) }
    }

    private static func period(_ value: URDBValue, priceLimit: Int64) -> Period {
        let list = tierList(value)
        let elements = list.isShort(tierLimit, of: "tiers") ? list.elements ?? [] : []
        var tiers: [Tier] = []
        for (index, element) in elements.enumerated() {
            let isLast = index == elements.count - 1
            if let tier = tier(element, isLast: isLast, priceLimit: priceLimit) {
                if let limit = tier.limit, let before = tiers.last?.limit, limit <= before,
                    tier.unit == tiers.last?.unit
                {
                    element.report(
                        "its \"max\" must be above \(TierLimit(millionths: before)), where the "
                            + "tier before ends")
                }
                tiers.append(tier)
            }
        }
        let period = Period(tiers: tiers, isEmpty: list.saysNothing, value: value)
        let leaves = period.leaves
        for (index, (tier, block)) in leaves.dropLast().enumerated() where tier.isEndless {
            // The last of a block ends with it.
            if let block, leaves[index + 1].block?.value.path != block.value.path { continue }
            tier.value.report("the tier has no \"max\", which only the last can do without")
        }
        return period
    }

    /// The array of tiers: in the bulk download it stands in an object, as `energyRateTiers`.
    private static func tierList(_ value: URDBValue) -> URDBValue {
        guard case .object(let object) = value.json.content, object.members.count == 1,
            let only = object.members.first, only.key.hasSuffix("Tiers")
        else { return value }
        let path = "\(value.path)/\(only.key)"
        return URDBValue(only.value, path: path, notes: value.notes)
    }

    private static func tier(_ value: URDBValue, isLast: Bool, priceLimit: Int64) -> Tier? {
        guard let object = URDBObject(value) else { return nil }
        for name in object.names where !["rate", "adj", "max", "unit", "sell"].contains(name) {
            object[name]?.remark("nothing is known of it, it was ignored")
        }
        guard let rate = object["rate"] else {
            value.report("the tier has no \"rate\"")
            return nil
        }
        var limit: Int64?
        if let max = object["max"] {
            if isLast {
                max.remark("the last tier has no end, the limit was ignored")
            } else {
                limit = max.tierLimit
            }
        }
        let sell = object["sell"].flatMap { $0.nanos(limit: priceLimit) }
        guard let nanos = rate.nanos(plus: object["adj"], limit: priceLimit) else { return nil }
        return Tier(
            limit: limit, unit: object.text("unit"), nanos: nanos, sell: sell,
            isEndless: object["max"] == nil, value: value)
    }
}

extension URDBStructure.Period {
    /// The tiers that energy falls into, each with the one that it divides together with
    /// others, nil for none.
    ///
    /// A tier in kWh/kW is divided by those in kWh between it and the next in kWh/kW, as in
    /// Georgia Power's Power and Light rates and as NREL's SAM reads them.
    var leaves: [(tier: URDBStructure.Tier, block: URDBStructure.Tier?)] {
        let last = tiers.lastIndex(where: \.isPerKilowatt) ?? 0
        var leaves: [(tier: URDBStructure.Tier, block: URDBStructure.Tier?)] = []
        var block: URDBStructure.Tier?
        for (index, tier) in tiers.enumerated() {
            if index >= last {
                leaves.append((tier, nil))
            } else if !tier.isPerKilowatt {
                leaves.append((tier, block))
            } else if tiers[index + 1].isPerKilowatt {
                leaves.append((tier, nil))
                block = nil
            } else {
                block = tier
            }
        }
        return leaves
    }
}

extension URDBValue {
    /// Whether it is not an array of more than `limit` elements, which is reported.
    fileprivate func isShort(_ limit: Int, of what: String) -> Bool {
        guard case .array(let elements) = json.content, elements.count > limit else {
            return true
        }
        report("more than \(limit) \(what) cannot be read, found \(elements.count)")
        return false
    }
}
