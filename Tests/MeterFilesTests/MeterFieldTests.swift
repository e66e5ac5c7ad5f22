import Diagnostics
import Metering
import Quantities
import Testing

@testable import MeterFiles

/// What is read of a meter file comes out in a result, or is named as left out: the fields of
/// each reader, and where.
struct MeterFieldTests {
    /// A feed with all there is: electricity with estimates and costs, an unnamed unit, gas,
    /// another commodity, a register, and summaries.
    private static let feed: Feed = {
        let start = 1_780_272_000
        func hour(_ hour: Int, _ value: String, _ more: String = "") -> String {
            Feed.reading("\(start + 3600 * hour)", value, more: more)
        }
        let edited = "<espi:ReadingQuality><espi:quality>7</espi:quality></espi:ReadingQuality>"
        var feed = Feed(
            [hour(0, "15", "<espi:cost>12940</espi:cost>") + hour(1, "25", edited)],
            type: Feed.type(multiplier: "2", quality: "8", length: "900"), service: "0")
        feed.entries += [
            Feed.entry(
                "UsagePoint/2", "UsagePoint",
                "<espi:UsagePoint><espi:ServiceCategory><espi:kind>1</espi:kind>"
                    + "</espi:ServiceCategory><espi:ServiceDeliveryPoint/></espi:UsagePoint>"),
            Feed.type(id: "2", unit: "38"), Feed.type(id: "3", flow: "19", commodity: "7"),
            Feed.type(id: "4", accumulation: "3"),
            Feed.entry("S/1", "S", "<espi:UsageSummary/>"),
            Feed.entry("S/2", "S", "<espi:ElectricPowerUsageSummary/>"),
        ]
        for (id, point) in [("2", "1"), ("3", "1"), ("4", "1"), ("5", "2")] {
            let type = id == "5" ? "1" : id
            feed.entries += [
                Feed.meterReading(point: point, id: id, type: "ReadingType/\(type)"),
                Feed.block(hour(0, "7"), point: point, id: id),
            ]
        }
        return feed
    }()

    /// Where each element comes out of an inspection or an import of that feed.
    private static let elements: [FeedElement: String] = [
        .feed: "\"usage_points\":2", .entry: "\"usage_points\":2",
        .content: "\"usage_points\":2", .usagePoint: "\"usage_points\":2",
        .link: "uom38/flow1=7", .meterReading: "\"meter_readings\":5",
        .readingType: "\"reading_types\":4", .intervalBlock: "\"interval_blocks\":5",
        .usageSummary: "\"usage_summaries\":2",
        .oldUsageSummary: "left out the cost of 1 reading and 2 usage summaries",
        .serviceCategory: "gas (kind of service 1)", .kind: "gas (kind of service 1)",
        .misspelledDeliveryPoint: "found ServiceDeliveryPoint",
        .intervalReading: "\"intervals\":6", .start: "\"first_start_epoch\":1780272000",
        .duration: "\"last_end_epoch\":1780279200", .value: "taken 4 kWh",
        .cost: "\"cost_raw_sum\":\"12940\"", .quality: "\"edited_kwh\":\"2.5\"",
        .unit: "the readings are in W, expected Wh", .multiplier: "taken 4 kWh",
        .flow: "\"kwh_flow19\":\"0.007\"", .accumulation: "accumulation behaviour 3",
        .defaultQuality: "1 of 2 readings of delivered energy is estimated, 1.5 kWh",
        .commodity: "natural gas (commodity 7)",
        .intervalLength: "do not last the 900 s that their reading type declares",
    ]

    /// All that an inspection and an import say of a file.
    private func results(_ text: String, _ choice: MeterFileChoice) throws -> String {
        func input() -> MeterFileInput { MeterFileInput(name: "m", bytes: Array(text.utf8)) }
        let contents = try MeterFileContents(input(), choosing: choice)
        var lines = [MeterFileInspection.json([try MeterFileInspection(input())])]
        lines += contents.warnings.map(\.message)
        for meter in contents.meters {
            for (flow, series) in meter.series {
                lines.append("meter \(meter.name) \(flow.rawValue) taken \(try series.total()) kWh")
                lines += series.range.map { ["from \($0.start) to \($0.end)"] } ?? []
            }
        }
        return lines.joined(separator: "\n")
    }

    @Test func everyElementOfAFeedComesOut() throws {
        #expect(Set(Self.elements.keys) == Set(FeedElement.allCases))
        let results = try results(
            Self.feed.text, MeterFileChoice(flows: [.delivered], leavesOutOthers: true))
        for (element, evidence) in Self.elements {
            #expect(results.contains(evidence), "\(element): \(evidence) in \(results)")
        }
    }

    private static let columns: [IntervalCSV.Column: String] = [
        .start: "from 2026-06-01T00:00:00Z", .end: "to 2026-06-01T02:00:00Z",
        .minutes: "to 2026-06-01T02:00:00Z", .kwh: "taken 4 kWh",
        .flow: "left out received energy, what is exported, 0.5 kWh",
        .meter: "meter U-1 delivered", .quality: "\"estimated_kwh\":\"2.5\"",
    ]

    @Test(arguments: [
        ("end", "2026-06-01T01:00Z", "2026-06-01T02:00Z"), ("minutes", "60", "60"),
    ])
    func everyColumnOfACSVComesOut(length: String, first: String, second: String) throws {
        #expect(Set(Self.columns.keys) == Set(IntervalCSV.Column.allCases))
        let text = """
            meter,start,\(length),kwh,flow,quality
            U-1,2026-06-01T00:00Z,\(first),1.5,delivered,
            U-1,2026-06-01T01:00Z,\(second),2.5,delivered,estimated
            U-1,2026-06-01T00:00Z,\(first),0.5,received,
            """
        var choice = MeterFileChoice(flows: [.delivered], leavesOutOthers: true)
        choice.meanings[.received] = "what is exported"
        let results = try results(text, choice)
        for (column, evidence) in Self.columns {
            #expect(results.contains(evidence), "\(column): \(evidence) in \(results)")
        }
    }
}
