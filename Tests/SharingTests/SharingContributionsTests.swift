import Quantities
import Sharing
import Testing

struct SharingContributionsTests {
    @Test(arguments: [
        (
            ContributionRule.half, ["9.548", "1.727", "4.939", "3.256"],
            ["0.548", "0.227", "0.439", "0.256"], ["9", "1.5", "4.5", "3"],
            ["0.490395", "0.088701", "0.253672", "0.167232"]
        ),
        (
            .theta(.one), ["19.096", "0.374", "0", "0"], ["1.096", "0.374", "0", "0"],
            ["18", "0", "0", "0"], ["0.980791", "0.019209", "0", "0"]
        ),
        (
            .marginal, ["18.7", "0.11", "0.44", "0.22"], ["0.7", "0.11", "0.44", "0.22"],
            ["18", "0", "0", "0"], ["0.960452", "0.00565", "0.022599", "0.011299"]
        ),
    ])
    func reproducesTheWorkedFigures(
        rule: ContributionRule, whole: [String], energy: [String], capacity: [String],
        index: [String]
    ) throws {
        let found = try Community.worked.contributions(by: rule)
        #expect(found.amounts().map(\.description) == whole)
        #expect(found.amounts(.energy).map(\.description) == energy)
        #expect(found.amounts(.capacity).map(\.description) == capacity)
        #expect(found.index()?.map(\.description) == index)
        #expect(found.total().description == "19.47")
        #expect(found.total(.energy).description == "1.47")
        #expect(found.total(.capacity).description == "18")
        #expect(found.peaks == [3])
    }

    @Test func roundsOnceByLargestRemainder() throws {
        let found = try Community.worked.contributions()
        let cents = found.amounts(decimals: 2).map(\.description)
        #expect(cents == ["9.55", "1.73", "4.94", "3.25"])
        #expect(
            found.index(.energy)?.map(\.description) == [
                "0.372789", "0.154422", "0.298639", "0.17415",
            ])
        #expect(
            found.index(.capacity)?.map(\.description) == [
                "0.5", "0.083333", "0.25", "0.166667",
            ])
    }

    /// The gain and the parts of one interval of 0.001 kWh at a billionth: a trillionth.
    @Test func givesTheLastTrillionthToTheEarlier() throws {
        let community = Community(
            [["0.001"], ["0.001"], ["-0.001"]], buy: ["0.000000001"], sell: ["0"])
        let found = try community.contributions(by: .theta(.zero), capacityPrice: "0")
        #expect(found.amounts().map(\.description) == ["0.000000000001", "0", "0"])
        #expect(found.total().description == "0.000000000001")
    }

    @Test(
        arguments: [
            ("all take", Community([["1"], ["2"]], buy: ["0.3"], sell: ["0.1"])),
            ("all feed in", Community([["-1"], ["-2"]], buy: ["0.3"], sell: ["0.1"])),
            ("nobody does either", Community([["0"], ["0"]], buy: ["0.3"], sell: ["0.1"])),
            ("one member", Community([["1", "-1"]], buy: ["0.3", "0.3"], sell: ["0", "0"])),
            ("no intervals", Community([[], []], buy: [], sell: [])),
            (
                "nothing complete",
                Community([["1"], ["-1"]], buy: ["0.3"], sell: ["0.1"], complete: [false])
            ),
        ] as [(String, Community)])
    func hasNoIndexWhereNothingIsShared(name: String, community: Community) throws {
        for rule in [ContributionRule.half, .marginal] {
            let found = try community.contributions(by: rule)
            #expect(found.total() == .zero)
            #expect(found.amounts().allSatisfy { $0 == .zero })
            for part in SharingContributions.Part.allCases {
                #expect(found.index(part) == nil)
            }
        }
    }

    @Test func testsEachPartForNothingOnItsOwn() throws {
        let flat = Community([["1"], ["-2"]], buy: ["0.1"], sell: ["0.1"])
        let capacityOnly = try flat.contributions()
        #expect(capacityOnly.index(.energy) == nil)
        #expect(capacityOnly.index(.capacity)?.map(\.description) == ["0.5", "0.5"])
        #expect(capacityOnly.index() == capacityOnly.index(.capacity))
        let energyOnly = try Community.worked.contributions(capacityPrice: "0")
        #expect(energyOnly.index(.capacity) == nil)
        #expect(energyOnly.index() == energyOnly.index(.energy))
    }

    /// Where the community feeds in at the peak, those who take are scarce.
    @Test(arguments: [
        (["1", "-3"], ["12", "0"]), (["3", "-1"], ["0", "12"]), (["2", "-2"], ["12", "12"]),
    ])
    func rewardsTheScarceSideAtThePeak(loads: [String], amounts: [String]) throws {
        let community = Community(loads.map { [$0] }, buy: ["0.1"], sell: ["0.1"])
        let found = try community.contributions(by: .marginal)
        #expect(found.amounts(.capacity).map(\.description) == amounts)
    }

    @Test func takesTheEarliestOfEqualPeaks() throws {
        let community = Community(
            [["1", "2", "3"], ["1", "3", "2"]], buy: ["0.3", "0.3", "0.3"],
            sell: ["0", "0", "0"])
        #expect(try community.contributions().peaks == [1])
    }

    /// Six kilowatt-hours in two hours are less demand than four in one.
    @Test func comparesPowerNotEnergy() throws {
        let community = Community(
            [["6", "4"], ["0", "-1"]], buy: ["0.3", "0.3"], sell: ["0.3", "0.3"],
            seconds: [7200, 3600])
        let found = try community.contributions(by: .theta(.one))
        #expect(found.peaks == [0])
        let other = try community.contributions(by: .theta(.one), peak: .named([1]))
        #expect(other.amounts(.capacity).map(\.description) == ["0", "12"])
    }

    /// In quarter hours a kilowatt-hour is four kilowatts; the mean is over both hours.
    @Test func takesTheMeanOverNamedPeaks() throws {
        let community = Community(
            [["1", "2"], ["-0.25", "-2"]], buy: ["0", "0"], sell: ["0", "0"],
            seconds: [900, 3600])
        let found = try community.contributions(by: .theta(.one), peak: .named([1, 0]))
        // (4 + 2) / 2 = 3 kW taken, (1 + 2) / 2 = 1.5 kW fed in.
        #expect(found.amounts().map(\.description) == ["0", "18"])
        #expect(found.peaks == [0, 1])
    }

    @Test func leavesAnIncompleteIntervalOutForEveryone() throws {
        var community = Community.worked
        community.complete = [true, false, true, true]
        var shorter = Community.worked
        shorter.netLoads = shorter.netLoads.map { [$0[0], $0[2], $0[3]] }
        shorter.buy.remove(at: 1)
        shorter.sell.removeLast()
        shorter.seconds.removeLast()
        shorter.complete.removeLast()
        #expect(try community.contributions().amounts() == shorter.contributions().amounts())
        #expect(try community.period().incompleteIntervals == [1])
        #expect(try community.contributions(peak: .named([1, 3])).peaks == [3])
    }

    /// A member who was not there yet has zero, and is neither paid nor charged.
    @Test func givesNothingForNoLoad() throws {
        var community = Community.worked
        community.netLoads.append(["0", "0", "0", "0"])
        let found = try community.contributions()
        #expect(found.amounts().dropLast() == (try Community.worked.contributions().amounts())[...])
        #expect(found.amounts().last == .zero)
    }
}
