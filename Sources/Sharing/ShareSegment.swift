public import Quantities

/// A stretch of days on which no share of an array changes.
public struct ShareSegment<Holder>: Hashable, Sendable
where Holder: Hashable & Sendable & CustomStringConvertible {
    public let period: DatePeriod
    public let holders: [Holder]
    /// What each of ``holders`` has, in the same order.
    public let units: [Int64]
    /// What nobody holds, and so the array's host.
    public let unsubscribed: Int64

    init(period: DatePeriod, holders: [Holder], units: [Int64], of basis: ShareBasis) {
        self.period = period
        self.holders = holders
        self.units = units
        unsubscribed = basis.total - units.reduce(0, +)
    }
}
