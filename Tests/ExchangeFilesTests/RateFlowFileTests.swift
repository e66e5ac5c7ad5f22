import ExchangeFiles
import Foundation
import JSONParsing
import TestSupport
import Testing

/// The worked examples of Regulation Z, Appendix J (c), to the two decimals published.
struct RateFlowFileTests {
    private struct Example {
        let bytes: [UInt8]
        let published: String
        let exact: String
    }

    @Test(
        .enabled(if: SharedData.isPresent, "the shared examples are not here"),
        arguments: 0..<12)
    func agreesWithThePublishedRate(index: Int) throws {
        let examples = try Self.examples()
        try #require(examples.count == 12)
        let example = examples[index]
        let percent = try RateFlowFile(example.bytes, file: "flows.json").percent
        #expect(try Self.rounded(percent, decimals: 2) == example.published)
        // The reference has six decimals, and no tie at the fourth.
        #expect(try percent == Self.rounded(example.exact, decimals: 4))
    }

    /// 1,061,234.50 for 1,000,000.00 after a year is 6.12345 percent, halfway between two.
    @Test(arguments: [
        ("100000000", "106123450", "6.1235"), ("100000000", "106123449", "6.1234"),
        ("100000000", "100000000", "0.0000"), ("100000000", "99999950", "-0.0001"),
        ("100000000", "50000000", "-50.0000"),
    ])
    func roundsHalfUp(advance: String, payment: String, percent: String) throws {
        let text = """
            {"unit_periods_per_year": "1", "advances": [{"amount_cents": \(advance), "t": 0,
            "f": "0"}], "payments": [{"amount_cents": \(payment), "t": 1, "f": "0"}]}
            """
        #expect(try RateFlowFile(Array(text.utf8), file: "flows.json").percent == percent)
    }

    private static func examples() throws -> [Example] {
        let file = try SharedData.file("data/loans/regz_appendix_j.json")
        let bytes = [UInt8](try Data(contentsOf: file))
        guard case .array(let elements) = try JSONValue.read(bytes, file: file.path).content
        else { return [] }
        return elements.compactMap { element in
            guard case .object(let object) = element.content,
                case .text(let published)? = object["published_apr_pct"]?.content,
                case .text(let exact)? = object["oracle_apr_pct"]?.content
            else { return nil }
            return Example(
                bytes: Array(bytes[element.bytes]), published: published, exact: exact)
        }
    }

    private static func rounded(_ text: String, decimals: Int) throws -> String {
        var value = try #require(Decimal(string: text))
        var result = Decimal()
        NSDecimalRound(&result, &value, decimals, .plain)
        let parts = "\(result)".split(separator: ".")
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        return "\(parts[0])."
            + fraction.padding(toLength: decimals, withPad: "0", startingAt: 0)
    }
}
