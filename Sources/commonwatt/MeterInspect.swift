import ArgumentParser
import Diagnostics
import MeterFiles
import Operations

struct MeterInspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what is in Green Button files; needs no book.",
        discussion: """
            Tells what is there, strange or not; what is odd is told as warnings. Only a file \
            that is not well-formed XML, or has a DOCTYPE, is refused.

              commonwatt meter inspect june.xml --format json
            """)

    @Argument(help: ArgumentHelp("The meter files.", valueName: "file"))
    var files: [String]
    @OptionGroup var format: FormatOptions

    func run() throws {
        let found = try InspectMeterFiles(files.map(MeterSource.path))()
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
                    ], rows: found.map(row))
            ])
    }

    private func row(_ file: MeterFileInspection) -> [Report.Value] {
        [
            .text(file.file), .number(Int64(file.usagePoints)),
            .number(Int64(file.meterReadings)), .number(Int64(file.intervalBlocks)),
            .number(Int64(file.intervals)), Report.Value(file.forwardEnergy),
            Report.Value(file.reverseEnergy), Report.Value(file.netEnergy),
            Report.Value(file.otherEnergy), .number(Int64(file.duplicates)),
            .number(Int64(file.gaps)), .number(Int64(file.overlaps)),
        ]
    }
}
