import Quantities
import Sharing

/// A community as a table of net loads in kWh: a row for each member, hours in columns.
struct Community {
    var netLoads: [[String]]
    var buy: [String]
    var sell: [String]
    var seconds: [Int64]
    var complete: [Bool]

    init(
        _ netLoads: [[String]], buy: [String], sell: [String], seconds: [Int64]? = nil,
        complete: [Bool]? = nil
    ) {
        self.netLoads = netLoads
        self.buy = buy
        self.sell = sell
        self.seconds = seconds ?? buy.map { _ in 3600 }
        self.complete = complete ?? buy.map { _ in true }
    }

    /// Four members: A and B with solar power, A with a battery too, C and D without.
    ///
    /// Worked by an independent program with exact fractions; demand in the last hour
    /// costs 12 per kW.
    static let worked = Community(
        [
            ["1.0", "-3.0", "-1.0", "-1.5"], ["0.5", "-2.0", "-0.5", "1.0"],
            ["1.0", "2.0", "1.5", "3.0"], ["0.5", "1.0", "1.0", "2.0"],
        ],
        buy: ["0.20", "0.30", "0.30", "0.40"], sell: ["0.08", "0.08", "0.08", "0.08"])

    func period() throws -> SharingPeriod {
        let intervals = try buy.indices.map {
            try SharingInterval(
                seconds: seconds[$0], buy: EnergyPrice(buy[$0]), sell: EnergyPrice(sell[$0]),
                isComplete: complete[$0])
        }
        let flat = try buy.indices.flatMap { interval in
            try netLoads.map { try Energy(kilowattHours: $0[interval]).milliwattHours }
        }
        return try SharingPeriod(
            memberCount: netLoads.count, intervals: intervals, netLoads: flat)
    }

    func contributions(
        by rule: ContributionRule = .half, capacityPrice: String = "12",
        peak: PeakIntervals = .greatest
    ) throws -> SharingContributions {
        try SharingContributions(
            in: period(), by: rule, capacityPrice: CapacityPrice(capacityPrice), peak: peak)
    }
}
