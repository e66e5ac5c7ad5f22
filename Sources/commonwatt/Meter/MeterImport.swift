public import ArgumentParser
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

            Energy of one direction is not below zero: such readings are refused, unless the \
            file says that they are net (flow=net), or --below-zero says which flow of the \
            same meter takes what is below zero.

              commonwatt meter import june.xml --meter MEADOW-PM
              commonwatt meter import june.xml --meter MEADOW-PM --flow delivered --as received
              commonwatt meter import jan.csv --meter MEADOW-PM --below-zero as-delivered
              commonwatt meter import use.csv --flow net --as delivered --below-zero as-received
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
    @Option(
        help: ArgumentHelp(
            "Keep what is below zero as energy the other way through the same meter.",
            valueName: "as-delivered|as-received"))
    var belowZero: BelowZero?
    @Flag(help: "Leave out other flows, units and services, in place of refusing the file.")
    var leaveOutOthers = false
    @Option(help: "The usage point to take, of a file with several.")
    var usagePoint: String?
    @Option(help: "The meter reading to take, of a usage point with several.")
    var meterReading: String?
    @OptionGroup var form: IntervalOptions
    @OptionGroup var options: WriteOptions

    func run() throws {
        let read = ImportReadings(
            files.map(MeterSource.path), meter: meter, flows: flow, keptAs: keptAs,
            belowZero: belowZero?.flow, leavingOutOthers: leaveOutOthers, usagePoint: usagePoint,
            meterReading: meterReading, form: try form.form())
        let outcomes = try read(in: options.open(), options.time, options.mode)
        for outcome in outcomes where outcome.isRepeat {
            Console.remark("\(outcome.file) is already imported; nothing was changed")
        }
        options.show(report(outcomes), warnings: outcomes.flatMap(\.warnings))
    }

    private func report(_ outcomes: [ImportReadings.Outcome]) -> Report {
        let qualities = ReadingQuality.allCases.filter { quality in
            outcomes.flatMap(\.series).flatMap(\.unmeasured).contains { $0.quality == quality }
        }
        return Report(
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
                    ]
                        + qualities.map(Report.Column.energy) + [
                            Report.Column("gaps", "Gaps", isNumber: true),
                            Report.Column("file", "File"),
                        ],
                    rows: outcomes.flatMap { outcome in
                        outcome.series.map { row($0, qualities, of: outcome.file) }
                    })
            ])
    }

    private func row(
        _ series: ImportReadings.Series, _ qualities: [ReadingQuality], of file: String
    ) -> [Report.Value] {
        [
            .text(series.meter), .text(series.flow.rawValue), .number(Int64(series.added)),
            .number(Int64(series.repeated)), time(series.range.start, of: series),
            time(series.range.end, of: series), Report.Value(series.energy),
        ]
            + qualities.map { quality in
                Report.Value(
                    series.unmeasured.first { $0.quality == quality }?.energy.description)
            } + [.number(Int64(series.gaps)), .text(file)]
    }

    /// A time as the array's clocks show it, for eyes; for programs as it always is.
    private func time(_ instant: Instant, of series: ImportReadings.Series) -> Report.Value {
        guard options.format.format == .table else { return Report.Value(instant) }
        return .text(instant.text(in: series.timeZone))
    }
}

/// Which flow of a meter takes what is below zero in the flow that is taken.
enum BelowZero: String, ExpressibleByArgument, CaseIterable {
    case asDelivered = "as-delivered"
    case asReceived = "as-received"

    var flow: EnergyFlow {
        switch self {
        case .asDelivered: .delivered
        case .asReceived: .received
        }
    }
}

extension Report.Column {
    /// The energy of a quality other than measured.
    static func energy(of quality: ReadingQuality) -> Report.Column {
        let name = "\(quality)"
        return Report.Column(
            "\(name)_kwh", name.prefix(1).uppercased() + name.dropFirst() + " kWh",
            isNumber: true)
    }
}

extension EnergyFlow: ExpressibleByArgument {}
