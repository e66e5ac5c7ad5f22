import Diagnostics
import Foundation
import Quantities
import RateFiles
import Tariffs
import Testing

/// What OpenADR events and IEEE 2030.5 resources say besides a price and a time.
struct PriceSeriesEventTests {
    private static func event(
        _ changes: [(String, String)], currency: String? = nil
    ) throws(Problems) -> PriceSeriesReading {
        let text = changes.reduce(PriceSeriesFiles.openADR) { $0.replacing($1.0, with: $1.1) }
        return try PriceSeriesFile.read(
            [PriceDocument([UInt8](text.utf8), file: "e.xml")], currency: currency)
    }

    private static func resources(
        _ changes: [(String, String)], leaving left: Int? = nil
    ) throws(Problems) -> PriceSeriesReading {
        let documents = PriceSeriesFiles.ieee20305.enumerated().filter { $0.offset != left }
            .map { index, text in
                PriceDocument(
                    [UInt8](changes.reduce(text) { $0.replacing($1.0, with: $1.1) }.utf8),
                    file: "\(index).xml")
            }
        return try PriceSeriesFile.read(documents)
    }

    // MARK: - OpenADR

    @Test func relativePricesAreChanges() throws {
        let series = try Self.event([
            (">price<", ">priceRelative<"), (">0.25<", ">-0.05<"),
        ]).series
        #expect(series.map(\.kind) == [.change])
        #expect(series.first?.steps.map(\.price.description) == ["-0.05"])
    }

    @Test func intervalsFollowOneAnother() throws {
        let second = """
            </e:interval><e:interval><c:duration><c:duration>PT30M</c:duration></c:duration>
            <e:signalPayload><e:payloadFloat><e:value>0.5</e:value></e:payloadFloat>
            </e:signalPayload></e:interval>
            """
        let series = try #require(try Self.event([("</e:interval>", second)]).series.first)
        #expect(series.steps.map(\.range.seconds) == [3600, 1800])
        #expect(series.gaps.isEmpty)
    }

    @Test(arguments: [
        ("none", "0.25"), ("c", "0.0025"), ("m", "0.00025"), ("d", "0.025"), ("k", "250"),
        ("micro", "0.00000025"),
    ])
    func scalesArePowersOfTen(scale: String, price: String) throws {
        let series = try Self.event([(">none<", ">\(scale)<")]).series.first
        #expect(series?.steps.map(\.price.description) == [price])
    }

    @Test(arguments: [
        (">none<", ">p<", "<value>: expected at most 0 decimals"),
        (">none<", ">M<", "<value>: the number is out of range, the limit is 1000 per kWh"),
        (">none<", ">T<", "<value>: the number is out of range, the limit is 1000 per kWh"),
        (">none<", ">kilo<", "<siScaleCode>: expected a scale of G, M, T, c, d, k, m, micro, n"),
        (">USD<", ">usd<", "<itemUnits>: expected the code of a currency as in USD"),
        (
            ">USD<", ">AFN<",
            "expected prices in USD, found AFN; some senders write a currency that nobody chose"
        ),
        (
            ">price<", ">priceMultiplier<",
            "expected a signal of type \"price\" or \"priceRelative\", found \"priceMultiplier\", "
                + "which is not supported"
        ),
        (">far<", ">cancelled<", "expected prices per kilowatt-hour, found none"),
        (">false<", ">true<", "expected prices per kilowatt-hour, found none"),
        (">ELECTRICITY_PRICE<", ">DEMAND_CHARGE<", "expected prices per kilowatt-hour, found none"),
        ("currencyPerKWh>", "currencyPerKW>", "expected prices per kilowatt-hour, found none"),
        (
            "c:dtstart>", "c:comment>",
            "<interval>: expected a <dtstart> here or in <eiActivePeriod>, found none"
        ),
        ("t:intervals>", "t:others>", "<eiEventSignal>: the element <intervals> is missing"),
        ("o:oadrEvent>", "o:other>", "expected at least one <oadrEvent>, found none"),
    ])
    func eventsAreReadStrictly(text: String, other: String, message: String) {
        let problems = #expect(throws: Problems.self) {
            try Self.event([(text, other)], currency: "USD")
        }
        #expect(problems?.description.contains(message) == true, "\(problems?.description ?? "")")
    }

    @Test func aCurrencyThatIsNotStatedIsTheOneExpected() throws {
        let text = PriceSeriesFiles.openADR
        let start = try #require(text.range(of: "<o:currencyPerKWh>"))
        let end = try #require(text.range(of: "</o:currencyPerKWh>"))
        let unit = String(text[start.lowerBound..<end.upperBound])
        let reading = try Self.event([(unit, "")], currency: "CAD")
        #expect(reading.series.first?.currency == "CAD")
        #expect(
            reading.remarks.warnings.map(\.message) == [
                "the signal states no currency and no unit, its prices are read as per kWh"
            ])
    }

    // MARK: - IEEE 2030.5

    @Test(arguments: [
        ("<currentStatus>0", "<currentStatus>2", "the interval is cancelled, it is left out"),
        ("<currentStatus>0", "<currentStatus>3", "the interval is cancelled, it is left out"),
        ("<currentStatus>0", "<currentStatus>4", "the interval is superseded, it is left out"),
        ("<currentStatus>0", "<currentStatus>5", "expected a status from 0 to 4, found 5"),
        ("<uom>72", "<uom>38", "the prices are for the unit of measure 38, which is not energy"),
        ("<currency>840", "<currency>1", "no currency known here has the ISO 4217 number 1"),
        ("Multiplier>-6", "Multiplier>6", "the limit is 1000 per kWh"),
        ("Multiplier>-6", "Multiplier>-128", "expected at most 9 decimals"),
        ("Multiplier>-6", "Multiplier>127", "the limit is 1000 per kWh"),
        ("Multiplier>-6", "Multiplier>-129", "expected a whole number from -128 to 127"),
        (
            "<price>250000</price>", "",
            "<ConsumptionTariffInterval>: the element <price> is missing"
        ),
        ("<currency>840</currency>", "", "<TariffProfile>: the element <currency> is missing"),
        ("<TimeTariffInterval>", "<Other/><TimeTariffInterval>", "expected only"),
        ("</currency>", "</currency><currency>36</currency>", "more than one <currency>"),
    ])
    func resourcesAreReadStrictly(text: String, other: String, message: String) {
        let problems = #expect(throws: Problems.self) { try Self.resources([(text, other)]) }
        #expect(problems?.description.contains(message) == true, "\(problems?.description ?? "")")
    }

    @Test(arguments: [
        (0, "expected prices per kilowatt-hour, found none"),
        (1, "<RateComponent>: the list that TimeTariffIntervalListLink refers to"),
        (2, "<TariffProfile>: the list that RateComponentListLink refers to"),
        (3, "<RateComponent>: the ReadingType \"/k\" is not among the files"),
        (4, "expected a <TariffProfile> among the files, found none"),
    ])
    func everyResourceIsNeeded(left: Int, message: String) {
        let problems = #expect(throws: Problems.self) { try Self.resources([], leaving: left) }
        #expect(problems?.description.contains(message) == true, "\(problems?.description ?? "")")
    }

    /// 250,000 × 10⁻⁶ per Wh, per kWh and per MWh.
    @Test(arguments: [("0", "250"), ("3", "0.25"), ("6", "0.00025")])
    func thePriceIsForTheUnitOfTheReadingType(power: String, price: String) throws {
        let series = try Self.resources([
            ("<powerOfTenMultiplier>3", "<powerOfTenMultiplier>\(power)")
        ]).series.first
        #expect(series?.steps.map(\.price.description) == [price])
    }

    @Test func blocksOfConsumptionAreSeriesOfTheirOwn() throws {
        let second = """
            </ConsumptionTariffInterval><ConsumptionTariffInterval>
            <consumptionBlock>2</consumptionBlock><price>-300000</price><startValue>500</startValue>
            </ConsumptionTariffInterval></ConsumptionTariffIntervalList>
            """
        let reading = try Self.resources([
            ("</ConsumptionTariffInterval></ConsumptionTariffIntervalList>", second)
        ])
        #expect(reading.series.map(\.name) == ["TOU", "TOU above 500"])
        #expect(reading.series.map { $0.steps[0].price.description } == ["0.25", "-0.3"])
        #expect(
            reading.remarks.warnings.map(\.message) == [
                "the price holds for use above 500 units of its reading type; it is a series of "
                    + "its own, \"TOU above 500\""
            ])
    }

    @Test func pricesOfWhatIsDeliveredAreASeriesOfTheirOwn() throws {
        let reading = try Self.resources([("<flowDirection>1", "<flowDirection>19")])
        #expect(reading.series.map(\.name) == ["TOU export"])
    }

    @Test func aPageOfSeveralIsRemarkedOn() throws {
        let reading = try Self.resources([
            ("<TimeTariffIntervalList ", "<TimeTariffIntervalList all=\"2\" ")
        ])
        #expect(
            reading.remarks.warnings.map(\.message) == [
                "<TimeTariffIntervalList>: the list has 2, the file holds 1; give the other pages "
                    + "too"
            ])
    }
}
