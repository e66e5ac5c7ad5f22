import JSONParsing
import TestSupport
import Testing

struct JSONNumberTests {
    @Test(arguments: [
        ("0", 9, 0, true),
        ("-0.0", 9, 0, true),
        ("12.5", 0, 13, false),
        ("-12.5", 0, -13, false),
        ("12.4", 0, 12, false),
        ("0.0687", 9, 68_700_000, true),
        ("0.07076899707317352", 9, 70_768_997, false),
        ("1e3", 2, 100_000, true),
        ("2.5E-1", 2, 25, true),
        ("1.5e+2", 0, 150, true),
        ("12345e-3", 2, 1_235, false),
        ("4e-1", 0, 0, false),
        ("5e-1", 0, 1, false),
        ("1e-400", 9, 0, false),
        ("1e-99999999999999999999999999", 9, 0, false),
        ("0e99999999999999999999999999", 9, 0, true),
        ("1500", -3, 2, false),
    ])
    func isScaledExactly(
        text: String, decimals: Int, value: Int128, isExact: Bool
    ) throws {
        let scaled = try #require(JSONNumber(text)?.scaled(decimals: decimals))
        #expect(scaled.value == value)
        #expect(scaled.isExact == isExact)
    }

    @Test(arguments: ["1e38", "1e400", "1e99999999999999999999", "9.999999680285692E+37"])
    func hasNoValueBeyondWhatAnInt128Holds(text: String) throws {
        #expect(try #require(JSONNumber(text)).scaled(decimals: 9) == nil)
    }

    @Test(arguments: ["", "-", "01", "1.", ".5", "1e", "+1", "1 ", "0x10", "NaN", "1_000", "½"])
    func isNotReadFromOtherForms(text: String) {
        #expect(JSONNumber(text) == nil)
    }

    /// The value is that of the digits with the point moved, whatever way it is written.
    @Test(arguments: Seed.many)
    func isTheSameHoweverItIsWritten(seed: Seed) throws {
        var seed = seed
        let digits = Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &seed)
        let shift = Int.random(in: 0...9, using: &seed)
        let exponent = JSONNumber("\(digits)e-\(shift)")
        let scaled = try #require(exponent?.scaled(decimals: 9))
        var expected = Int128(digits)
        for _ in 0..<(9 - shift) { expected *= 10 }
        #expect(scaled.value == expected)
        #expect(scaled.isExact)
        let padded = JSONNumber("\(digits)000e-\(shift + 3)")?.scaled(decimals: 9)
        #expect(padded == scaled)
    }
}
