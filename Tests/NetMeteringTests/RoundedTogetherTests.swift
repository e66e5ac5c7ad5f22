import NetMetering
import Quantities
import TestSupport
import Testing

struct RoundedTogetherTests {
    /// The parts sum to the rounded sum, and none is a cent or more from exact.
    @Test(arguments: Seed.many)
    func sumToTheirRoundedSum(seed: Seed) throws {
        var seed = seed
        let signs = [0...1, -1...0, -1...1][Int.random(in: 0...2, using: &seed)]
        let exact = (0..<Int.random(in: 1...40, using: &seed)).map { _ in
            let femtos = Int64.random(in: 0...5_000_000_000_000_000, using: &seed)
            return UnroundedMoney(
                femtos: Int128(femtos) * Int128(Int.random(in: signs, using: &seed)))
        }
        let rules = RoundingRule.allCases
        let rule = rules[Int.random(in: 0..<rules.count, using: &seed)]
        let parts = try RoundedTogether.amounts(exact, rule)
        let total = try exact.reduce(.zero, +).rounded(rule)
        #expect(parts.reduce(.zero, +) == total)
        for (part, amount) in zip(parts, exact) {
            let difference = UnroundedMoney(part) - amount
            #expect(difference.femtos.magnitude < 10_000_000_000_000)
        }
    }

    @Test
    func refusesWhatIsTooLarge() {
        let huge = UnroundedMoney(femtos: .max)
        #expect(throws: QuantityError.self) {
            try RoundedTogether.amounts([huge, huge], .halfEven)
        }
    }
}
