public import Quantities

/// A price that rises, or falls, by the same percentage each year.
///
/// Each year's price is the last year's times one plus ``rate``, rounded half away from
/// zero to ``decimals``: utilities publish each year's rate to a stated number of
/// decimals and go on from what they published.
public struct Escalation: Hashable, Sendable {
    /// A year's rise, as in 0.0225.
    public let rate: Ratio
    /// The day whose anniversaries raise the price; nil for the start of the subscription.
    public let from: CivilDate?
    /// Decimals of the published price, from 0 to 9.
    public let decimals: Int

    /// The escalation, or an error where `decimals` are not from 0 to 9 or the price
    /// would fall by more than all of it.
    public init(rate: Ratio, from: CivilDate?, decimals: Int = 6) throws(ProgramError) {
        guard (0...9).contains(decimals) else { throw .escalationDecimals(decimals) }
        guard rate.billionths > -Ratio.one.billionths else { throw .escalationRate(rate) }
        self.rate = rate
        self.from = from
        self.decimals = decimals
    }
}

extension Escalation {
    /// `price` as it stands on `date`, escalated from ``from`` or else from `start`.
    ///
    /// Nil where it becomes too large to be kept. Prices are in billionths.
    public func nanos(_ price: Int64, start: CivilDate, on date: CivilDate) -> Int64? {
        let unit = Int128.powerOfTen(9 - decimals)
        let factor = Int128(Ratio.one.billionths) + Int128(rate.billionths)
        var nanos = price
        for _ in 0..<Self.anniversaries(of: from ?? start, until: date) {
            let raised = (Int128(nanos) * factor)
                .divided(by: Int128(Ratio.one.billionths) * unit, .halfAwayFromZero)
            guard let next = Int64(exactly: raised * unit) else { return nil }
            nanos = next
        }
        return nanos
    }

    /// How many anniversaries of `start` have come by `date`.
    private static func anniversaries(of start: CivilDate, until date: CivilDate) -> Int {
        let (year, month, day) = date.components
        let (startYear, startMonth, startDay) = start.components
        let hasComeThisYear = (startMonth, startDay) <= (month, day)
        return max(0, year - startYear - (hasComeThisYear ? 0 : 1))
    }
}
