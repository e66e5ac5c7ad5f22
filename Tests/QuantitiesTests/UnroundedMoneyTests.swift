import Quantities
import TestSupport
import Testing

struct UnroundedMoneyTests {
    @Test(arguments: [
        ("1", "0.11234", "0.11234"), ("1000", "0.1", "100"), ("0.000001", "0.000000001", smallest),
        ("-12.5", "0.08", "-1"), ("123.456789", "0.123456789", "15.241578750190521"),
        ("10000000", "1000", "10000000000"),
    ])
    func pricesEnergyExactly(energy: String, price: String, amount: String) throws {
        let product = try Energy(kilowattHours: energy) * EnergyPrice(price)
        #expect(product.description == amount)
    }

    private static let smallest = "0.000000000000001"

    @Test func takesPartsOfMoneyExactly() throws {
        #expect(try (Money("100.01") * Ratio("0.333333333")).description == "33.33666663333")
        #expect(try (Money("-0.01") * Ratio("0.000000001")).description == "-0.00000000001")
        #expect(try Money("12.34") * .one == UnroundedMoney(Money("12.34")))
    }

    @Test(arguments: Seed.many)
    func productsOfIntegersAreExact(seed: Seed) {
        var seed = seed
        let factors = [.min, -1, 0, 1, .max, Int64.random(in: .min ... .max, using: &seed)]
        for one in factors {
            for other in factors {
                #expect(Int128.product(one, other) == Int128(one) * Int128(other))
            }
        }
    }

    /// The largest factors of either kind that exist or can be read do not overflow.
    @Test func holdsEveryProduct() {
        let energy = Energy(milliwattHours: .min) * EnergyPrice(nanosPerKilowattHour: .min)
        #expect(energy.femtos == Int128(Int64.min) * Int128(Int64.min))
        let money = Money(cents: .min) * Ratio.inputLimit
        #expect(money.femtos < 0)
    }

    @Test(arguments: [
        (RoundingRule.halfAwayFromZero, ["0.00", "0.01", "-0.01", "0.02", "0.01", "-0.01"]),
        (.halfEven, ["0.00", "0.00", "0.00", "0.02", "0.01", "-0.01"]),
        (.towardZero, ["0.00", "0.00", "0.00", "0.01", "0.00", "0.00"]),
        (.awayFromZero, ["0.01", "0.01", "-0.01", "0.02", "0.01", "-0.01"]),
        (.up, ["0.01", "0.01", "0.00", "0.02", "0.01", "0.00"]),
        (.down, ["0.00", "0.00", "-0.01", "0.01", "0.00", "-0.01"]),
    ])
    func roundsByTheNamedRule(rule: RoundingRule, cents: [String]) throws {
        let half: Int128 = 5_000_000_000_000
        let amounts = [half - 1, half, -half, 3 * half, half + 1, -half - 1]
        let rounded = try amounts.map { try UnroundedMoney(femtos: $0).rounded(rule).description }
        #expect(rounded == cents)
    }

    @Test(arguments: RoundingRule.allCases, Seed.few)
    func roundsToWithinOneCent(rule: RoundingRule, seed: Seed) throws {
        var seed = seed
        for _ in 0..<100 {
            let amount = UnroundedMoney(femtos: Int128.random(in: -wide...wide, using: &seed))
            let cents = try amount.rounded(rule)
            let error = UnroundedMoney(cents) - amount
            #expect(error.femtos.magnitude < 10_000_000_000_000)
            #expect(try UnroundedMoney(cents).rounded(rule) == cents)
        }
    }

    private let wide: Int128 = 10_000_000_000_000_000_000_000_000

    @Test func namesRulesAsFilesDo() {
        #expect(
            RoundingRule.allCases.map(\.rawValue) == [
                "half-away-from-zero", "half-even", "toward-zero", "away-from-zero", "up", "down",
            ])
    }

    @Test(arguments: [
        ("12.345678", 2, "12.35"), ("-12.345", 2, "-12.35"), ("0.4", 0, "0"), ("0.5", 0, "1"),
        ("1", 6, "1.000000"), ("1", 9, "1.000000"), ("15", -1, "15"),
    ])
    func showsEnergyToPeople(text: String, decimals: Int, shown: String) throws {
        #expect(try Energy(kilowattHours: text).rounded(toDecimals: decimals) == shown)
    }
}
