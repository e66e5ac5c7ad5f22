public import Quantities

/// What each member of a community contributed to the cost that pooling saved.
///
/// This is our formula, in the sense of the sharing contribution rate of Wang, Zhong, Wu,
/// Du, Xia and Kang, "Incentivizing distributed energy resource aggregation in energy and
/// capacity markets", Applied Energy 252 (2019) 113471: each member's share of what
/// sharing energy and shaving the peak together saved. It is not theirs to the letter.
///
/// Alone, a member pays for what it takes, is paid for what it feeds in, and pays the
/// capacity price for its own demand at the peak. Pooled, the community pays for its net.
/// The difference is the gain of an interval, (buy − sell) × the lesser of what was taken
/// and what was fed in, and likewise for capacity. A ``ContributionRule`` splits each gain
/// between the two sides, and each side's part goes to its members in proportion.
///
/// Amounts are kept in trillionths of the currency unit: the gain of each interval is
/// rounded to one, and from there on every sum is exact.
public struct SharingContributions: Hashable, Sendable {
    /// The parts a contribution is made of.
    public enum Part: Hashable, Sendable, CaseIterable {
        case whole
        /// From sharing energy.
        case energy
        /// From shaving the peak.
        case capacity
    }

    public let rule: ContributionRule
    /// The intervals whose demand was taken as the peak.
    public let peaks: [Int]
    private let energy: [Int128]
    private let capacity: [Int128]
    private let energyGain: Int128
    private let capacityGain: Int128

    public init(
        in period: SharingPeriod, by rule: ContributionRule, capacityPrice: CapacityPrice,
        peak: PeakIntervals = .greatest
    ) throws(ContributionError) {
        if case .theta(let theta) = rule {
            guard (.zero ... .one).contains(theta) else { throw .thetaOutOfRange(theta) }
        }
        var splitter = GainSplitter(rule, memberCount: period.memberCount)
        splitter.shareEnergy(of: period)
        (energy, energyGain) = splitter.take()
        peaks = try period.peaks(peak)
        try splitter.shareCapacity(of: period, peaks: peaks, price: capacityPrice)
        (capacity, capacityGain) = splitter.take()
        self.rule = rule
        guard energyGain + capacityGain < Int128(1) << 100 else { throw .tooLarge }
    }

    private func trillionths(_ part: Part) -> [Int128] {
        switch part {
        case .whole: zip(energy, capacity).map { $0 + $1 }
        case .energy: energy
        case .capacity: capacity
        }
    }

    private func gain(_ part: Part) -> Int128 {
        switch part {
        case .whole: energyGain + capacityGain
        case .energy: energyGain
        case .capacity: capacityGain
        }
    }
}

extension SharingContributions {
    private static let femtosPerTrillionth: Int128 = 1000

    /// What pooling saved.
    public func total(_ part: Part = .whole) -> UnroundedMoney {
        UnroundedMoney(femtos: gain(part) * Self.femtosPerTrillionth)
    }

    /// What each member contributed; the sum is ``total(_:)``.
    public func amounts(_ part: Part = .whole) -> [UnroundedMoney] {
        trillionths(part).map { UnroundedMoney(femtos: $0 * Self.femtosPerTrillionth) }
    }

    /// What each member contributed, to `decimals` decimals, by largest remainder: the
    /// sum is the total rounded half up to as many.
    public func amounts(_ part: Part = .whole, decimals: Int) -> [UnroundedMoney] {
        let unit = Int128.powerOfTen(12 - max(0, min(12, decimals)))
        return LargestRemainder.counts(of: trillionths(part), unit: unit).map {
            UnroundedMoney(femtos: $0 * unit * Self.femtosPerTrillionth)
        }
    }

    /// Each member's part of the total to six decimals, by largest remainder so that they
    /// sum to one; nil where nothing was saved, which is nobody's merit.
    public func index(_ part: Part = .whole) -> [Ratio]? {
        let gain = gain(part)
        guard gain > 0 else { return nil }
        return LargestRemainder.parts(of: 1_000_000, weights: trillionths(part), sum: gain).map {
            Ratio(billionths: $0 * 1000)
        }
    }
}
