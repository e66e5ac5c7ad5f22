import ArgumentParser
import Diagnostics
import Metering
import Operations
import Quantities
import Storage
import SystemTimeZones

struct MeterImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read meter files into the book, all of them or none.",
        discussion: """
            Green Button, or interval CSV with the columns start, end or minutes, kwh, and if \
            need be flow, meter and quality. Of a production meter what the grid received is \
            taken, of a usage meter what it delivered; other flows in the file must be named, \
            to be taken (--flow) or left out (--leave-out-others). A file of several meters \
            with a column 'meter' needs no --meter.

              commonwatt meter import june.xml --meter MEADOW-PM
              commonwatt meter import june.xml --meter MEADOW-PM --flow delivered --as received
            """)

    @Argument(help: ArgumentHelp("The meter files.", valueName: "file"))
    var files: [String]
    @Option(help: "The meter of the book they are of.")
    var meter: String?
    @Option(
        help: "A flow to take: delivered, received, net or total; may be given several times.")
    var flow: [EnergyFlow] = []
    @Option(
        name: .customLong("as"),
        help: "The flow to keep them as, where the file calls it otherwise.")
    var keptAs: EnergyFlow?
    @Flag(help: "Leave out other flows and units, in place of refusing the file.")
    var leaveOutOthers = false
    @Option(help: "The usage point to take, of a file with several.")
    var usagePoint: String?
    @Option(help: "The meter reading to take, of a usage point with several.")
    var meterReading: String?
    @Option(help: "The zone of times without an offset, as in America/Denver.")
    var timeZone: String?
    @OptionGroup var options: WriteOptions

    func run() throws {
        let zone = try timeZone.map { try TimeZoneRules(loading: $0) }
        let read = ImportReadings(
            files.map(MeterSource.path), meter: meter, flows: flow, keptAs: keptAs,
            leavingOutOthers: leaveOutOthers, usagePoint: usagePoint,
            meterReading: meterReading, timeZone: zone)
        let outcomes = try read(in: options.open(), options.occasion, options.mode)
        for outcome in outcomes where outcome.isRepeat {
            Console.remark("\(outcome.file) is already imported; nothing was changed")
        }
        options.show(report(outcomes), warnings: outcomes.flatMap(\.warnings))
    }

    private func report(_ outcomes: [ImportReadings.Outcome]) -> Report {
        Report(
            schema: "commonwatt.meter-import/1",
            tables: [
                Report.Table(
                    key: "series", heading: nil,
                    columns: [
                        Report.Column("meter", "Meter"), Report.Column("flow", "Flow"),
                        Report.Column("added", "Added", isNumber: true),
                        Report.Column("repeated", "Already there", isNumber: true),
                        Report.Column("start", "Start"), Report.Column("end", "End"),
                        Report.Column("kwh", "kWh", isNumber: true),
                        Report.Column("gaps", "Gaps", isNumber: true),
                        Report.Column("file", "File"),
                    ],
                    rows: outcomes.flatMap { outcome in
                        outcome.series.map { row($0, of: outcome.file) }
                    })
            ])
    }

    private func row(_ series: ImportReadings.Series, of file: String) -> [Report.Value] {
        [
            .text(series.meter), .text(series.flow.rawValue), .number(Int64(series.added)),
            .number(Int64(series.repeated)), Report.Value(series.range.start),
            Report.Value(series.range.end), Report.Value(series.energy),
            .number(Int64(series.gaps)), .text(file),
        ]
    }
}

extension EnergyFlow: ExpressibleByArgument {}
