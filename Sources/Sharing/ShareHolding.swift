public import Quantities

/// The part of an array that one holder has over a stretch of days.
///
/// A share that changes is two holdings: the one ends where the other starts.
public struct ShareHolding<Holder>: Hashable, Sendable
where Holder: Hashable & Sendable & CustomStringConvertible {
    public let holder: Holder
    /// In the array's ``ShareUnit``, above zero.
    public let units: Int64
    /// The days on which it counts.
    public let period: DatePeriod

    public init(_ holder: Holder, units: Int64, during period: DatePeriod) throws(ShareError) {
        guard (1...ShareBasis.limit).contains(units) else {
            throw .unitsOutOfRange(units, holder: holder.description)
        }
        self.holder = holder
        self.units = units
        self.period = period
    }
}
