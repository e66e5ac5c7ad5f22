internal import Quantities

/// One difference between the prices of a cell.
struct PriceDifference: Hashable {
    let isLimits: Bool
    let tier: Int?
    let old: String?
    let new: String?
    let change: Ratio?
    let dates: DatePeriod?
    var oldClause: Clause?
    var newClause: Clause?

    static func == (one: PriceDifference, other: PriceDifference) -> Bool {
        one.isLimits == other.isLimits && one.tier == other.tier && one.old == other.old
            && one.new == other.new && one.dates == other.dates
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(isLimits)
        hasher.combine(tier)
        hasher.combine(old)
        hasher.combine(new)
        hasher.combine(dates)
    }
}
