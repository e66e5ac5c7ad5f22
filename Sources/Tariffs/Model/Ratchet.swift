public import Quantities

/// The rule by which a past peak keeps the billing demand up.
public struct Ratchet: Hashable, Sendable {
    /// The part of a past peak that counts.
    public let part: Ratio
    /// How many months before the billed one are looked at.
    public let lookBackMonths: Int
    /// The months whose peaks count, from 1 to 12, nil for all.
    public let months: Set<Int>?
    /// The least billing demand.
    public let minimum: Power?
    /// The part of the peak of each month of the year that counts, January first, where
    /// they differ; empty where ``part`` and ``months`` say it all.
    public let partByMonth: [Ratio]
    public let clause: Clause

    public init(
        part: Ratio, lookBackMonths: Int, months: Set<Int>? = nil, minimum: Power? = nil,
        clause: Clause
    ) {
        self.part = part
        self.lookBackMonths = lookBackMonths
        self.months = months
        self.minimum = minimum
        partByMonth = []
        self.clause = clause
    }

    /// A ratchet whose part depends on the month the past peak was in; twelve parts,
    /// January first, zero for a month that does not count.
    public init(
        partByMonth parts: [Ratio], lookBackMonths: Int, minimum: Power? = nil, clause: Clause
    ) {
        part = parts.max() ?? .zero
        self.lookBackMonths = lookBackMonths
        months = nil
        self.minimum = minimum
        partByMonth = parts
        self.clause = clause
    }

    /// The part of a peak in `month`, from 1 to 12, that counts later on.
    public func part(ofMonth month: Int) -> Ratio {
        if partByMonth.indices.contains(month - 1) { return partByMonth[month - 1] }
        return months?.contains(month) == false ? .zero : part
    }
}
