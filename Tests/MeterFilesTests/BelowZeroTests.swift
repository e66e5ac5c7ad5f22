import Diagnostics
import MeterFiles
import Metering
import Quantities
import Testing

/// Energy of one direction is not below zero, in whatever file.
struct BelowZeroTests {
    private func contents(
        _ text: String, _ flow: EnergyFlow, as kept: EnergyFlow? = nil,
        belowZero: EnergyFlow? = nil, unstated: EnergyFlow? = nil
    ) throws -> MeterFileContents {
        var choice = MeterFileChoice(flows: [flow], unstatedFlow: unstated)
        choice.keptAs = kept
        choice.belowZero = belowZero
        return try MeterFileContents(
            MeterFileInput(
                name: text.hasPrefix("<") ? "m.xml" : "m.csv", bytes: Array(text.utf8)),
            choosing: choice)
    }

    private func refusal(
        _ text: String, _ flow: EnergyFlow, as kept: EnergyFlow? = nil,
        belowZero: EnergyFlow? = nil
    ) -> String? {
        #expect(throws: Problems.self) {
            try contents(text, flow, as: kept, belowZero: belowZero)
        }?.description
    }

    private static let unstated = """
        start,minutes,kwh
        2026-01-01T07:00Z,60,0.01
        2026-01-01T08:00Z,60,-0.05
        2026-01-01T09:00Z,60,-0.25
        """
    private static func stated(_ flow: String) -> String {
        """
        meter,start,minutes,kwh,flow
        U-1,2026-01-01T07:00Z,60,0.34,\(flow)
        U-1,2026-01-01T08:00Z,60,-0.221,\(flow)
        """
    }
    private static func feed(_ flow: String?) -> String {
        Feed(
            [[Feed.hour(0, 5), Feed.hour(1, -7)].joined(separator: "\n")],
            type: Feed.type(flow: flow)
        )
        .text
    }

    @Test func refusesWithPlaceAndBothWaysOut() {
        #expect(
            refusal(Self.unstated, .received) == """
                m.csv:3:22: -0.05 kWh of received energy, which cannot be below zero; if it is net \
                of both directions, the file says so (a column flow=net) or --flow net does; if \
                what is below zero is delivered energy of the same meter, keep it so with \
                --below-zero as-delivered (and 1 more like it, in line 4)
                """)
        #expect(
            refusal(Self.stated("delivered"), .delivered) == """
                m.csv:3:26: -0.221 kWh of delivered energy, which cannot be below zero; if it is \
                net of both directions, the file says flow=net and it is taken with --flow net; if \
                what is below zero is received energy of the same meter, keep it so with \
                --below-zero as-received
                """)
        #expect(
            refusal(Self.feed("19"), .received) == """
                m.xml:10:1: -0.007 kWh of received energy, which cannot be below zero; if it is \
                net of both directions, the file says so (flowDirection 4, as flow=net in CSV) and \
                it is taken with --flow net; if what is below zero is delivered energy of the same \
                meter, keep it so with --below-zero as-delivered
                """)
        #expect(
            refusal(Self.stated("total"), .total) == """
                m.csv:3:26: -0.221 kWh of total energy, which cannot be below zero; take another \
                register
                """)
        #expect(
            refusal(Self.stated("net"), .net, as: .delivered) == """
                m.csv:3:26: -0.221 kWh of delivered energy, which cannot be below zero; if what is \
                below zero is received energy of the same meter, keep it so with --below-zero \
                as-received, or keep all as net, without --as
                """)
    }

    /// The first way out: it is net, and then it may be below zero.
    @Test func takesNetEnergy() throws {
        let unstated = try contents(Self.unstated, .net, unstated: .net)
        #expect(try unstated.meters[0].series[.net]?.total().description == "-0.29")
        let stated = try contents(Self.stated("net"), .net)
        #expect(try stated.meters[0].series[.net]?.total().description == "0.119")
        let feed = try contents(Self.feed("4"), .net)
        #expect(try feed.meters[0].series[.net]?.total().description == "-0.002")
        #expect(unstated.warnings + stated.warnings + feed.warnings == [])
    }

    /// The second: what is below zero went the other way, and is said how much.
    @Test(arguments: [
        (
            unstated, EnergyFlow.received, EnergyFlow?.none, "0.01",
            "0.3 kWh below zero in 2 readings"
        ),
        (feed("19"), .received, nil, "0.005", "0.007 kWh below zero in 1 reading"),
        (feed("1"), .delivered, nil, "0.005", "0.007 kWh below zero in 1 reading"),
        (stated("net"), .net, .delivered, "0.34", "0.221 kWh below zero in 1 reading"),
    ])
    func splitsWhatIsBelowZero(
        text: String, flow: EnergyFlow, kept: EnergyFlow?, above: String, remark: String
    ) throws {
        let name = kept ?? flow
        let other = try #require(name.opposite)
        let contents = try contents(text, flow, as: kept, belowZero: other)
        let series = contents.meters[0].series
        #expect(try series[name]?.total().description == above)
        let below = try #require(try series[other]?.total().description)
        #expect(remark.hasPrefix("\(below) kWh"))
        #expect(series[other]?.count == series[name]?.count)
        #expect(
            contents.warnings.map(\.message) == [
                "\(remark) of \(name.rawValue) energy kept as \(other.rawValue) energy of the same "
                    + "meter"
            ])
    }

    @Test func doesNotMixTheDrawWithReadingsOfTheFile() {
        var choice = MeterFileChoice(flows: [.delivered, .received])
        choice.belowZero = .delivered
        let text = Self.stated("received") + "\nU-1,2026-01-01T08:00Z,60,0.1,delivered"
        let error = #expect(throws: Problems.self) {
            try MeterFileContents(
                MeterFileInput(name: "m.csv", bytes: Array(text.utf8)), choosing: choice)
        }
        #expect(
            error?.description == """
                m.csv:2:1: what is below zero of received energy cannot be kept as delivered, \
                which the file has readings of; take one flow alone
                """)
    }

    @Test(arguments: [(unstated, "energy"), (feed("19"), "received energy")])
    func inspectionRemarksOnIt(text: String, name: String) throws {
        let inspection = try MeterFileInspection(
            MeterFileInput(name: "m", bytes: Array(text.utf8)))
        #expect(
            inspection.warnings.contains { $0.message.contains("of \(name) below zero, -0.") },
            "\(inspection.warnings)")
    }
}
