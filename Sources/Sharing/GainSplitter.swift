import Quantities

/// Splits gains between the two sides of a community and sums up what members get.
///
/// Amounts are trillionths of the currency unit.
struct GainSplitter {
    private let rule: ContributionRule
    private let memberCount: Int
    private var takers: CommunitySide
    private var feeders: CommunitySide
    private var totals: [Int128]
    private var gained: Int128 = 0

    init(_ rule: ContributionRule, memberCount: Int) {
        self.rule = rule
        self.memberCount = memberCount
        takers = CommunitySide(memberCount: memberCount)
        feeders = CommunitySide(memberCount: memberCount)
        totals = Array(repeating: 0, count: memberCount)
    }

    /// What members got and the sum of it, which begin at zero again.
    mutating func take() -> ([Int128], Int128) {
        defer {
            totals = Array(repeating: 0, count: memberCount)
            gained = 0
        }
        return (totals, gained)
    }

    mutating func shareEnergy(of period: SharingPeriod) {
        for (index, interval) in period.intervals.enumerated() where interval.isComplete {
            takeSides(period.netLoads(in: index))
            let shared = min(takers.sum, feeders.sum)
            let spread =
                Int128(interval.buy.nanosPerKilowattHour)
                - Int128(interval.sell.nanosPerKilowattHour)
            guard shared > 0, spread > 0 else { continue }
            // A milliwatt-hour times a billionth per kWh is a thousandth of a trillionth.
            split((spread * Int128(shared)).divided(by: 1000, .halfAwayFromZero))
        }
    }

    mutating func shareCapacity(
        of period: SharingPeriod, peaks: [Int], price: CapacityPrice
    ) throws(ContributionError) {
        guard price.nanosPerKilowatt > 0, !peaks.isEmpty else { return }
        let demands = try PeakDemands(of: period, at: peaks)
        takeSides(demands.weights[...])
        let shaved = Int128(min(takers.sum, feeders.sum))
        let (product, overflow) = shaved.multipliedReportingOverflow(
            by: Int128(price.nanosPerKilowatt) * demands.trillionthsPerNano.numerator)
        guard !overflow else { throw .tooLarge }
        split(product.divided(by: demands.trillionthsPerNano.denominator, .halfAwayFromZero))
    }

    /// Parts the members into those who take and those who feed in.
    private mutating func takeSides(_ netLoads: ArraySlice<Int64>) {
        takers.take(netLoads, sign: 1)
        feeders.take(netLoads, sign: -1)
    }

    private mutating func split(_ gain: Int128) {
        guard takers.sum > 0, feeders.sum > 0 else { return }
        let supply = Int128(rule.supplyBillionths(taken: takers.sum, fed: feeders.sum))
        let (billions, rest) = gain.quotientAndRemainder(dividingBy: 1_000_000_000)
        let forFeeders =
            billions * supply + (rest * supply).divided(by: 1_000_000_000, .halfAwayFromZero)
        feeders.divide(forFeeders, into: &totals)
        takers.divide(gain - forFeeders, into: &totals)
        gained += gain
    }
}
