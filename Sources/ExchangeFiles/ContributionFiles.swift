public import CSVParsing
public import Diagnostics
public import Quantities
public import Sharing

/// The files that sharing contribution rates are computed from, without a book.
public struct ContributionFiles: Sendable {
    /// In the order of the columns.
    public let members: [String]
    public let period: SharingPeriod
    public let peak: PeakIntervals
    /// What is odd but was read.
    public let warnings: [Problem]

    /// How a file of net loads is to be read: it may have as many columns as members.
    public static let netLoadLimits = NetLoadFile.limits

    /// Reads net loads, the prices of their intervals, and the peaks if they are named.
    ///
    /// An interval lasts until the next begins, the last as long as the one before, and
    /// one alone an hour. Where intervals have labels and not times each lasts an hour,
    /// with a warning. Times without an offset are of the zone of `times`, or else UTC. Throws the
    /// problems of the first file that has any.
    public init(
        netLoads: consuming CSVReader, prices: consuming CSVReader,
        peaks: consuming CSVReader?, times: TimeForm? = nil
    ) throws(Problems) {
        let loads = try NetLoadFile(netLoads, times: times)
        let prices = try SharingPriceFile(prices, times: times)
        try prices.checkStamps(against: loads)
        if let peaks = consume peaks {
            peak = .named(try PeakFile(peaks, among: loads.stamps, times: times).indices)
        } else {
            peak = .greatest
        }
        var warnings = loads.warnings
        let lengths = IntervalLengths(loads, warnings: &warnings)
        let intervals = loads.stamps.indices.map { index in
            SharingInterval(
                seconds: lengths.seconds[index], buy: prices.rows[index].buy,
                sell: prices.rows[index].sell, isComplete: loads.isComplete[index])
        }
        do throws(ContributionError) {
            period = try SharingPeriod(
                memberCount: loads.members.count, intervals: intervals,
                netLoads: loads.netLoads)
        } catch {
            throw Problems(
                error.description, at: error.interval.map { loads.places[$0] })
        }
        members = loads.members
        self.warnings = warnings.warnings
    }

    /// The contributions under both rules.
    public func report(
        theta: Ratio, capacityPrice: CapacityPrice
    ) throws(ContributionError) -> ContributionReport {
        ContributionReport(
            members: members,
            theta: try SharingContributions(
                in: period, by: .theta(theta), capacityPrice: capacityPrice, peak: peak),
            marginal: try SharingContributions(
                in: period, by: .marginal, capacityPrice: capacityPrice, peak: peak))
    }
}

/// How long each interval of a file lasts.
private struct IntervalLengths {
    let seconds: [Int64]

    init(_ loads: NetLoadFile, warnings: inout Problems) {
        let starts = loads.stamps.compactMap { stamp in
            if case .instant(let instant) = stamp { instant } else { nil }
        }
        guard starts.count == loads.stamps.count else {
            warnings.addWarning(
                "the intervals have labels, not times; each is taken as an hour",
                at: loads.places.first)
            seconds = loads.stamps.map { _ in 3600 }
            return
        }
        var lengths = zip(starts, starts.dropFirst()).map { $1.seconds(since: $0) }
        if let odd = zip(lengths, lengths.dropFirst()).enumerated().first(where: {
            $0.element.0 != $0.element.1
        }) {
            warnings.addWarning(
                "the interval lasts \(odd.element.1) s and the one before \(odd.element.0) s; if "
                    + "readings are missing, give their intervals with empty cells",
                at: loads.places[odd.offset + 1])
        }
        lengths.append(lengths.last ?? 3600)
        seconds = lengths
    }
}

extension ContributionError {
    /// The interval an error is about, counted from zero.
    fileprivate var interval: Int? {
        switch self {
        case .lengthOutOfRange(_, let interval), .priceOutOfRange(_, let interval),
            .sellsAbove(_, _, let interval), .netLoadOutOfRange(_, _, let interval):
            interval
        case .noMembers, .tooManyMembers, .thetaOutOfRange, .noSuchPeak, .peakTwice,
            .noCompletePeak, .tooLarge:
            nil
        }
    }
}
