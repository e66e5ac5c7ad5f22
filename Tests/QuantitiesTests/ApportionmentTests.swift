import Quantities
import TestSupport
import Testing

struct ApportionmentTests {
    /// A whole, its holders' weights, and what each gets.
    struct Case: Sendable, CustomStringConvertible {
        let total: Int64
        let weights: [Int64]
        let parts: [Int64]

        var description: String { "\(total) by \(weights)" }
    }

    @Test(arguments: [
        Case(total: 10, weights: [1, 1, 1], parts: [4, 3, 3]),
        Case(total: 11, weights: [1, 1, 1], parts: [4, 4, 3]),
        Case(total: -10, weights: [1, 1, 1], parts: [-4, -3, -3]),
        Case(total: 1, weights: [1, 2], parts: [0, 1]),
        Case(total: 1, weights: [0, 1, 0], parts: [0, 1, 0]),
        Case(total: 2, weights: [0, 3, 3, 0], parts: [0, 1, 1, 0]),
        Case(total: 100, weights: [333_333, 333_333, 333_334], parts: [33, 33, 34]),
        Case(total: 7, weights: [5], parts: [7]),
        Case(total: 0, weights: [3, 4], parts: [0, 0]),
        Case(total: 0, weights: [0, 0], parts: [0, 0]),
        Case(total: 0, weights: [], parts: []),
    ])
    func dividesByLargestRemainder(row: Case) throws {
        #expect(try Apportionment.parts(of: row.total, weights: row.weights) == row.parts)
    }

    @Test(arguments: [
        Case(total: .max, weights: [.max], parts: [.max]),
        Case(total: .min, weights: [.max], parts: [.min]),
        Case(total: .min, weights: [1], parts: [.min]),
        Case(total: .min, weights: [0, 1], parts: [0, .min]),
        Case(total: .min, weights: [1, 1], parts: [.min / 2, .min / 2]),
        Case(total: .max, weights: [1, 1], parts: [.max / 2 + 1, .max / 2]),
        Case(total: .max, weights: [.max - 1, 1], parts: [.max - 1, 1]),
        Case(total: .min, weights: [.max - 1, 1], parts: [.min + 1, -1]),
    ])
    func holdsAtTheEndsOfTheRange(row: Case) throws {
        #expect(try Apportionment.parts(of: row.total, weights: row.weights) == row.parts)
    }

    @Test(arguments: Seed.many)
    func twoWeightsNeedNoList(seed: Seed) throws {
        var seed = seed
        for most: Int64 in [3, 1_000, .max / 2] {
            let weights = (0..<2).map { _ in Int64.random(in: 1...most, using: &seed) }
            let total = Int64.random(in: 0...most, using: &seed)
            let pair = Apportionment.parts(of: total, between: weights[0], and: weights[1])
            #expect(
                try Apportionment.parts(of: total, weights: weights) == [pair.0, pair.1])
        }
    }

    @Test(arguments: Seed.many)
    func givesAwayAllAndNeverOffByMoreThanOne(seed: Seed) throws {
        var seed = seed
        let (total, weights) = Self.randomCase(using: &seed)
        let parts = try Apportionment.parts(of: total, weights: weights)
        #expect(parts.count == weights.count)
        #expect(parts.reduce(Int128(0)) { $0 + Int128($1) } == Int128(total))
        let sum = weights.reduce(Int128(0)) { $0 + Int128($1) }
        for (part, weight) in zip(parts, weights) {
            let error = Int128(part) * sum - Int128(total) * Int128(weight)
            #expect(error.magnitude < sum.magnitude)
            #expect(weight != 0 || part == 0)
        }
    }

    @Test(arguments: Seed.many)
    func dividesANegativeWholeAsItsOpposite(seed: Seed) throws {
        var seed = seed
        let (total, weights) = Self.randomCase(using: &seed)
        let parts = try Apportionment.parts(of: total, weights: weights)
        let opposite = try Apportionment.parts(of: 0 &- total, weights: weights)
        #expect(opposite == parts.map { 0 &- $0 })
    }

    @Test(arguments: Seed.many)
    func agreesWithSortingEveryRemainder(seed: Seed) throws {
        var seed = seed
        let (total, weights) = Self.randomCase(using: &seed)
        let parts = try Apportionment.parts(of: total, weights: weights)
        #expect(parts == Self.partsBySorting(of: total, weights: weights))
    }

    /// Every vector of up to five weights from 0 to 3, for every whole from 0 to 12.
    @Test func agreesWithSortingOnAllSmallCases() throws {
        for count in 1...5 {
            for code in 1..<(1 << (2 * count)) {
                let weights = (0..<count).map { Int64(code >> (2 * $0) & 3) }
                for total in Int64(0)...12 {
                    let parts = try Apportionment.parts(of: total, weights: weights)
                    guard parts != Self.partsBySorting(of: total, weights: weights) else {
                        continue
                    }
                    Issue.record("\(total) by \(weights) is not \(parts)")
                }
            }
        }
    }

    /// As many holders as there are subscriptions in the United States.
    @Test(.timeLimit(.minutes(5)))
    func dividesAmongTheWholeMarket() throws {
        var seed = Seed(1)
        let weights = (0..<1_500_000).map { _ in Int64.random(in: 0...2_000_000, using: &seed) }
        let energy = Energy(milliwattHours: 987_654_321_987_654)
        let parts = try Apportionment.parts(of: energy, weights: weights)
        #expect(try Energy.sum(of: parts) == energy)
    }

    /// Weights that rise and fall again make every median of three the second greatest:
    /// selection alone would take hours.
    @Test(.timeLimit(.minutes(5)))
    func isNotSlowedDownByWeightsThatRiseAndFall() throws {
        let count = 200_000
        let weights = (0..<count).map { Int64(min($0, count - $0)) }
        let parts = try Apportionment.parts(of: 1, weights: weights)
        #expect(parts.firstIndex(of: 1) == count / 2)
    }

    @Test func dividesEnergyAndMoneyAlike() throws {
        let energy = try Apportionment.parts(of: Energy(milliwattHours: 10), weights: [1, 1, 1])
        #expect(energy.map(\.milliwattHours) == [4, 3, 3])
        let money = try Apportionment.parts(of: Money(cents: -10), weights: [1, 1, 1])
        #expect(money.map(\.cents) == [-4, -3, -3])
    }

    @Test(
        arguments: [
            ([1, -2], 5, "a weight must not be negative, found -2 for holder 2"),
            ([1, -2], 0, "a weight must not be negative, found -2 for holder 2"),
            ([0, 0], 5, "there is no holder to divide among, all weights are zero"),
            ([], 5, "there is no holder to divide among, all weights are zero"),
            ([.max, 1], 5, "the weights are too large to be added up"),
        ] as [([Int64], Int64, String)])
    func saysWhyItCannotDivide(weights: [Int64], total: Int64, message: String) {
        let error = #expect(throws: ApportionmentError.self) {
            try Apportionment.parts(of: total, weights: weights)
        }
        #expect(error?.description == message)
    }

    private static func randomCase(using seed: inout Seed) -> (Int64, [Int64]) {
        let greatest = Int64(1) << Int64.random(in: 0...50, using: &seed)
        let count = Int.random(in: 1...300, using: &seed)
        var weights = (0..<count).map { _ in
            Bool.random(using: &seed) ? Int64.random(in: 0...greatest, using: &seed) : greatest
        }
        weights[0] += 1
        let bits = Int64.random(in: 0...63, using: &seed)
        return (Int64.random(in: .min ... .max, using: &seed) >> bits, weights)
    }

    /// The rule as a textbook has it, with a sort of all remainders.
    private static func partsBySorting(of total: Int64, weights: [Int64]) -> [Int64] {
        let sum = weights.reduce(Int128(0)) { $0 + Int128($1) }
        let exact = weights.map { Int128(total.magnitude) * Int128($0) }
        var parts = exact.map { $0 / sum }
        let rest = Int(Int128(total.magnitude) - parts.reduce(0, +))
        let order = weights.indices.sorted {
            (exact[$1] % sum, $0) < (exact[$0] % sum, $1)
        }
        for index in order.prefix(rest) { parts[index] += 1 }
        return parts.map { Int64(total < 0 ? -$0 : $0) }
    }
}
