/// Members' mean demand over the peak intervals, as whole numbers over one denominator.
///
/// A demand is energy divided by the interval's length, and the mean divides once more;
/// over a common denominator nothing of it is rounded.
struct PeakDemands {
    /// Sums of milliwatt-hours, each scaled to the common length of the intervals.
    private(set) var weights: [Int64]
    /// Turns weight times billionths per kW into trillionths of the currency unit.
    let trillionthsPerNano: (numerator: Int128, denominator: Int128)

    init(of period: SharingPeriod, at peaks: [Int]) throws(ContributionError) {
        var common: Int64 = 1
        for peak in peaks {
            let seconds = period.intervals[peak].seconds
            let (multiple, overflow) = common.multipliedReportingOverflow(
                by: seconds / Self.greatestDivisor(common, seconds))
            guard !overflow else { throw .tooLarge }
            common = multiple
        }
        weights = Array(repeating: 0, count: period.memberCount)
        for peak in peaks {
            let factor = common / period.intervals[peak].seconds
            for (member, load) in period.netLoads(in: peak).enumerated() {
                let (scaled, tooMuch) = load.multipliedReportingOverflow(by: factor)
                let (sum, overflow) = weights[member].addingReportingOverflow(scaled)
                guard !tooMuch, !overflow else { throw .tooLarge }
                weights[member] = sum
            }
        }
        let sum = weights.reduce(into: UInt128(0)) { $0 += UInt128($1.magnitude) }
        guard sum < UInt128(CommunitySide.sumLimit) else { throw .tooLarge }
        // kW are weight × 3600 / (common × count) / 10^6, a billionth is 1000 trillionths.
        trillionthsPerNano = (36, 10 * Int128(common) * Int128(peaks.count))
    }

    private static func greatestDivisor(_ first: Int64, _ second: Int64) -> Int64 {
        var (greater, lesser) = (first, second)
        while lesser != 0 { (greater, lesser) = (lesser, greater % lesser) }
        return greater
    }
}

extension SharingPeriod {
    /// The numbers of the peak intervals that have every reading, ascending.
    ///
    /// Empty where no interval of the whole period has.
    func peaks(_ peaks: PeakIntervals) throws(ContributionError) -> [Int] {
        switch peaks {
        case .greatest: return greatestDemand.map { [$0] } ?? []
        case .named(let numbers):
            let sorted = numbers.sorted()
            if let strange = sorted.first(where: { !intervals.indices.contains($0) }) {
                throw .noSuchPeak(strange, intervals: intervals.count)
            }
            if let (twice, _) = zip(sorted, sorted.dropFirst()).first(where: { $0 == $1 }) {
                throw .peakTwice(twice)
            }
            let complete = sorted.filter { intervals[$0].isComplete }
            guard !complete.isEmpty else { throw .noCompletePeak }
            return complete
        }
    }
}
