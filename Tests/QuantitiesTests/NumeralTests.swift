import Quantities
import TestSupport
import Testing

struct NumeralTests {
    @Test(
        arguments: [
            ("0", 0, 0), ("7", 0, 7), ("-7", 0, -7), ("0", 6, 0), ("-0", 2, 0),
            ("12.5", 6, 12_500_000), ("-12.5", 1, -125), ("0.000001", 6, 1),
            ("007", 0, 7), ("1.5000000", 3, 1500), ("1.0", 0, 1),
            ("9223372036854775807", 0, .max), ("-9223372036854775807", 0, -.max),
            ("92233720368547758.07", 2, .max), ("0000000000000000000000000012", 0, 12),
            ("1.0000000000000000000000000000", 2, 100),
        ] as [(String, Int, Int64)])
    func readsPlainDecimals(text: String, decimals: Int, value: Int64) throws {
        #expect(try Numeral.scaled(text.utf8, decimals: decimals) == value)
    }

    @Test(arguments: [
        ("", "expected a number, found nothing"),
        ("-", "expected a digit at the end of the number, found none"),
        ("5.", "expected a digit at the end of the number, found none"),
        ("-5.", "expected a digit at the end of the number, found none"),
        (".5", "expected a plain decimal number, found \".\" in it"),
        (".", "expected a plain decimal number, found \".\" in it"),
        ("-.5", "expected a plain decimal number, found \".\" in it"),
        ("--5", "expected a plain decimal number, found \"-\" in it"),
        ("5-", "expected a plain decimal number, found \"-\" in it"),
        ("+5", "expected a plain decimal number, found \"+\" in it"),
        ("1e3", "expected a plain decimal number, found \"e\" in it"),
        ("0x10", "expected a plain decimal number, found \"x\" in it"),
        ("1,5", "expected a plain decimal number, found \",\" in it"),
        ("1.5.0", "expected a plain decimal number, found \".\" in it"),
        ("1.0000.", "expected a plain decimal number, found \".\" in it"),
        (" 5", "expected a plain decimal number, found \" \" in it"),
        ("5 ", "expected a plain decimal number, found \" \" in it"),
        ("5\0", "expected a plain decimal number, found \"\0\" in it"),
        ("NaN", "expected a plain decimal number, found \"N\" in it"),
        ("٣", "expected a plain decimal number, found \"\u{FFFD}\" in it"),
        ("−5", "expected a plain decimal number, found \"\u{FFFD}\" in it"),
        ("1.005", "expected at most 2 decimals"),
        ("1.0000001", "expected at most 2 decimals"),
        ("9223372036854775807", outOfRange),
        ("92233720368547758.08", outOfRange),
        ("-92233720368547758.08", outOfRange),
        ("99999999999999999999999999999999", outOfRange),
    ])
    func refusesEverythingElse(text: String, message: String) {
        let error = #expect(throws: NumeralError.self) {
            try Numeral.scaled(text.utf8, decimals: 2)
        }
        #expect(error?.description == message)
    }

    private static let outOfRange = "the number is out of range, the limit is 92233720368547758.07"

    @Test(arguments: Seed.many)
    func readsWhatItPrints(seed: Seed) throws {
        var seed = seed
        for decimals in 0...18 {
            let bits = Int64.random(in: 0...63, using: &seed)
            let value = Int64.random(in: -.max ... .max, using: &seed) >> bits
            for trimming in [false, true] {
                let text = Numeral.text(Int128(value), decimals: decimals, trimming: trimming)
                #expect(try Numeral.scaled(text.utf8, decimals: decimals) == value, "\(text)")
            }
        }
    }

    @Test(
        arguments: [
            (0, 0, false, "0"), (0, 2, false, "0.00"), (0, 2, true, "0"), (-5, 2, false, "-0.05"),
            (-1200, 2, true, "-12"), (1230, 2, true, "12.3"), (1200, 0, true, "1200"),
            (Int128.min, 0, false, "-170141183460469231731687303715884105728"),
            (Int128.max, 38, false, "1.70141183460469231731687303715884105727"),
        ] as [(Int128, Int, Bool, String)])
    func printsPlainDecimals(value: Int128, decimals: Int, trimming: Bool, text: String) {
        #expect(Numeral.text(value, decimals: decimals, trimming: trimming) == text)
    }

    /// Bytes that come in one by one are read as those that lie side by side.
    @Test(arguments: ["12.5", "-0.001", "", "1x", "99999999999999999999"])
    func readsAnySequenceAlike(text: String) {
        let inPlace = Result { () throws(NumeralError) in
            try Numeral.scaled(Array(text.utf8).span, decimals: 3)
        }
        let oneByOne = Result { () throws(NumeralError) in
            try Numeral.scaled(sequence(state: text.utf8.makeIterator()) { $0.next() }, decimals: 3)
        }
        let asText = Result { () throws(NumeralError) in
            try Numeral.scaled(text.utf8, decimals: 3)
        }
        #expect(inPlace == oneByOne)
        #expect(inPlace == asText)
    }

    /// Whatever bytes come, the answer is a number or a reason.
    @Test(arguments: Seed.many)
    func neverTrapsOnAnyBytes(seed: Seed) {
        var seed = seed
        let alphabet = Array("0123456789999.-+eE \u{0}\u{FF}".utf8)
        for _ in 0..<1000 {
            let count = Int.random(in: 0...45, using: &seed)
            let bytes = (0..<count).compactMap { _ in alphabet.randomElement(using: &seed) }
            let decimals = Int.random(in: 0...18, using: &seed)
            guard let value = try? Numeral.scaled(bytes, decimals: decimals) else { continue }
            let text = Numeral.text(Int128(value), decimals: decimals, trimming: true)
            #expect((try? Numeral.scaled(text.utf8, decimals: decimals)) == value)
        }
    }
}
