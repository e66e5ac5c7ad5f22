import Lending
import Quantities
import Testing

struct LevelPaymentTests {
    /// Rounded half away from zero, half even, up and down; computed with Python's fractions.
    ///
    /// Ties are among them (40,100 cents at 6 percent over two months is 20,200.5), amounts as
    /// large as can be, and payments that only the exact numbers tell.
    @Test(
        arguments: [
            (260_000, 59_900_000, 120, [2_885, 2_885, 2_886, 2_885]),
            (40_100, 60_000_000, 2, [20_201, 20_200, 20_201, 20_200]),
            (100, 60_000_000, 1, [101, 100, 101, 100]),
            (2_500_000, 74_900_000, 300, [18_459, 18_459, 18_459, 18_458]),
            (7, 500_000_000, 3, [3, 3, 3, 2]),
            (
                1_000_000_000_000_000, 59_876_543, 1_200,
                [5_002_454_105_206, 5_002_454_105_206, 5_002_454_105_207, 5_002_454_105_206]
            ),
            (
                999_999_999_999_999, 1, 1_200,
                [833_333_375_035, 833_333_375_035, 833_333_375_035, 833_333_375_034]
            ),
            (
                1_000_000_000_000_000, 1_000_000_000, 1,
                [
                    1_083_333_333_333_333, 1_083_333_333_333_333, 1_083_333_333_333_334,
                    1_083_333_333_333_333,
                ]
            ),
            (
                123_456_789_012_345, 123_456_789, 37,
                [4_028_859_601_075, 4_028_859_601_075, 4_028_859_601_075, 4_028_859_601_074]
            ),
            (
                1_000_000_000_000_000, 999_999_999, 360,
                [83_333_333_250_025, 83_333_333_250_025, 83_333_333_250_026, 83_333_333_250_025]
            ),
        ] as [(Int64, Int64, Int, [Int64])])
    func isTheFormulasRoundedOnce(
        principal: Int64, rate: Int64, months: Int, payments: [Int64]
    ) throws {
        let rules: [RoundingRule] = [.halfAwayFromZero, .halfEven, .up, .down]
        for (rule, payment) in zip(rules, payments) {
            let terms = try LoanTerms(
                principal: Money(cents: principal), annualRate: Ratio(billionths: rate),
                months: months, firstDue: CivilDate("2026-01-01"), interestRounding: .down,
                paymentRounding: rule)
            #expect(try Loan(terms).payment == Money(cents: payment), "\(rule)")
        }
    }
}
