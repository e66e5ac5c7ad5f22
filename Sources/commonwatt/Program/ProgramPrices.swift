import ArgumentParser
import Operations
import Quantities
import Storage

struct ProgramPrices: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prices",
        abstract: "Read prices that programs refer to, by hour or by month.",
        discussion: """
            CSV with the columns start and price for hourly prices, as in \
            2026-06-01T00:00-04:00,31.40, or month and price for monthly ones. The series has \
            the name that 'commonwatt program show' prints under "Prices to be read", with the \
            whole command.

              commonwatt program prices lbmp-2026-06.csv \
            --series "NYISO day-ahead zonal LBMP" --per MWh
              commonwatt program prices 20260601damlbmp_zone.csv \
            --series "NYISO day-ahead zonal LBMP" --per MWh --time-zone America/New_York \
            --dates month-first --column "start=Time Stamp" --column "price=LBMP ($/MWHr)" \
            --where Name=CAPITL
            """)

    enum Unit: String, ExpressibleByArgument, CaseIterable {
        case kWh, MWh
    }

    @Argument(help: ArgumentHelp("The prices, as CSV.", valueName: "file"))
    var file: String
    @Option(help: "The name by which programs refer to the series.")
    var series: String
    @Option(help: "What the figures are for: kWh or MWh.")
    var per: Unit = .kWh
    @OptionGroup var times: TimeOptions
    @OptionGroup var columns: ColumnOptions
    @Flag(
        help: """
            Take a price to hold until the next one, at most for a day, where hours between have \
            none.
            """)
    var holdUntilNext = false
    @OptionGroup var options: WriteOptions

    func run() throws {
        let input = try InputFile(path: file, limit: InputFile.listLimit)
        let outcome = try ImportPrices(
            input, series: series, perMegawattHour: per == .MWh, times: times.form(),
            columns: columns.names(), holdUntilNext: holdUntilNext)(
                in: options.open(), options.time, options.mode)
        if outcome.isRepeat {
            Console.remark("\(file) is already imported; nothing was changed")
        }
        let report = Report(
            schema: "commonwatt.program-prices/1",
            facts: [
                Report.Fact(key: "series", heading: "Series", value: .text(series)),
                Report.Fact(
                    key: "hours", heading: "Hours", value: .number(Int64(outcome.hours))),
                Report.Fact(
                    key: "stretches", heading: "Stretches without a gap",
                    value: .number(Int64(outcome.stretches))),
                Report.Fact(
                    key: "months", heading: "Months", value: .number(Int64(outcome.months))),
            ])
        options.show(report, warnings: outcome.warnings)
    }
}
