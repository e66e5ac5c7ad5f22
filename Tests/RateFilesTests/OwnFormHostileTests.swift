import Diagnostics
import Foundation
import Lending
import NetMetering
import RateFiles
import Tariffs
import TestSupport
import Testing

/// Tariffs, programs and loan products in our own form, made to do harm, without a schema.
///
/// Each is refused with a place, and none is read in part.
struct OwnFormHostileTests {
    enum Form: CaseIterable {
        case tariff, program, loan

        var text: String {
            switch self {
            case .tariff: TariffText.charge(TariffText.energy)
            case .program: ProgramFileTests.small
            case .loan: LoanProductFileTests.small
            }
        }

        var namespace: String {
            switch self {
            case .tariff: TariffFile.namespace
            case .program: ProgramFile.namespace
            case .loan: LoanProductFile.namespace
            }
        }

        /// A number in the text, with its attribute.
        var price: String { self == .loan ? "percent=\"6\"" : "price=\"0.1\"" }

        /// The number's attribute, to be filled with another number.
        var priceName: String { self == .loan ? "percent" : "price" }

        /// The name of the root.
        var rootName: String {
            switch self {
            case .tariff: "tariff"
            case .program: "program"
            case .loan: "loanProduct"
            }
        }

        /// What the file is called and what its source says, to see that it was read.
        func read(_ bytes: some Sequence<UInt8>) throws(Problems) -> [String] {
            switch self {
            case .tariff:
                let tariff = try TariffFile.read(Array(bytes), file: "f.xml", schema: nil)
                return [tariff.identity.name, tariff.source.note]
            case .program:
                let program = try ProgramFile.read(Array(bytes), file: "f.xml", schema: nil)
                return [program.identity.name] + program.identity.sources.map(\.note)
            case .loan:
                let product = try LoanProductFile.read(Array(bytes), file: "f.xml", schema: nil)
                return [product.identity.name] + product.identity.sources.map(\.note)
            }
        }

        func refusal(_ bytes: some Sequence<UInt8>) -> String {
            let error = #expect(throws: Problems.self) { try self.read(bytes) }
            return error?.description ?? ""
        }

        func refusal(_ text: String) -> String { refusal(text.utf8) }
    }

    @Test(arguments: Form.allCases)
    func theFilesThemselvesAreAccepted(form: Form) throws {
        #expect(try form.read(form.text.utf8).count == 2)
    }

    @Test(
        arguments: Form.allCases,
        [
            "<!DOCTYPE a>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\">",
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;]>",
            "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>",
        ])
    func aDocumentTypeIsRefused(form: Form, doctype: String) {
        let text = form.refusal(doctype + form.text)
        #expect(text.hasPrefix("f.xml:1:") && text.contains("DOCTYPE"), "\(text)")
    }

    @Test(arguments: Form.allCases)
    func limitsHold(form: Form) {
        let deep =
            String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
        let source = "<source document="
        #expect(form.refusal(form.text.replacing(source, with: deep + source)).contains("64"))
        let long = String(repeating: "1", count: 11 << 20)
        #expect(
            form.refusal(form.text.replacing(form.price, with: "\(form.priceName)=\"0.\(long)\""))
                .contains("the limit"))
        let name = String(repeating: "n", count: 60_000)
        #expect(!form.refusal(form.text.replacing(source, with: "<\(name)/>" + source)).isEmpty)
        #expect(
            form.refusal(form.text.replacing(source, with: "<!--\(long)-->" + source))
                .contains("a comment is longer than"))
    }

    @Test(arguments: Form.allCases, [257, 100_000])
    func tooManyAttributesAreRefused(form: Form, count: Int) {
        let many = (0..<count).map { " a\($0)=\"\"" }.joined()
        let text = form.refusal(form.text.replacing("<source", with: "<source\(many)"))
        #expect(text.contains("the limit"), "\(text)")
    }

    @Test(
        arguments: Form.allCases,
        [
            [0xFF], [0xC3], [0x00], [0x1B], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
            Array("&#1;".utf8), Array("&xxe;".utf8),
        ] as [[UInt8]])
    func bytesThatAreNoTextAreRefused(form: Form, bytes: [UInt8]) {
        let parts = form.text.split(separator: "<source", maxSplits: 1)
        let text = Array(parts[0].utf8) + bytes + Array("<source".utf8) + parts[1].utf8
        #expect(form.refusal(text).hasPrefix("f.xml:"))
    }

    @Test(arguments: Form.allCases)
    func otherEncodingsAreRefused(form: Form) {
        let wide: [UInt8] = form.text.utf16.reduce(into: [0xFF, 0xFE]) { bytes, unit in
            bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        #expect(!form.refusal(wide).isEmpty)
        let declared = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + form.text
        #expect(form.refusal(declared).contains("UTF-8"))
        let latin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- ".utf8 + [0xE9] + " -->".utf8
        #expect(!form.refusal(latin + form.text.utf8).isEmpty)
    }

    @Test(arguments: Form.allCases)
    func whatIsNotWellFormedIsRefused(form: Form) {
        let text = form.text
        let end = "</\(form.rootName)>"
        let spoilt = [
            text + "<x/>", text + "junk", text + text,
            "\n<?xml version=\"1.0\"?>" + text, text.replacing(end, with: "</other>"),
            text.replacing("<source ", with: "<source document=\"Z\" "),
            text.replacing("<source ", with: "<x:source "),
        ]
        for text in spoilt { #expect(form.refusal(text).hasPrefix("f.xml:"), "\(text)") }
        let bytes = Array(text.utf8)
        let whole = text.lastIndex(of: ">").map { text[..<$0].utf8.count } ?? 0
        for length in 0...whole {
            #expect(throws: Problems.self) { try form.read(bytes[..<length]) }
        }
    }

    @Test(arguments: Form.allCases)
    func textsAreJoinedAcrossCommentsAndSections(form: Form) throws {
        let split = form.text.replacing(
            "read=\"2026-11-22\"/>", with: "read=\"2026-11-22\"></source>")
        let source = try #require(split.range(of: "</source>"))
        let note = split.replacingCharacters(
            in: source, with: "One<!-- and --> <![CDATA[& two]]><?x y?>.</source>")
        #expect(try form.read(note.utf8)[1].hasSuffix("One & two."))
    }

    @Test(arguments: Form.allCases)
    func namespacesAreMatchedToTheLetter(form: Form) throws {
        let text = form.text
        let uri = form.namespace
        for other in ["\(uri)/", "urn:other", uri.uppercased(), ""] {
            #expect(!form.refusal(text.replacing(uri, with: other)).isEmpty, "\(other)")
        }
        let part = "<source xmlns=\"urn:other\" "
        #expect(form.refusal(text.replacing("<source ", with: part)).contains("source"))
        let prefixed = text.replacing("<source ", with: "<p:source xmlns:p=\"urn:other\" ")
            .replacing("</source>", with: "</p:source>")
        #expect(form.refusal(prefixed).contains("source"))
        let ours = text.replacing("<source ", with: "<p:source xmlns:p=\"\(uri)\" ")
            .replacing("</source>", with: "</p:source>")
        #expect(try form.read(ours.utf8) == form.read(text.utf8))
    }

    @Test(
        arguments: Form.allCases,
        [
            "1e3", "+5", "1,000", "0x10", "NaN", "INF", "٣", "--1", "", "0.1.2", "5 0",
            "123456789012345678901234567890", "9223372036854775808", "0.0000000000001",
        ])
    func onlyPlainDecimalNumbersAreRead(form: Form, number: String) {
        let text = form.refusal(
            form.text.replacing(form.price, with: "\(form.priceName)=\"\(number)\""))
        #expect(text.hasPrefix("f.xml:"), "\(text)")
    }

    @Test(
        arguments: Form.allCases,
        ["2026-02-30", "0000-00-00", "99999-01-01", "2026-1-1", "1767225600", "-2026-01-01"])
    func absurdDatesAreRefused(form: Form, date: String) {
        let date = "effectiveFrom=\"\(date)\""
        let text = form.text.replacing("effectiveFrom=\"2024-01-01\"", with: date)
            .replacing("effectiveFrom=\"2026-01-01\"", with: date)
        #expect(form.refusal(text).contains("effectiveFrom"))
    }

    @Test(arguments: Form.allCases)
    func aLoginPageIsRefused(form: Form) {
        let page = "<!DOCTYPE html><html><body>Please log in</body></html>"
        #expect(form.refusal(page).contains("DOCTYPE"))
        let other = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>"
        #expect(form.refusal(other).hasPrefix("f.xml:1:1: expected the element"))
        #expect(!form.refusal([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]).isEmpty)
    }

    /// A style sheet or a schema that the file names is not looked at.
    @Test(arguments: Form.allCases)
    func nothingIsFetched(form: Form) throws {
        let sheet = "<?xml-stylesheet type=\"text/xsl\" href=\"http://127.0.0.1:9/x.xsl\"?>"
        let location =
            "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" "
            + "i:schemaLocation=\"\(form.namespace) http://127.0.0.1:9/x.xsd\" xmlns=\""
        let text = sheet + form.text.replacing("xmlns=\"", with: location)
        #expect(try form.read(text.utf8) == form.read(form.text.utf8))
    }

    @Test(arguments: Form.allCases)
    func formulasInNamesAreText(form: Form) throws {
        let formula = "=HYPERLINK(0)"
        let text = form.text.replacing("name=\"S\"", with: "name=\"\(formula)\"")
            .replacing("name=\"Small\"", with: "name=\"\(formula)\"")
        #expect(try form.read(text.utf8)[0] == formula)
    }
}
