public import Quantities

/// One thing in which two versions of a tariff differ.
public struct TariffChange: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What the tariff as a whole says: its name, dates, rounding.
        case tariff
        case season
        case hours
        case holiday
        case baseline
        case chargeAdded = "charge-added"
        case chargeRemoved = "charge-removed"
        /// How a charge is reckoned.
        case rule
        case tiers
        case price
    }

    /// Whether only what things are called or said to be for differs, which alters no bill.
    public var isOfNames: Bool {
        switch kind {
        case .tariff:
            ["id", "utility", "schedule", "name", "sector", "service", "applicability"]
                .contains(part)
        case .rule: part == "name" || part == "id"
        case .season, .hours, .holiday, .baseline, .chargeAdded, .chargeRemoved, .tiers, .price:
            false
        }
    }

    public let kind: Kind
    /// The charge, season, schedule or holiday, by its identifier; nil for the tariff.
    public let subject: String?
    /// The same by its name.
    public let name: String
    /// What of it, as in `winter, on-peak, tier 2`; empty for all.
    public let part: String
    /// What it was, nil where there was nothing.
    public let old: String?
    /// What it is, nil where there is nothing.
    public let new: String?
    /// What both are counted in, as in `USD per kWh`; empty for words.
    public let unit: String
    /// By how much of the old price the new one is higher.
    public let change: Ratio?
    public let oldClause: Clause?
    public let newClause: Clause?

    init(
        _ kind: Kind, of subject: String? = nil, name: String, part: String = "", old: String?,
        new: String?, unit: String = "", change: Ratio? = nil, oldClause: Clause? = nil,
        newClause: Clause? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.name = name
        self.part = part
        self.old = old
        self.new = new
        self.unit = unit
        self.change = change
        self.oldClause = oldClause
        self.newClause = newClause
    }

    /// The change in percent to two decimals, as in `+2.14%`.
    public var percent: String? {
        change.map { ratio in
            let hundredths = Int128(ratio.billionths).divided(
                by: 100_000, .halfAwayFromZero)
            let sign = hundredths > 0 ? "+" : ""
            return sign + Numeral.text(hundredths, decimals: 2, trimming: false) + "%"
        }
    }
}

extension TariffChange: CustomStringConvertible {
    /// The change in words, as in `winter, tier 1: 0.0896 becomes 0.091 USD per kWh (+1.56%)`.
    public var description: String {
        let unit = unit.isEmpty ? "" : " \(unit)"
        let percent = percent.map { " (\($0))" } ?? ""
        let words =
            switch (old, new) {
            case (let old?, let new?): "\(old) becomes \(new)\(unit)\(percent)"
            case (nil, let new?): "added: \(new)\(unit)"
            case (let old?, nil): "removed: \(old)\(unit)"
            case (nil, nil): "changed"
            }
        return part.isEmpty ? words : "\(part): \(words)"
    }
}
