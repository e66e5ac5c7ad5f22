import Quantities
import Sharing
import Testing

struct ContributionErrorTests {
    private static let hour = SharingInterval(seconds: 3600, buy: .zero, sell: .zero)

    @Test(
        arguments: [
            (
                Community([["1"]], buy: ["0.1"], sell: ["0.2"]),
                "the price for selling must not be above the price for buying, found 0.2 above 0.1 "
                    + "in interval 1; settle such output apart from sharing"
            ),
            (
                Community([["1"]], buy: ["0.1"], sell: ["0"], seconds: [0]),
                "interval 1 must last from a second to a year, found 0 s"
            ),
            (Community([], buy: ["0.1"], sell: ["0"]), "expected at least one member, found none"),
        ] as [(Community, String)])
    func refusesAPeriod(community: Community, message: String) {
        let error = #expect(throws: ContributionError.self) { try community.period() }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        (PeakIntervals.named([4]), "a peak must be one of the 4 intervals, found number 5"),
        (.named([-1]), "a peak must be one of the 4 intervals, found number 0"),
        (.named([2, 2]), "interval 3 is named twice as a peak"),
        (.named([]), "no peak interval has a reading of every member"),
    ])
    func refusesPeaks(peak: PeakIntervals, message: String) {
        let error = #expect(throws: ContributionError.self) {
            try Community.worked.contributions(peak: peak)
        }
        #expect(error?.description == message)
    }

    @Test(
        arguments: [
            (1_000_000_001, "theta must be from 0 to 1, found 1.000000001"),
            (-1, "theta must be from 0 to 1, found -0.000000001"),
        ] as [(Int64, String)])
    func refusesTheta(billionths: Int64, message: String) {
        let error = #expect(throws: ContributionError.self) {
            try Community.worked.contributions(by: .theta(Ratio(billionths: billionths)))
        }
        #expect(error?.description == message)
    }

    /// What would overflow is refused at the door, whoever calls.
    @Test func refusesWhatIsTooLarge() throws {
        let load = Int64.max
        #expect(
            throws: ContributionError.netLoadOutOfRange(
                Energy(milliwattHours: load), member: 1, interval: 0)
        ) {
            try SharingPeriod(memberCount: 2, intervals: [Self.hour], netLoads: [0, load])
        }
        #expect(throws: ContributionError.tooManyMembers(100_001)) {
            try SharingPeriod(memberCount: 100_001, intervals: [], netLoads: [])
        }
        let price = EnergyPrice(nanosPerKilowattHour: .max)
        #expect(throws: ContributionError.priceOutOfRange(price, interval: 0)) {
            try SharingPeriod(
                memberCount: 1,
                intervals: [SharingInterval(seconds: 1, buy: price, sell: .zero)], netLoads: [0])
        }
    }

    /// Lengths without a common divisor and the greatest loads meet the limit, not a trap.
    @Test func refusesAPeakBeyondTheIntegers() throws {
        let intervals = [3599, 3583, 3581].map {
            SharingInterval(seconds: $0, buy: .zero, sell: .zero)
        }
        let limit = Energy.inputLimit.milliwattHours
        let period = try SharingPeriod(
            memberCount: 2, intervals: intervals,
            netLoads: [limit, -limit, limit, -limit, limit, -limit])
        #expect(throws: ContributionError.tooLarge) {
            try SharingContributions(
                in: period, by: .half, capacityPrice: CapacityPrice("1"), peak: .named([0, 1, 2]))
        }
    }

    @Test(arguments: [
        (
            ContributionError.tooLarge,
            "the net loads at the peak or the gains are too large to be kept exactly"
        ),
        (.tooManyMembers(100_001), "expected at most 100000 members, found 100001"),
        (
            .priceOutOfRange(EnergyPrice(nanosPerKilowattHour: 2_000_000_000_000), interval: 2),
            "a price must be at most 1000 per kWh, found 2000 in interval 3"
        ),
        (
            .netLoadOutOfRange(
                Energy(milliwattHours: 20_000_000_000_000), member: 0, interval: 1),
            "a net load must be at most 10000000 kWh, found 20000000 for member 1 in interval 2"
        ),
    ])
    func saysWhatIsWrong(error: ContributionError, message: String) {
        #expect(error.description == message)
    }

    @Test(arguments: [
        ("x", "expected a plain decimal number, found \"x\" in it"),
        ("-1", "a capacity price must be from 0 to 1000000 per kW, found -1"),
        ("1000001", "a capacity price must be from 0 to 1000000 per kW, found 1000001"),
    ])
    func refusesACapacityPrice(text: String, message: String) {
        let error = #expect(throws: CapacityPriceError.self) { try CapacityPrice(text) }
        #expect(error?.description == message)
    }
}
