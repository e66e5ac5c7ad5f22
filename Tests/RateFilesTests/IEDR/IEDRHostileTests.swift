import Diagnostics
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// Documents made to do harm: each is refused, with a place, and none is read in part.
struct IEDRHostileTests {
    private static let book = IEDRText.book(
        IEDRText.charges(IEDRText.charge("E", "0.1"), IEDRText.charge("F", "0.2")))

    private static func refusal(_ bytes: some Sequence<UInt8>) -> String? {
        let error = #expect(throws: Problems.self) {
            try IEDRFile.read(Array(bytes), file: "b.xml")
        }
        return error?.description
    }

    @Test(arguments: [
        "<!DOCTYPE tariffBooks>",
        "<!DOCTYPE tariffBooks SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE tariffBooks SYSTEM \"http://127.0.0.1:9/x.dtd\">",
        "<!DOCTYPE t [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE t [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;]>",
        "<!DOCTYPE t [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]>",
    ])
    func refusesEveryDoctype(doctype: String) {
        let text = Self.refusal((doctype + Self.book).utf8)
        #expect(text?.contains("DOCTYPE") == true)
        #expect(text?.hasPrefix("b.xml:1:") == true)
    }

    @Test(arguments: ["&xxe;", "&#1;", "&#xFFFE;"])
    func refusesReferencesToNothing(reference: String) {
        let text = Self.book.replacing("<name>E", with: "<name>\(reference)")
        #expect(Self.refusal(text.utf8)?.hasPrefix("b.xml:4:") == true)
    }

    @Test func refusesDeepNesting() {
        let deep =
            String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
        let text = Self.refusal(Self.book.replacing("<name>E", with: deep + "<name>E").utf8)
        #expect(text?.hasPrefix("b.xml:4:") == true)
        #expect(text?.contains("64") == true)
    }

    @Test(arguments: [
        (100_000, "a start tag is longer than 65536 bytes, the limit"),
        (257, "an element has 257 attributes, more than 256, the limit"),
    ])
    func refusesThousandsOfAttributes(count: Int, message: String) {
        let many = (0..<count).map { " a\($0)=\"\"" }.joined()
        let text = Self.book.replacing(
            "<meteredServiceCharge>", with: "<meteredServiceCharge\(many)>", maxReplacements: 1)
        #expect(Self.refusal(text.utf8)?.hasSuffix(":1: \(message)") == true)
    }

    @Test func refusesATextOfMegabytes() {
        let long = String(repeating: "1", count: 2 << 20)
        let text = Self.book.replacing("<value>0.1", with: "<value>0.\(long)")
        #expect(Self.refusal(text.utf8)?.hasPrefix("b.xml:4:") == true)
    }

    /// A file cut anywhere is refused, never read in part.
    @Test func refusesEveryPrefix() {
        let bytes = Array(Self.book.utf8)
        for length in 0..<bytes.count {
            #expect(throws: Problems.self) {
                try IEDRFile.read(Array(bytes[..<length]), file: "b.xml")
            }
        }
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0x00], [0x1B], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
        ] as [[UInt8]])
    func refusesBytesThatAreNoText(bytes: [UInt8]) {
        let parts = Self.book.split(separator: "<name>E", maxSplits: 1)
        let text = Array(parts[0].utf8) + "<name>E".utf8 + bytes + Array(parts[1].utf8)
        #expect(Self.refusal(text)?.hasPrefix("b.xml:4:") == true)
    }

    @Test func refusesOtherEncodings() {
        let utf16: [UInt8] = Self.book.utf16.reduce(into: [0xFF, 0xFE]) { bytes, unit in
            bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        #expect(Self.refusal(utf16) != nil)
        let declared = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + Self.book
        #expect(Self.refusal(declared.utf8) != nil)
        let latin =
            Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><tariffBooks>".utf8)
            + [0xE9] + Array("</tariffBooks>".utf8)
        #expect(Self.refusal(latin)?.hasPrefix("b.xml:1:") == true)
    }

    @Test(arguments: [
        "<x/>", "junk", "<tariffBooks/>",
    ])
    func refusesWhatFollowsTheDocument(rest: String) {
        #expect(Self.refusal((Self.book + rest).utf8) != nil)
    }

    @Test(arguments: [
        ("<rates>", "<x:rates>"), ("</rates>", "</rate>"),
        ("<tariffBook>", "<tariffBook a=\"1\" a=\"2\">"),
        ("<tariffBooks>", "\n<?xml version=\"1.0\"?><tariffBooks>"),
    ])
    func refusesWhatIsNotWellFormed(from: String, to: String) {
        #expect(Self.refusal(Self.book.replacing(from, with: to, maxReplacements: 1).utf8) != nil)
    }

    /// An element of another namespace is not one of the schema's, whatever its name.
    @Test func knowsNoElementsOfOtherNamespaces() throws {
        let text = Self.book.replacing(
            "<meteredServiceCharge>", with: "<meteredServiceCharge xmlns=\"urn:other\">")
        let error = #expect(throws: Problems.self) { try IEDRText.tariff(text) }
        #expect(
            error?.description.contains("element <meteredServiceCharge> of the charges") == true)
    }

    /// Whatever byte is changed, reading ends in tariffs or in problems.
    @Test(arguments: Seed.many)
    func survivesChangedBytes(seed: Seed) throws {
        var seed = seed
        let original = Array(
            ("<dataTransfer>" + Self.book
                + IEDRText.statements(
                    IEDRText.statement(
                        "MAC",
                        IEDRText.charge(
                            "R", "0.01", kind: "statementCharge", expected: "2024-07-01",
                            fields: "<serviceTierNumber>1</serviceTierNumber><month>6</month>")))
                + "</dataTransfer>").utf8)
        for _ in 0..<10 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...3, using: &seed) {
                let index = Int.random(in: 0..<bytes.count, using: &seed)
                bytes[index] = UInt8.random(in: UInt8(ascii: "-")...UInt8(ascii: "9"), using: &seed)
            }
            do throws(Problems) {
                let document = try IEDRFile.read(bytes, file: "b.xml")
                for date in ["1900-01-01", "2024-06-10", "2199-12-31"] {
                    guard let date = try? CivilDate(date) else { continue }
                    for tariff in try document.tariffs(on: date) {
                        _ = try? IEDRText.june(
                            tariff, accepting: Set(tariff.unsupported.map(\.name)))
                    }
                }
            } catch {
                #expect(error.hasErrors)
            }
        }
    }

    /// Thousands of values at once cost little, and are said to be too many.
    @Test func refusesToSortOutThousandsOfValues() throws {
        let many = (0..<2_000).map {
            IEDRText.charge(
                "E", "0.\($0 + 1)",
                from: "20\(10 + $0 % 10)-0\(1 + $0 % 9)-\(10 + $0 % 19)")
        }
        let tariff = try IEDRText.tariff(
            IEDRText.book(
                "<charges>\n" + many.joined() + IEDRText.charge("F", "0.1") + "</charges>"))
        #expect(
            tariff.unsupported.map(\.name) == [
                "charge \"E\" (more than 400 values hold at once)"
            ])
    }

    @Test func refusesAPlanOfMoreChargesThanATariffHas() throws {
        let many = (0..<1_001).map { IEDRText.charge("E\($0)", "0.1") }
        let error = #expect(throws: Problems.self) {
            try IEDRText.tariff(IEDRText.book("<charges>" + many.joined() + "</charges>"))
        }
        #expect(error?.description == "b.xml:2:1: more than 1000 charges cannot be read")
    }

    @Test func refusesMorePlansAndStatementsThanCanBeHeldAgainstEachOther() throws {
        let plan = IEDRText.book(IEDRText.charges(IEDRText.charge("E", "0.1")))
        let start = try #require(plan.firstRange(of: "<ratePlan>"))
        let end = try #require(plan.firstRange(of: "</ratePlan>"))
        let one = plan[start.lowerBound..<end.upperBound]
        let plans = String(repeating: String(one), count: 1_500)
        let book = plan[..<start.lowerBound] + plans + plan[end.upperBound...]
        let rider = IEDRText.charge("R", "0.01", kind: "statementCharge")
        let statements = IEDRText.statements(
            IEDRText.statement("MAC", String(repeating: rider, count: 3_500)))
        let error = #expect(throws: Problems.self) {
            try IEDRText.tariff(String(book), statements)
        }
        #expect(
            error?.description == "b.xml:2:1: 1500 rate plans with 3501 charges of statements are "
                + "too many; give the statements of one utility at a time")
    }
}
