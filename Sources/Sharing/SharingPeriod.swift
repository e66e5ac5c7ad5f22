import Quantities

/// The net loads of a community's members over the intervals of a billing period.
///
/// A net load is what a member took from the grid, below zero where the member fed in.
/// Before a member joined and after one left it is zero, which costs and earns nothing.
/// The figures lie flat, interval after interval with one figure a member, because ten
/// thousand members over a month are seven million of them.
public struct SharingPeriod: Hashable, Sendable {
    public let memberCount: Int
    public let intervals: [SharingInterval]
    /// Milliwatt-hours of member `m` in interval `t` at `t * memberCount + m`.
    let netLoads: [Int64]

    /// More members than this are refused.
    public static let memberLimit = 100_000
    /// A longer interval than a year is refused.
    public static let longestInterval: Int64 = 366 * 86_400

    /// Takes net loads in milliwatt-hours, interval by interval, in members' order.
    ///
    /// Refuses an interval in which the grid pays more than it asks: pooling could then
    /// lose money, and there would be nothing to divide.
    public init(
        memberCount: Int, intervals: [SharingInterval], netLoads: [Int64]
    ) throws(ContributionError) {
        guard memberCount > 0 else { throw .noMembers }
        guard memberCount <= Self.memberLimit else { throw .tooManyMembers(memberCount) }
        precondition(
            netLoads.count == memberCount * intervals.count, "one net load a member and interval")
        for (index, interval) in intervals.enumerated() {
            guard (1...Self.longestInterval).contains(interval.seconds) else {
                throw .lengthOutOfRange(interval.seconds, interval: index)
            }
            for price in [interval.buy, interval.sell] where !Self.isInRange(price) {
                throw .priceOutOfRange(price, interval: index)
            }
            guard interval.sell <= interval.buy else {
                throw .sellsAbove(interval.sell, buy: interval.buy, interval: index)
            }
        }
        let limit = Energy.inputLimit.milliwattHours
        if let index = netLoads.firstIndex(where: { $0 > limit || $0 < -limit }) {
            throw .netLoadOutOfRange(
                Energy(milliwattHours: netLoads[index]), member: index % memberCount,
                interval: index / memberCount)
        }
        self.memberCount = memberCount
        self.intervals = intervals
        self.netLoads = netLoads
    }

    private static func isInRange(_ price: EnergyPrice) -> Bool {
        price.nanosPerKilowattHour.magnitude
            <= EnergyPrice.inputLimit.nanosPerKilowattHour.magnitude
    }

    /// The members' net loads of one interval.
    func netLoads(in interval: Int) -> ArraySlice<Int64> {
        netLoads[(interval * memberCount)..<((interval + 1) * memberCount)]
    }

    /// The intervals in which a reading is missing.
    public var incompleteIntervals: [Int] {
        intervals.indices.filter { !intervals[$0].isComplete }
    }

    /// The interval in which the community drew the most power, the earliest of equals;
    /// nil where no interval is complete.
    ///
    /// Power, not energy, so that a long interval is not taken for a high one.
    public var greatestDemand: Int? {
        var greatest: (index: Int, energy: Int128, seconds: Int128)?
        for index in intervals.indices where intervals[index].isComplete {
            let energy = netLoads(in: index).reduce(into: Int128(0)) { $0 += Int128($1) }
            let seconds = Int128(intervals[index].seconds)
            if let other = greatest, energy * other.seconds <= other.energy * seconds { continue }
            greatest = (index, energy, seconds)
        }
        return greatest?.index
    }
}
