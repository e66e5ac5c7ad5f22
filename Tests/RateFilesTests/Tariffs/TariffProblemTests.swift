import Diagnostics
import Foundation
import RateFiles
import Tariffs
import TestSupport
import Testing
import XMLParsing

/// Every word with which a tariff file is refused, and its place.
struct TariffProblemTests {
    private func problems(_ text: String) -> [String] {
        let error = #expect(throws: Problems.self) { try TariffText.read(text) }
        return error?.all.map(\.description) ?? []
    }

    @Test func everythingMissingIsSaidAtOnce() {
        let text = """
            <tariff xmlns="https://commonwatt.org/schema/tariff/1" currency="usd"
              effectiveFrom="2024-01-01" effectiveTo="2024-01-01" stray="1">
            <schedule code="S" sector="household" service="bundled"/>
            <source document="D" read="yesterday"/>
            <extra/>
            </tariff>
            """
        #expect(
            Set(problems(text)) == [
                "t.xml:1:1: <tariff> effectiveTo: must be after effectiveFrom, "
                    + "found 2024-01-01 to 2024-01-01",
                "t.xml:1:1: <tariff>: nothing is known of an attribute \"stray\"",
                "t.xml:5:1: <tariff>: nothing is known of an element <extra>",
                "t.xml:1:1: <tariff> id: the attribute is missing",
                "t.xml:1:1: <tariff>: the element <utility> is missing",
                "t.xml:3:1: <schedule> name: the attribute is missing",
                "t.xml:4:1: <source> read: expected a date as in 2026-06-01, "
                    + "found \"yesterday\"",
                "t.xml:1:1: <tariff> currency: expected the code of a currency as in USD, "
                    + "found \"usd\"",
                "t.xml:1:1: <tariff> timeZone: the attribute is missing",
                "t.xml:1:1: <tariff>: the element <charges> is missing",
            ])
    }

    @Test(arguments: [
        (
            "<fixed id=\"a\" component=\"bundled\" per=\"week\" amount=\"1\"/>",
            "<fixed> per: expected one of \"month\", \"day\", \"bill\", \"meter\", "
                + "\"year\", found \"week\""
        ),
        (
            "<fixed id=\"a\" component=\"bundled\" per=\"day\"/>",
            "<fixed> amount: the attribute is missing"
        ),
        (
            "<fixed id=\"a b\" component=\"bundled\" per=\"day\" amount=\"1\"/>",
            "<fixed> id: expected 1 to 64 letters, digits, dots, dashes or underscores, "
                + "found \"a b\""
        ),
        (
            "<fixed id=\"a\" component=\"bundled\" per=\"day\" amount=\"1e9\"/>",
            "<fixed> amount: expected a plain decimal number, found \"e\" in it"
        ),
        (
            "<fixed id=\"a\" component=\"bundled\" per=\"day\" amount=\"99999999999999999999\"/>",
            "<fixed> amount: the number is out of range, the limit is 9223372036.854775807"
        ),
        (
            "<fixed id=\"a\" component=\"bundled\" per=\"day\" amount=\"1\"><amount value=\"2\"/>"
                + "</fixed>", "<fixed> amount: give it here or in <amount>, not both"
        ),
        ("<energy id=\"e\" price=\"0.1\"/>", "<energy> component: the attribute is missing"),
        ("<energy id=\"e\" component=\"bundled\"/>", "<energy>: a price is missing"),
        (
            "<energy id=\"e\" component=\"bundled\" price=\"1001\"/>",
            "<energy> price: the number is out of range, the limit is 1000 per kWh"
        ),
        (
            "<energy id=\"e\" component=\"bundled\"><price/></energy>",
            "<price>: expected a value, an <index> or a <blockAndIndex>, and one of them"
        ),
        (
            "<energy id=\"e\" component=\"bundled\"><price value=\"1\"><tier value=\"1\"/></price>"
                + "</energy>", "<price>: give a price here or in each <tier>, not both"
        ),
        (
            "<energy id=\"e\" component=\"bundled\" price=\"1\"><price value=\"1\"/></energy>",
            "<energy> price: give it here or in <price>, not both"
        ),
        (
            "<energy id=\"e\" component=\"bundled\" price=\"1\" seasons=\" \"/>",
            "<energy> seasons: expected names, found nothing"
        ),
        (
            "<demand id=\"d\" component=\"bundled\" peak=\"flat\" windowMinutes=\"15\" "
                + "amount=\"1\"/>",
            "<demand> peak: expected one of \"greatest\", \"by-period\", \"coincident\", "
                + "found \"flat\""
        ),
        (
            "<demand id=\"d\" component=\"bundled\" peak=\"greatest\" windowMinutes=\"0\" "
                + "amount=\"1\"/>",
            "<demand> windowMinutes: expected a whole number from 1 to 1440, found \"0\""
        ),
        (
            "<demand id=\"d\" component=\"bundled\" peak=\"greatest\" windowMinutes=\"15\" "
                + "amount=\"1\"><amount value=\"1\"/></demand>",
            "<demand> amount: give it here or in <amount>, not both"
        ),
        (
            "<tax id=\"t\" percent=\"8\" ofComponents=\"wires\"/>",
            "<tax> ofComponents: there is no component \"wires\""
        ),
        (
            "<surcharge id=\"t\" percent=\"8\"/>",
            "<charges>: nothing is known of an element <surcharge>"
        ),
    ])
    func chargesAreWellSaid(charge: String, message: String) {
        let found = problems(TariffText.charge(charge))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("t.xml:6:") == true)
        #expect(found.first?.hasSuffix(": " + message) == true, "\(found)")
    }

    @Test(arguments: [
        (
            "<season id=\"s\"><days from=\"1-1\" through=\"12-31\"/></season>",
            "<days> from: expected a day of the year as in 05-01, found \"1-1\""
        ),
        (
            "<holiday name=\"h\"/>",
            "<holiday>: expected one of <fixed>, <nth>, <easter>, or several <on>"
        ),
        (
            "<holiday name=\"h\"><easter daysLater=\"0\"/><on date=\"2024-01-01\"/></holiday>",
            "<holiday>: expected one of <fixed>, <nth>, <easter>, or several <on>"
        ),
        (
            "<holiday name=\"h\"><nth ordinal=\"1\" weekday=\"Monday\" month=\"1\"/></holiday>",
            "<nth> weekday: expected a day of the week as in \"monday\", found \"Monday\""
        ),
        (
            "<holiday name=\"h\"><on date=\"2023-02-29\"/></holiday>",
            "<on> date: the calendar from 1900 to 2200 has no such day: \"2023-02-29\""
        ),
        (
            "<timeOfUse id=\"t\"><period id=\"p\" otherHours=\"yes\"/></timeOfUse>",
            "<period> otherHours: expected \"true\" or \"false\", found \"yes\""
        ),
        (
            "<timeOfUse id=\"t\"><period id=\"p\" otherHours=\"true\"/><window period=\"p\" "
                + "days=\"weekdays\" from=\"00:00\" to=\"24:00\"/></timeOfUse>",
            "<window> days: expected days as in \"weekday\" or \"saturday sunday holiday\", "
                + "found \"weekdays\""
        ),
        (
            "<timeOfUse id=\"t\"><period id=\"p\" otherHours=\"true\"/><window period=\"p\" "
                + "days=\"weekday\" from=\"22:00\" to=\"06:00\"/></timeOfUse>",
            "<window> from: must end after it begins, found 22:00 to 06:00; "
                + "a window past midnight is two"
        ),
    ])
    func calendarsAreWellSaid(calendar: String, message: String) {
        let text = TariffText.charge(
            TariffText.energy, calendar: "<calendar>\(calendar)</calendar>")
        let found = problems(text)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("t.xml:5:") == true)
        #expect(found.first?.hasSuffix(": " + message) == true, "\(found)")
    }

    @Test(arguments: [
        ("<workedBill id=\"a\" total=\"1\"/>", "<workedBill> to: the attribute is missing"),
        (
            "<workedBill id=\"a\" month=\"2024-13\" total=\"1\"/>",
            "<workedBill> month: expected a month as in 2026-06, found \"2024-13\""
        ),
        (
            "<workedBill id=\"a\" month=\"2024-01\" to=\"2024-02-01\" total=\"0\"/>",
            "<workedBill>: give a month or from and to, not both"
        ),
        (
            "<workedBill id=\"a\" month=\"2024-01\" total=\"0\"><usage kWh=\"-1\"/></workedBill>",
            "<usage> kWh: must not be negative, found -1"
        ),
        (
            "<workedBill id=\"a\" month=\"2024-01\" total=\"0.001\"/>",
            "<workedBill> total: expected at most 2 decimals"
        ),
        (
            "<workedBill id=\"a\" month=\"2024-01\" total=\"0\"><usage kWh=\"2\"><period id=\"p\" "
                + "kWh=\"1\"/><period id=\"p\" kWh=\"1\"/></usage></workedBill>",
            "<period>: there is another period \"p\""
        ),
    ])
    func workedBillsAreWellSaid(bill: String, message: String) {
        let found = problems(
            TariffText.file("<charges>\(TariffText.energy)</charges>\n\(bill)"))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("t.xml:6:") == true)
        #expect(found.first?.hasSuffix(": " + message) == true, "\(found)")
    }

    @Test(arguments: [
        ("<demand kW=\"1\"/>", "<demand> charges: the attribute is missing"),
        (
            "<demand charges=\"e\" kW=\"1\"/>",
            "<demand> charges: there is no demand charge \"e\""
        ),
        (
            "<demand charges=\"d\"/>",
            "<demand>: \"d\" goes by no periods, give its demand as kW alone"
        ),
        ("<demand charges=\"d\" kW=\"-1\"/>", "<demand> kW: must not be negative, found -1"),
        (
            "<demand charges=\"t\" kW=\"1\"/>",
            "<demand>: give a <period> for each of \"on\", \"off\" and no other, without kW"
        ),
        (
            "<demand charges=\"t\"><period id=\"on\" kW=\"1\"/></demand>",
            "<demand>: give a <period> for each of \"on\", \"off\" and no other, without kW"
        ),
        (
            "<demand charges=\"t\"><period id=\"on\" kW=\"1\"/>"
                + "<period id=\"on\" kW=\"1\"/></demand>",
            "<period>: there is another period \"on\""
        ),
        (
            "<demand charges=\"d\" kW=\"1\"/><demand charges=\"d\" kW=\"2\"/>",
            "<demand>: there is another demand of \"d\""
        ),
    ])
    func demandsOfWorkedBillsAreWellSaid(demand: String, message: String) {
        let text = TariffText.file(
            """
            <calendar><timeOfUse id="hours"><period id="on"/>\
            <period id="off" otherHours="true"/></timeOfUse></calendar>\
            <charges>\(TariffText.energy)\
            <demand id="d" component="bundled" peak="greatest" windowMinutes="60" amount="1"/>\
            <demand id="t" component="bundled" peak="by-period" timeOfUse="hours" \
            windowMinutes="60" amount="1"/></charges>
            <workedBill id="a" month="2024-01" total="0">\(demand)</workedBill>

            """)
        let found = problems(text)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("t.xml:6:") == true)
        #expect(found.first?.hasSuffix(": " + message) == true, "\(found)")
    }

    /// What is sound in form but makes no tariff, with the place of the clause.
    @Test func defectsHaveTheirPlace() {
        let text = TariffText.charge(
            """
            <energy id="e" component="bundled"><price seasons="summer" value="0.1"/></energy>
              <energy id="e" component="bundled">
                <price><tier upTo="9" value="0.1"/>
                       <tier upTo="8" value="0.2"/></price></energy>
            """)
        #expect(
            problems(text) == [
                "t.xml:6:36: e: there is no season \"summer\"",
                "t.xml:7:3: e: there is another charge \"e\" in line 6",
            ])
    }

    /// Schema and reader agree on what is refused; the schema speaks first.
    @Test func theSchemaRefusesWithPlacesToo() throws {
        let schema = try TariffShippedFilesTests.schema()
        let text = TariffText.charge(
            "<fixed id=\"a\" component=\"bundled\" per=\"week\" amount=\"1e9\"/>\n<stray/>")
        let error = #expect(throws: Problems.self) {
            try TariffFile.read(Array(text.utf8), file: "t.xml", schema: schema)
        }
        let lines = error?.all.compactMap { $0.place?.line } ?? []
        #expect(Set(lines) == [6, 7])
    }
}
