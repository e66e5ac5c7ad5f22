internal import Quantities

/// A percentage or a minimum over the months of a plan.
final class PlanDerived: Sendable {
    let index: Int
    /// The charges it counts.
    let counted: [Int]
    /// Whether all charges for energy drawn are among them.
    let countsAllEnergy: Bool
    let kind: Kind
    let sign: Int128

    init(
        index: Int, counted: [Int], countsAllEnergy: Bool, kind: Kind, sign: Int128
    ) {
        self.index = index
        self.counted = counted
        self.countsAllEnergy = countsAllEnergy
        self.kind = kind
        self.sign = sign
    }

    enum Kind: Sendable {
        /// In billionths, for each month; nil where it does not apply.
        case percentage([(ratio: Ratio, clause: Clause)?])
        /// In femtos, for each month.
        case minimum([(femtos: Int128, clause: Clause)?])
        /// In femtos, for the year of each month.
        case yearly([(femtos: Int128, clause: Clause)?])
    }
}
