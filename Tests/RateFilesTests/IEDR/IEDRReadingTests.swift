import Diagnostics
import Quantities
import RateFiles
import Tariffs
import Testing

/// The documents as they are written: kinds, drafts, spellings, mistakes.
struct IEDRReadingTests {
    /// A plan as draft 0.99.3 writes it: an option that holds a plan and, beside it, the
    /// plan's calendar and charges.
    static let old = """
        <tariffBooks xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:noNamespaceSchemaLocation="https://example.org/refs/tags/v0.99.3-dev/tariff_books.xsd">
        <tariffBook><sourceDocKind>TariffBook</sourceDocKind><sourceURL>https://example.org/t.pdf\
        </sourceURL><datePublished>2024-01-05</datePublished><iedrOrgAbbreviation>NYE\
        </iedrOrgAbbreviation><dpsUtilityPscNumber>120</dpsUtilityPscNumber><serviceType>Electric\
        </serviceType><serviceClasses><serviceClass><serviceClassNumber>8</serviceClassNumber>\
        <rates><rate><rateCode>SC08-1</rateCode><rateName>Day night</rateName><ratePlanOptions>
        <ratePlanOption><ratePlan ratePlanCodeUnique="EDS-8">\
        <ratePlanIedrOrgAbbreviation>NYE</ratePlanIedrOrgAbbreviation>\
        <dateEffective>2024-01-01</dateEffective><serviceClassNumber>8</serviceClassNumber>\
        <rateCode>SC08-1</rateCode><ratePlanName>Day night</ratePlanName><service>Electric\
        </service><customerClass>Residential</customerClass>\
        <ratePlanDescription>D</ratePlanDescription>\
        <ratePlanHasRetailSupply>true</ratePlanHasRetailSupply></ratePlan>
        <timeOfUsePeriods>\(period(1, "day", "07:00:00", "23:00:00"))\
        \(period(2, "night", "23:00:00", "07:00:00"))</timeOfUsePeriods>
        <charges>
        \(charge("meteredServiceCharge", "Energy", "0.1", "<ratePeriodNr>1</ratePeriodNr>"))
        \(charge("meteredServiceCharge", "Energy", "0.04", "<ratePeriodNr>2</ratePeriodNr>"))
        \(charge("charge", "Surcharge", "0.001", ""))
        </charges></ratePlanOption></ratePlanOptions></rate></rates></serviceClass>\
        </serviceClasses></tariffBook></tariffBooks>
        """

    private static func period(
        _ number: Int, _ peak: String, _ start: String, _ end: String
    ) -> String {
        """
        <timeOfUsePeriod><effectivePeriod><startDate>2024-01-01</startDate></effectivePeriod>\
        <RatePeriodNrNonHolidays>\(number)</RatePeriodNrNonHolidays><RatePeriodNrHolidays>\(number)\
        </RatePeriodNrHolidays><seasonName>Base</seasonName><dayType>all</dayType><peakType>\(peak)\
        </peakType><appliesOnHolidays>true</appliesOnHolidays><timeStart>\(start)</timeStart>\
        <timeEnd>\(end)</timeEnd><chargesComponent>delivery</chargesComponent>\
        <measurementApplicable>energy</measurementApplicable></timeOfUsePeriod>
        """
    }

    private static func charge(
        _ kind: String, _ name: String, _ value: String, _ fields: String
    ) -> String {
        """
        <\(kind)><servicePeriod><startDate>2024-01-01</startDate></servicePeriod>\(fields)\
        <chargeName>\(name)</chargeName><chargeValue>\(value)</chargeValue><measurementDefinition>\
        <calculationMethod>by_metered_quantity</calculationMethod><measurementSource>energy\
        </measurementSource><unitOfMeasure>Wh</unitOfMeasure><unitMultiplierPowerOfTen>3\
        </unitMultiplierPowerOfTen></measurementDefinition><chargesComponent>delivery\
        </chargesComponent></\(kind)>
        """
    }

    @Test func readsTheSpellingsOfOlderDrafts() throws {
        let tariff = try IEDRText.tariff(Self.old)
        #expect(tariff.id.rawValue == "us.ny.nye.eds-8")
        #expect(tariff.unsupported.isEmpty)
        #expect(
            tariff.identity.utility.name == "New York State Electric & Gas Corporation")
        #expect(tariff.identity.sector == .residential)
        #expect(tariff.source.document == "PSC 120, service classification 8, Day night")
        #expect(tariff.source.read == (try CivilDate("2024-01-05")))
        #expect(tariff.charges.map(\.id) == ["surcharge", "energy"])
        let night = try tariff.energyPrice(on: CivilDate("2024-06-01"), period: "2")
        #expect(night.price.description == "0.041")
        #expect(tariff.charge("energy")?.clause.line == 6)
    }

    /// A day that ends at 24:00 is a day.
    @Test func readsADayThatEndsAtMidnight() throws {
        let day = Self.period(1, "day", "07:00:00", "24:00:00")
        let night = Self.period(2, "night", "24:00:00", "07:00:00")
        let text = Self.old
            .replacing(Self.period(1, "day", "07:00:00", "23:00:00"), with: day)
            .replacing(Self.period(2, "night", "23:00:00", "07:00:00"), with: night)
        #expect(text.contains(day) && text.contains(night))
        let tariff = try IEDRText.tariff(text)
        #expect(tariff.unsupported.isEmpty)
        let windows = tariff.calendar.timesOfUse.flatMap(\.windows)
        #expect(
            windows.map(\.time) == [
                DayTime(start: 420, end: 1_440), DayTime(start: 0, end: 420),
            ])
    }

    /// Of the fields of a period the one that is wrong is named, at its place.
    @Test(arguments: [
        (
            "<timeEnd>23:00:00</timeEnd>", "<timeEnd>24:30:00</timeEnd>",
            "<timeEnd>: expected a time from 00:00:00 to 24:00:00 without seconds, found "
                + "\"24:30:00\""
        ),
        (
            "<timeEnd>23:00:00</timeEnd>", "<timeEnd>22:59:59</timeEnd>",
            "<timeEnd>: expected a time from 00:00:00 to 24:00:00 without seconds, found "
                + "\"22:59:59\""
        ),
        (
            "<timeStart>07:00:00</timeStart>", "",
            "<timeOfUsePeriod>: the element <timeStart> is missing or empty"
        ),
        (
            "<dayType>all</dayType><peakType>day", "<dayType>Monday</dayType><peakType>day",
            "<dayType>: expected weekday, weekend or all, found \"Monday\""
        ),
    ])
    func namesTheFieldOfAPeriodThatIsWrong(old: String, new: String, message: String) {
        let error = #expect(throws: Problems.self) {
            try IEDRText.read(Self.old.replacing(old, with: new))
        }
        #expect(error?.all.map(\.message) == [message])
    }

    @Test func readsATransferOfSeveralKinds() throws {
        let statements = IEDRText.statements(
            IEDRText.statement("MAC", IEDRText.charge("R", "0.01", kind: "statementCharge")))
        let document = try IEDRText.read(
            "<dataTransfer>" + IEDRText.book(IEDRText.charges(IEDRText.charge("E", "0.1")))
                + statements + "</dataTransfer>")
        #expect((document.plans.count, document.statements.count) == (1, 1))
        let tariffs = try document.tariffs(on: CivilDate("2024-06-01"))
        #expect(tariffs.map(\.charges.count) == [2])
    }

    @Test(arguments: [
        (
            "<tariff xmlns=\"https://commonwatt.org/schema/tariff/1\"/>",
            "<tariff> of https://commonwatt.org/schema/tariff/1"
        ), ("<tariffBook/>", "<tariffBook> of no namespace"),
        ("<tariffBooks xmlns=\"urn:x\"/>", "<tariffBooks> of urn:x"),
        ("<html/>", "<html> of no namespace"),
    ])
    func refusesOtherDocuments(text: String, found: String) {
        let error = #expect(throws: Problems.self) { try IEDRText.read(text) }
        #expect(
            error?.description == "b.xml:1:1: expected one of <tariffBooks>, <tariffStatements>, "
                + "<supplyChargesExtracts>, <ratePlanModifiers> or <dataTransfer>, in no "
                + "namespace, found \(found)")
    }

    @Test(arguments: [
        ("ratePlanScenario", "", "the draft 0.9 of the rate plan schema cannot be read"),
        ("tariffStatements", "v0.9", "the draft 0.9 of the rate plan schema cannot be read"),
        (
            "tariffStatements", "v0.99.8-dev",
            "the draft 0.99.8 of the rate plan schema is not known"
        ),
        ("tariffStatements", "v0.98", "the draft 0.98 of the rate plan schema is not known"),
        ("ratePlanScenarioOptions", "v0.99.6-dev", "<ratePlanScenarioOptions> is an answer"),
    ])
    func refusesOtherDrafts(root: String, version: String, message: String) {
        let location =
            version.isEmpty
            ? ""
            : " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                + "xsi:noNamespaceSchemaLocation=\"https://x.org/refs/tags/\(version)/x.xsd\""
        let error = #expect(throws: Problems.self) { try IEDRText.read("<\(root)\(location)/>") }
        #expect(error?.description.hasPrefix("b.xml:1:1: \(message)") == true)
    }

    @Test(arguments: ["0.99.3", "0.99.4", "0.99.5", "0.99.6", "0.99.7"])
    func readsTheDraftsItKnows(version: String) throws {
        let text = Self.old.replacing("v0.99.3-dev", with: "v\(version)-dev")
        #expect(try IEDRText.read(text).plans.count == 1)
    }
}

// MARK: - What is not understood

extension IEDRReadingTests {
    @Test(arguments: [
        (("</name>", "</name><surprise/>"), "element <surprise> of plan \"Plan\"", 2),
        (("<value>", "<rebate>1</rebate><value>"), "element <rebate> of charge \"E\"", 4),
        (
            ("<meteredServiceCharge>", "<meteredServiceCharge only=\"x\">"),
            "attribute \"only\" of charge \"E\"", 4
        ),
        (
            ("</unitOfMeasure>", "</unitOfMeasure><phases><phase>A</phase></phases>"),
            "element <phases> of a measure", 4
        ),
        (("<charges>", "<charges><refund/>"), "element <refund> of the charges", 3),
        (("<tariffBook>", "<tariffBook><fee/>"), "element <fee> of <tariffBook>", 1),
        (
            ("<charges>", "<charges><profile><endUses/></profile>"),
            "the profile of a list of charges", 3
        ),
    ])
    func blocksBillingByWhatItDoesNotKnow(
        change: (String, String), name: String, line: Int
    ) throws {
        let text = IEDRText.book(IEDRText.charges(IEDRText.charge("E", "0.1")))
            .replacing(change.0, with: change.1, maxReplacements: 1)
        let tariff = try IEDRText.tariff(text)
        #expect(tariff.unsupported.map(\.title) == [name])
        #expect(tariff.unsupported.map(\.clause.line) == [line])
        #expect(throws: TariffBillError.self) { try IEDRText.june(tariff) }
        #expect(try IEDRText.june(tariff, accepting: [name]) == ["e: 60.00"])
    }

    @Test func blocksBillingOfWhatIsNotElectricity() throws {
        let text = IEDRText.book(
            IEDRText.charges(IEDRText.charge("E", "0.1")),
            commodity: "<commodity>naturalGas</commodity>")
        let item = try #require(IEDRText.tariff(text).unsupported.first)
        #expect(item.name == "commodity naturalGas (read as electricity)")
        #expect(item.title == "commodity naturalGas" && item.effect == .guessed)
    }

    @Test(arguments: [
        ("1e3", "expected a plain decimal number, found \"e\" in it"),
        ("+5", "expected a plain decimal number, found \"+\" in it"),
        ("1,000", "expected a plain decimal number, found \",\" in it"),
        ("0x10", "expected a plain decimal number, found \"x\" in it"),
        ("NaN", "expected a plain decimal number, found \"N\" in it"),
        ("5.", "expected a digit at the end of the number, found none"),
        ("٣", "expected a plain decimal number, found \"\u{FFFD}\" in it"),
        ("0.1234567891", "expected at most 9 decimals"),
        ("10000000000", "the number is out of range, the limit is"),
        ("123456789012345678901234567890", "the number is out of range, the limit is"),
        ("1<b/>0", "expected text, found an element <b>"),
    ])
    func refusesValuesThatAreNoNumbers(value: String, message: String) {
        let text = IEDRText.book(IEDRText.charges(IEDRText.charge("E", value)))
        let error = #expect(throws: Problems.self) { try IEDRText.read(text) }
        #expect(error?.description.contains("b.xml:4:") == true)
        #expect(error?.description.contains(message) == true)
    }

    @Test(arguments: [" 0.1\n", "<![CDATA[0.1]]>", "0<!-- -->.1", "-0.1", ".1", "-.1", "-0"])
    func readsValuesHoweverTheyAreWritten(value: String) throws {
        let text = IEDRText.book(IEDRText.charges(IEDRText.charge("E", value)))
        let nanos = try IEDRText.read(text).charges.map(\.value.nanos)
        #expect(nanos == [value == "-0" ? 0 : value.hasPrefix("-") ? -100_000_000 : 100_000_000])
    }

    @Test(arguments: [
        ("<startDate>2024-13-01</startDate>", "b.xml:4"),
        ("<startDate>0001-01-01</startDate>", "b.xml:4"),
        ("<startDate>2024-01-01</startDate><endDate>2023-12-31</endDate>", "must not end before"),
        ("<startDate/>", "the element <startDate> is missing"), ("", "<startDate> is missing"),
        (
            "<startDate>2024-01-01</startDate><startDate>2024-01-02</startDate>",
            "has <startDate> besides <startDate>"
        ),
    ])
    func refusesDatesThatAreNone(dates: String, message: String) {
        let text = IEDRText.book(IEDRText.charges(IEDRText.charge("E", "0.1")))
            .replacing(
                "<meteredServiceCharge><effectivePeriod><startDate>2024-01-01</startDate>",
                with: "<meteredServiceCharge><effectivePeriod>\(dates)")
        let error = #expect(throws: Problems.self) { try IEDRText.read(text) }
        #expect(error?.description.contains(message) == true)
    }

    @Test func collectsAllProblemsOfAFile() {
        let text = IEDRText.book(
            IEDRText.charges(
                IEDRText.charge("A", "x"), IEDRText.charge("B", "0.1", component: "sideways"),
                IEDRText.charge("C", "0.1", fields: "<month>13</month>")))
        let error = #expect(throws: Problems.self) { try IEDRText.read(text) }
        #expect(
            error?.description == """
                b.xml:4:154: <value>: expected a plain decimal number, found "x" in it
                b.xml:5:1: <meteredServiceCharge>: expected delivery, supply, bundled or export as \
                <statementComponent>, found "sideways"
                b.xml:6:1: <meteredServiceCharge>: expected a month from 1 to 12, found 13
                """)
    }
}
