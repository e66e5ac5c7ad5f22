import ArgumentParser
import Diagnostics
import MeterFiles
import Metering
import Operations
import Quantities
import SystemTimeZones

struct MeterInspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what is in Green Button or interval CSV files; needs no book.",
        discussion: """
            Tells what is there, strange or not; what is odd is told as warnings. Only XML that \
            is not well-formed or has a DOCTYPE is refused, and CSV that cannot be read.

              commonwatt meter inspect june.xml --format json
            """)

    @Argument(help: ArgumentHelp("The meter files.", valueName: "file"))
    var files: [String]
    @OptionGroup var form: IntervalOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        let found = try InspectMeterFiles(files.map(MeterSource.path), form: form.form())()
        guard format.format != .json else {
            return Console.result(MeterFileInspection.json(found))
        }
        for file in found {
            for warning in file.warnings { Console.remark(warning.description) }
            if file.omittedWarnings > 0 {
                Console.remark("\(file.file): and \(file.omittedWarnings) more warnings")
            }
        }
        format.show(report(found))
    }

    private func report(_ found: [MeterFileInspection]) -> Report {
        Report(
            schema: "commonwatt.meter-inspect/1",
            tables: [
                Report.Table(
                    key: "files", heading: nil,
                    columns: [
                        Report.Column("file", "File"),
                        Report.Column("usage_points", "Points", isNumber: true),
                        Report.Column("meter_readings", "Registers", isNumber: true),
                        Report.Column("interval_blocks", "Blocks", isNumber: true),
                        Report.Column("intervals", "Readings", isNumber: true),
                        Report.Column("kwh_flow1", "Delivered kWh", isNumber: true),
                        Report.Column("kwh_flow19", "Received kWh", isNumber: true),
                        Report.Column("kwh_flow4", "Net kWh", isNumber: true),
                        Report.Column("kwh_flow_other", "Other kWh", isNumber: true),
                        Report.Column("duplicates", "Repeats", isNumber: true),
                        Report.Column("gaps", "Gaps", isNumber: true),
                        Report.Column("overlaps", "Overlaps", isNumber: true),
                    ]
                        + qualities(found).map(Report.Column.energy),
                    rows: found.map { row($0, qualities(found)) })
            ])
    }

    /// The qualities other than measured that some file has.
    private func qualities(_ found: [MeterFileInspection]) -> [ReadingQuality] {
        ReadingQuality.allCases.filter { quality in
            found.contains { $0.unmeasured.contains { $0.quality == quality } }
        }
    }

    private func row(
        _ file: MeterFileInspection, _ qualities: [ReadingQuality]
    ) -> [Report.Value] {
        [
            .text(file.file), .number(Int64(file.usagePoints)),
            .number(Int64(file.meterReadings)), .number(Int64(file.intervalBlocks)),
            .number(Int64(file.intervals)), Report.Value(file.forwardEnergy),
            Report.Value(file.reverseEnergy), Report.Value(file.netEnergy),
            Report.Value(file.otherEnergy), .number(Int64(file.duplicates)),
            .number(Int64(file.gaps)), .number(Int64(file.overlaps)),
        ]
            + qualities.map { quality in
                Report.Value(
                    file.unmeasured.first { $0.quality == quality }?.energy.description)
            }
    }
}
