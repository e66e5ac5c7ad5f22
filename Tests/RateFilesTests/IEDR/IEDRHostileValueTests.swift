import Diagnostics
import Foundation
import RateFiles
import Tariffs
import Testing

/// Rate plan documents that are well formed and say what nobody may believe.
struct IEDRHostileValueTests {
    private static let book = IEDRText.book(
        IEDRText.charges(IEDRText.charge("Energy", "0.1"), IEDRText.charge("Other", "0.2")))

    private static func refusal(_ text: String) -> String {
        let error = #expect(throws: Problems.self) { try IEDRText.tariff(text) }
        return error?.description ?? ""
    }

    @Test(arguments: [
        "1e3", "+5", "1,000", "0x10", "NaN", "INF", "٣", "--1", "", "0.1.2", "5 0",
        "123456789012345678901234567890", "9223372036854775808", "0.0000000000001",
    ])
    func onlyPlainDecimalNumbersAreRead(number: String) {
        let text = Self.refusal(
            Self.book.replacing("<value>0.1", with: "<value>\(number)"))
        #expect(text.hasPrefix("b.xml:4:"), "\(text)")
    }

    @Test(arguments: ["<value>0<!-- -->.1", "<value><![CDATA[0.1]]>", "<value> 0<?x y?>.1 "])
    func textsAreJoinedAcrossCommentsAndSections(value: String) throws {
        let split = try IEDRText.tariff(Self.book.replacing("<value>0.1", with: value))
        let whole = try IEDRText.tariff(Self.book)
        #expect(try IEDRText.june(split) == IEDRText.june(whole))
        let mixed = Self.book.replacing("<value>0.1", with: "<value>0.1<x/>")
        #expect(Self.refusal(mixed).hasPrefix("b.xml:4:"))
    }

    @Test(arguments: ["2024-02-30", "0000-00-00", "99999-01-01", "1704067200", "01/01/2024", ""])
    func absurdDatesAreRefused(date: String) {
        let text = Self.refusal(Self.book.replacing("2024-01-01", with: date))
        #expect(text.hasPrefix("b.xml:"), "\(text)")
    }

    @Test func rootsOfOtherNamespacesAreRefused() throws {
        let root = "<tariffBooks>"
        for namespace in ["urn:other", "https://example.org/rate-plan/"] {
            let text = Self.book.replacing(root, with: "<tariffBooks xmlns=\"\(namespace)\">")
            #expect(Self.refusal(text).contains("expected one of <tariffBooks>"))
        }
        let prefixed = Self.book.replacing(root, with: "<p:tariffBooks xmlns:p=\"urn:other\">")
            .replacing("</tariffBooks>", with: "</p:tariffBooks>")
        #expect(Self.refusal(prefixed).contains("of urn:other"))
    }

    @Test func aLoginPageIsRefused() {
        #expect(Self.refusal("<!DOCTYPE html><html/>").contains("DOCTYPE"))
        #expect(Self.refusal("<html><body/></html>").contains("found <html>"))
        #expect(Self.refusal("PK\u{3}\u{4}").hasPrefix("b.xml:1:"))
    }

    /// A style sheet or a schema that the file names is not looked at.
    @Test func nothingIsFetched() throws {
        let sheet = "<?xml-stylesheet type=\"text/xsl\" href=\"http://127.0.0.1:9/x.xsl\"?>"
        let location =
            "<tariffBooks xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" "
            + "i:noNamespaceSchemaLocation=\"http://127.0.0.1:9/v0.99.7/x.xsd\">"
        let text = sheet + Self.book.replacing("<tariffBooks>", with: location)
        #expect(
            try IEDRText.june(IEDRText.tariff(text)) == IEDRText.june(IEDRText.tariff(Self.book)))
    }

    @Test func formulasInNamesAreText() throws {
        let text = Self.book.replacing("<name>Energy", with: "<name>=HYPERLINK(0)")
        #expect(try IEDRText.tariff(text).charges.map(\.name).contains("=HYPERLINK(0)"))
    }
}
