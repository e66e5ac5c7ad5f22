import Diagnostics
import MeterFiles
import Metering
import Quantities
import Testing

/// A feed of gas, water or heat, or of a register, is no electric energy, in whichever of its
/// fields it says so.
struct ForeignServiceTests {
    private func contents(
        _ feed: Feed, leavesOutOthers: Bool = false
    ) throws -> MeterFileContents {
        try MeterFileContents(
            feed.input,
            choosing: MeterFileChoice(flows: [.delivered], leavesOutOthers: leavesOutOthers))
    }

    private static let feeds: [(feed: Feed, what: String)] = [
        (
            Feed([Feed.hour(0, 100)], type: Feed.type(commodity: "1"), service: "1"),
            "the readings are of gas (kind of service 1), not of electricity"
        ),
        (
            Feed([Feed.hour(0, 100)], type: Feed.type(commodity: "7"), service: "0"),
            "the readings are of natural gas (commodity 7), not of electricity"
        ),
        (
            Feed([Feed.hour(0, 100)], type: Feed.type(commodity: "7"), service: "1"),
            "the readings are of gas (kind of service 1), not of electricity"
        ),
        (
            Feed([Feed.hour(0, 100)], service: "4"),
            "the readings are of heat (kind of service 4), not of electricity"
        ),
        (
            Feed([Feed.hour(0, 100)], type: Feed.type(commodity: "9")),
            "the readings are of drinking water (commodity 9), not of electricity"
        ),
        (
            Feed([Feed.hour(0, 100)], type: Feed.type(commodity: "12"), service: "0"),
            "the readings are of a heating fluid (commodity 12), not of electricity"
        ),
        (
            Feed([Feed.hour(0, 100)], type: Feed.type(accumulation: "1")),
            """
            the readings are not the energy of each interval (accumulation behaviour 1, expected 4)
            """
        ),
        (
            Feed([Feed.hour(0, 100)], type: Feed.type(accumulation: "12")),
            """
            the readings are not the energy of each interval (accumulation behaviour 12, expected 4)
            """
        ),
    ]

    @Test(arguments: feeds)
    func isRefused(feed: Feed, what: String) {
        let error = #expect(throws: Problems.self) { try contents(feed) }
        #expect(error?.description == "f.xml:9:10: \(what)")
    }

    @Test(arguments: feeds)
    func isRemarkedOnByAnInspection(feed: Feed, what: String) throws {
        let inspection = try MeterFileInspection(feed.input)
        #expect(
            inspection.warnings.map(\.message) == ["\(what); they are no energy to bill"])
        // The checksum is of all there is.
        #expect(inspection.forwardEnergy == "0.1")
    }

    @Test(arguments: [("0", "1"), ("0", "2"), ("0", "26"), (nil, "0"), ("0", nil), (nil, nil)])
    func electricityIsTaken(service: String?, commodity: String?) throws {
        let feed = Feed(
            [Feed.hour(0, 100)], type: Feed.type(commodity: commodity), service: service)
        #expect(try contents(feed).onlyMeter().series[.delivered]?.total().description == "0.1")
    }

    /// A utility of two networks: the gas can be left out, and says so.
    @Test func isLeftOutBesideElectricity() throws {
        var feed = Feed([Feed.hour(0, 100)], service: "0")
        feed.entries += [
            Feed.entry(
                "UsagePoint/2", "UsagePoint",
                "<espi:UsagePoint><espi:ServiceCategory><espi:kind>1</espi:kind>"
                    + "</espi:ServiceCategory></espi:UsagePoint>"),
            Feed.meterReading(point: "2"), Feed.block(Feed.hour(0, 999), point: "2"),
        ]
        let error = #expect(throws: Problems.self) { try contents(feed) }
        #expect(
            error?.description.hasSuffix(
                "the readings are of gas (kind of service 1), not of electricity; leave them out "
                    + "with --leave-out-others") == true, "\(String(describing: error))")
        let taken = try contents(feed, leavesOutOthers: true)
        #expect(taken.meters.map(\.name) == ["1"])
        #expect(try taken.meters[0].series[.delivered]?.total().description == "0.1")
        #expect(
            taken.warnings.map(\.message) == [
                "the readings are of gas (kind of service 1), not of electricity; left out"
            ])
    }
}
