public import Quantities

/// All shares of one array, past and to come.
///
/// On no day do they sum to more than the array, and on no day has a holder two: what
/// breaks this cannot be made. Holders keep the order in which they first appear; ties
/// in dividing go to the earlier.
public struct ShareRegister<Holder>: Hashable, Sendable
where Holder: Hashable & Sendable & CustomStringConvertible {
    public let basis: ShareBasis
    public let holdings: [ShareHolding<Holder>]

    public init(
        _ holdings: [ShareHolding<Holder>], of basis: ShareBasis
    ) throws(ShareError) {
        self.basis = basis
        self.holdings = holdings
        try checkOverlaps()
        try checkSums()
    }

    private func checkOverlaps() throws(ShareError) {
        var periods: [Holder: [DatePeriod]] = [:]
        for holding in holdings {
            let others = periods[holding.holder, default: []]
            if let other = others.first(where: { $0.overlaps(holding.period) }) {
                throw .heldTwice(
                    holder: holding.holder.description,
                    on: max(other.start, holding.period.start))
            }
            periods[holding.holder, default: []].append(holding.period)
        }
    }

    /// Follows the sum from change to change; an end and a start on the same day meet.
    private func checkSums() throws(ShareError) {
        var changes: [(date: CivilDate, units: Int64)] = []
        changes.reserveCapacity(2 * holdings.count)
        for holding in holdings {
            changes.append((holding.period.start, holding.units))
            changes.append((holding.period.end, -holding.units))
        }
        changes.sort { ($0.date, $0.units) < ($1.date, $1.units) }
        var sum: Int128 = 0
        for (index, change) in changes.enumerated() {
            sum += Int128(change.units)
            let isLastOfDay =
                index + 1 == changes.count || changes[index + 1].date != change.date
            guard !isLastOfDay || sum <= Int128(basis.total) else {
                throw .exceedsArray(on: change.date, sum: sum, basis)
            }
        }
    }
}

extension ShareRegister {
    /// The days of `period` cut where shares change, each with who holds what.
    ///
    /// The segments follow each other without a gap and cover the period.
    public func segments(of period: DatePeriod) -> [ShareSegment<Holder>] {
        var cuts: Set<CivilDate> = [period.start, period.end]
        let present = holdings.filter { $0.period.overlaps(period) }
        for holding in present {
            for date in [holding.period.start, holding.period.end]
            where period.contains(date) {
                cuts.insert(date)
            }
        }
        let dates = cuts.sorted()
        return zip(dates, dates.dropFirst()).compactMap { start, end in
            DatePeriod(from: start, to: end).map { days in
                let held = present.filter { $0.period.contains(start) }
                return ShareSegment(
                    period: days, holders: held.map(\.holder), units: held.map(\.units),
                    of: basis)
            }
        }
    }
}
