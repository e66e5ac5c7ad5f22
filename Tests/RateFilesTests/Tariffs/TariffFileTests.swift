import Diagnostics
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// Small tariff files, made of parts.
enum TariffText {
    static let head = """
        <tariff xmlns="https://commonwatt.org/schema/tariff/1" id="us.xx.small" \
        currency="USD" timeZone="UTC" effectiveFrom="2024-01-01">
        <utility name="U" country="US"/>
        <schedule code="S" name="S" sector="residential" service="bundled"/>
        <source document="D" read="2026-11-22"/>

        """

    /// A file with these elements from its fifth line on.
    static func file(_ rest: String) -> String { head + rest + "</tariff>\n" }

    /// A file with one charge, in its sixth line.
    static func charge(_ charge: String, calendar: String = "") -> String {
        file(calendar + "<charges>\n" + charge + "\n</charges>\n")
    }

    static let energy = "<energy id=\"e\" component=\"bundled\" price=\"0.1\"/>"

    static func read(_ text: String) throws(Problems) -> Tariff {
        try TariffFile.read(Array(text.utf8), file: "t.xml", schema: nil)
    }
}

struct TariffFileTests {
    @Test func readsTheLeastThatIsATariff() throws {
        let tariff = try TariffText.read(TariffText.charge(TariffText.energy))
        #expect(tariff.id.rawValue == "us.xx.small")
        #expect(tariff.effective.isOpen)
        #expect(tariff.charges.map(\.name) == ["e"])
        #expect(tariff.charges[0].clause.description == "t.xml:6")
        #expect((tariff.rounding, tariff.regularDays) == (.halfAwayFromZero, Tariff.usualDays))
        #expect(tariff.unsupported.isEmpty)
    }

    @Test(arguments: ["<other/>", "<tariff/>", "<tariff xmlns=\"urn:other\"/>"])
    func refusesOtherDocuments(text: String) throws {
        let error = #expect(throws: Problems.self) { try TariffText.read(text) }
        let root = text.contains("other/>") ? "other" : "tariff"
        let namespace = text.contains("urn") ? "urn:other" : "no namespace"
        #expect(
            error?.description == "t.xml:1:1: expected the element <tariff> of "
                + "https://commonwatt.org/schema/tariff/1, found <\(root)> of \(namespace)")
    }

    @Test(arguments: [
        "<tariff", "", "<!DOCTYPE tariff><tariff/>", "<!DOCTYPE t [<!ENTITY a 'b'>]><t>&a;</t>",
        "<tariff></other>", "\u{0}",
    ])
    func refusesWhatIsNotWellFormed(text: String) {
        #expect(throws: Problems.self) { try TariffText.read(text) }
    }

    /// A file cut anywhere is refused, never read in part, and never traps.
    @Test func refusesEveryPrefix() {
        let text = Array(TariffText.charge(TariffText.energy).utf8)
        let end = text.count - 1
        for length in 0..<end {
            #expect(throws: Problems.self) {
                try TariffFile.read(Array(text[..<length]), file: "t.xml", schema: nil)
            }
        }
    }

    /// Whatever byte is changed, reading ends in a tariff or in problems.
    @Test(arguments: Seed.many)
    func survivesChangedBytes(seed: Seed) throws {
        var seed = seed
        let original = TariffText.charge(
            """
            <energy id="e" component="bundled" timeOfUse="h"><price periods="on">\
            <tier upTo="5" value="0.1"/><tier value="0.2"/></price>\
            <price periods="off"><tier upTo="5" value="0.1"/><tier value="0.2"/></price></energy>
            """,
            calendar: """
                <calendar><season id="s"><days from="01-01" through="12-31"/></season>\
                <holiday name="x"><nth ordinal="4" weekday="thursday" month="11"/></holiday>\
                <timeOfUse id="h"><period id="on"/><period id="off" otherHours="true"/>\
                <window period="on" days="weekday" from="12:00" to="19:00"/></timeOfUse></calendar>
                """)
        _ = try TariffText.read(original)
        let march = TariffUsage(
            period: try #require(Month(year: 2024, month: 3)).days, imported: .none)
        for _ in 0..<50 {
            var bytes = Array(original.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &seed) {
                let index = Int.random(in: TariffText.head.utf8.count..<bytes.count, using: &seed)
                bytes[index] = UInt8.random(in: UInt8(ascii: "-")...UInt8(ascii: "9"), using: &seed)
            }
            do throws(Problems) {
                let tariff = try TariffFile.read(bytes, file: "t.xml", schema: nil)
                _ = try? tariff.bill(for: march, zone: .utc)
            } catch {
                #expect(error.hasErrors)
            }
        }
    }
}
