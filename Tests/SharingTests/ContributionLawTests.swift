import Quantities
import Sharing
import TestSupport
import Testing

/// Laws that hold for any community, tried on random ones.
struct ContributionLawTests {
    private struct Game {
        let loads: [[Int64]]
        let intervals: [SharingInterval]
        let price: CapacityPrice
        let peaks: [Int]

        var members: Int { loads.first?.count ?? 0 }

        init(members: Int, using seed: inout Seed) throws {
            let count = Int.random(in: 1...8, using: &seed)
            loads = (0..<count).map { _ in
                (0..<members).map { _ in
                    Bool.random(using: &seed)
                        ? 0 : .random(in: -5_000_000...5_000_000, using: &seed)
                }
            }
            intervals = (0..<count).map { _ in
                let sell = Int64.random(in: -50_000_000...200_000_000, using: &seed)
                let spread = Int64.random(in: 0...300_000_000, using: &seed)
                return SharingInterval(
                    seconds: [900, 1800, 3600].randomElement(using: &seed) ?? 3600,
                    buy: EnergyPrice(nanosPerKilowattHour: sell + spread),
                    sell: EnergyPrice(nanosPerKilowattHour: sell))
            }
            price = try CapacityPrice(
                nanosPerKilowatt: .random(in: 0...20_000_000_000, using: &seed))
            peaks = (0..<count).filter { _ in Bool.random(using: &seed) }
        }

        func contributions(by rule: ContributionRule) throws -> SharingContributions {
            let period = try SharingPeriod(
                memberCount: members, intervals: intervals, netLoads: loads.flatMap(\.self))
            return try SharingContributions(
                in: period, by: rule, capacityPrice: price,
                peak: peaks.isEmpty ? .greatest : .named(peaks))
        }

        /// What a group pays by itself, in quintillionths (10^-18) of the currency unit
        /// times 3600 times the number of peaks, so that nothing is rounded.
        func cost(of group: [Int], peaks: [Int]) -> Int128 {
            let scale = Int128(3600 * peaks.count)
            let energy = zip(loads, intervals).map { loads, interval -> Int128 in
                let net = group.map { Int128(loads[$0]) }.reduce(0, +)
                let price = net > 0 ? interval.buy : interval.sell
                return net * Int128(price.nanosPerKilowattHour) * 1000 * scale
            }
            let demand = peaks.map { peak -> Int128 in
                let net = group.map { Int128(loads[peak][$0]) }.reduce(0, +)
                return net * Int128(3600 / intervals[peak].seconds)
            }
            let capacity =
                max(0, demand.reduce(0, +)) * Int128(price.nanosPerKilowatt) * 1000 * 3600
            return energy.reduce(0, +) + capacity
        }

        func gain(of group: [Int], peaks: [Int]) -> Int128 {
            group.map { cost(of: [$0], peaks: peaks) }.reduce(0, +)
                - cost(of: group, peaks: peaks)
        }
    }

    private static let rules = [
        ContributionRule.half, .theta(.one), .theta(.zero),
        .theta(Ratio(billionths: 333_333_333)), .marginal,
    ]

    @Test(arguments: Seed.many)
    func givesAwayAllThatWasSavedAndNoMore(seed: Seed) throws {
        var seed = seed
        let game = try Game(members: .random(in: 1...7, using: &seed), using: &seed)
        for rule in Self.rules {
            let found = try game.contributions(by: rule)
            let scale = Int128(3600 * found.peaks.count)
            let saved = game.gain(of: Array(0..<game.members), peaks: found.peaks)
            // Each interval's gain, and that of the peak, is rounded to a trillionth.
            let slack = Int128(game.loads.count + 1) * 1_000_000 * scale
            #expect((found.total().femtos * 1000 * scale - saved).magnitude <= slack.magnitude)
            for part in SharingContributions.Part.allCases {
                let amounts = found.amounts(part)
                #expect(amounts.reduce(.zero, +) == found.total(part))
                #expect(amounts.allSatisfy { $0 >= .zero })
                let index = found.index(part)
                #expect((index == nil) == (found.total(part) == .zero))
                #expect(index.map { $0.reduce(.zero, +) } ?? .one == .one)
                let cents = found.amounts(part, decimals: 2).reduce(.zero, +)
                let rounded = try found.total(part).rounded(.halfAwayFromZero)
                #expect(cents == UnroundedMoney(rounded))
            }
        }
    }

    /// No group saves more alone than the marginal rule gives its members: the core, by
    /// trying every group.
    @Test(arguments: Seed.many)
    func leavesNoGroupAReasonToLeave(seed: Seed) throws {
        var seed = seed
        let game = try Game(members: .random(in: 2...6, using: &seed), using: &seed)
        let found = try game.contributions(by: .marginal)
        let amounts = found.amounts().map(\.femtos)
        let scale = Int128(3600 * found.peaks.count)
        let slack = Int128((game.loads.count + 1) * game.members) * 1_000_000 * scale
        for bits in 1..<(1 << game.members) {
            let group = (0..<game.members).filter { bits >> $0 & 1 == 1 }
            let given = group.map { amounts[$0] }.reduce(0, +) * 1000 * scale
            #expect(given + slack >= game.gain(of: group, peaks: found.peaks))
        }
    }

    /// Contributions of two halves of a period sum to those of the whole.
    @Test(arguments: Seed.few)
    func addsUpOverTime(seed: Seed) throws {
        var seed = seed
        let game = try Game(members: 5, using: &seed)
        for rule in Self.rules {
            let whole = try game.contributions(by: rule).amounts(.energy)
            var sums = [UnroundedMoney](repeating: .zero, count: game.members)
            for (loads, interval) in zip(game.loads, game.intervals) {
                let one = try SharingContributions(
                    in: SharingPeriod(
                        memberCount: game.members, intervals: [interval], netLoads: loads),
                    by: rule, capacityPrice: .zero)
                sums = zip(sums, one.amounts()).map { $0 + $1 }
            }
            #expect(sums == whole)
        }
    }

    /// The quick division agrees with that of quantities by largest remainder.
    @Test(arguments: Seed.many)
    func dividesAsApportionmentDoes(seed: Seed) throws {
        var seed = seed
        let top = Int64(1) << Int.random(in: 1...43, using: &seed)
        let weights = (0..<40).map { _ in Int64.random(in: 0...top, using: &seed) }
        let interval = SharingInterval(
            seconds: 3600,
            buy: EnergyPrice(nanosPerKilowattHour: .random(in: 1...100_000, using: &seed)),
            sell: .zero)
        let found = try SharingContributions(
            in: SharingPeriod(
                memberCount: 41, intervals: [interval],
                netLoads: weights.map { min($0, 200_000_000_000) } + [-200_000_000_000]),
            by: .theta(.zero), capacityPrice: .zero)
        let gain = Int64(found.total().femtos / 1000)
        let parts = try Apportionment.parts(
            of: gain, weights: weights.map { min($0, 200_000_000_000) } + [0])
        #expect(found.amounts().map { Int64($0.femtos / 1000) } == parts)
    }
}
