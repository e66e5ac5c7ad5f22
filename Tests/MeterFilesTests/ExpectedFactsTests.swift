import Foundation
import MeterFiles
import TestSupport
import Testing

/// The facts of real and published feeds, which were computed with other tools.
struct ExpectedFactsTests {
    private static let folder = "data/xml/greenbutton"

    /// The rows of the table of facts, by column name.
    static let rows: [[String: String]] = {
        guard let file = try? SharedData.file("\(folder)/expected.csv"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return [] }
        let lines = text.split(whereSeparator: \.isNewline)
        let header = lines[0].split(separator: ",").map(String.init)
        return lines.dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return Dictionary(zip(header, fields.map(String.init))) { $1 }
        }.filter { $0["file"]?.hasSuffix(".xml") == true }
    }()

    private static let counts = [
        "usage_points", "meter_readings", "reading_types", "interval_blocks", "usage_summaries",
        "intervals", "first_start_epoch", "last_end_epoch", "readings_with_cost", "duplicates",
        "out_of_order", "gaps", "overlaps", "non_numeric_values",
    ]
    private static let sums = [
        "kwh_flow1", "kwh_flow19", "kwh_flow4", "kwh_flow_other", "kwh_total",
        "other_uom_sums", "cost_raw_sum",
    ]

    @Test(.enabled(if: SharedData.isPresent)) func everyFileHasItsFacts() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: SharedData.file(Self.folder).path)
        #expect(
            Set(files.filter { $0.hasSuffix(".xml") }) == Set(Self.rows.compactMap { $0["file"] }))
    }

    @Test(.enabled(if: SharedData.isPresent), arguments: rows)
    func inspectionTellsTheSame(row: [String: String]) throws {
        let name = try #require(row["file"])
        let path = try SharedData.file("\(Self.folder)/\(name)").path
        let inspection = try MeterFileInspection(MeterFileInput(path: path))
        let json = Data(MeterFileInspection.json([inspection]).utf8)
        let document = try #require(
            try JSONSerialization.jsonObject(with: json) as? [String: [[String: Any]]])
        let told = try #require(document["files"]?.first)
        #expect(told["file"] as? String == name)
        for key in Self.counts {
            let expected = try #require(row[key])
            #expect((told[key] as? NSNumber)?.stringValue ?? "" == expected, "\(key)")
        }
        for key in Self.sums {
            let expected = try #require(row[key])
            #expect((told[key] as? String) ?? "" == expected, "\(key)")
        }
    }
}
