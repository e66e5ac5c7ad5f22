import ArgumentParser
import Diagnostics
import Operations
import Quantities
import Tariffs

struct TariffBillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill",
        abstract: "Bill a load by a tariff, month by month; needs no book.",
        discussion: """
            A tariff is a file in our XML, URDB's JSON or New York's rate plan XML, or the id \
            of one that comes with the program, or with --book of one that was imported. Of an \
            id each month is billed by the version in force in it; months that no version \
            covers are named, and the total says that it is not of a year. The load has the \
            columns hour,kwh for a year from its first hour on, or start,kwh with times; so has \
            the generation.

            The year is that of --year, else the months are those the load has times of, at \
            most twelve, else it is the first whole year in which the tariff has prices. The \
            plain calendar is a year of 365 days whose 1 January is a Monday, without daylight \
            saving or holidays; its prices are those of --on, else of 1 January of that year.

            Without --unrounded amounts are in cents: each line of a bill is rounded once, and \
            all figures are sums of lines. In CSV the column month is the number of the \
            calendar month, 1 to 12, in the order of the bills, which need not begin with \
            January; kwh_bank_end and usd_bank_end are what is banked before a true-up empties \
            the bank. JSON has what goes to the next month too.

              commonwatt tariff bill us.az.aps.et-2 --load load.csv --year 2018
              commonwatt tariff bill rate.json --load load.csv --generation pv.csv \
            --generation-scale 6 --metering net-billing --export 'retail*0.5' \
            --calendar plain --explain 07
            """)

    @Argument(help: ArgumentHelp("The file, or the id of the tariff.", valueName: "tariff"))
    var tariff: String
    @Option(
        help: ArgumentHelp(
            """
            The file or id of another supplier's tariff, which takes the place of the supply \
            charges of the first.
            """, valueName: "tariff"))
    var supply: String?
    @Option(help: ArgumentHelp("What is used, CSV.", valueName: "file"))
    var load: String
    @Option(
        help: ArgumentHelp(
            "The order of dates as 07/04/2026 in these files, which is never guessed.",
            valueName: "day-first|month-first"))
    var dates: TimeForm.DateOrder?
    @Option(help: ArgumentHelp("What is generated, CSV.", valueName: "file"))
    var generation: String?
    @Option(
        help: ArgumentHelp("What generation is multiplied with, as kilowatts.", valueName: "kw"),
        transform: Ratio.argument)
    var generationScale: Ratio?
    @OptionGroup var metering: MeteringOptions
    @Option(help: "The days to bill: plain or real.")
    var calendar: BillTariff.Days = .real
    @Option(
        help: """
            The year to bill, or under the plain calendar that whose prices to take; without it \
            the months the load has times of, or the first whole year with prices.
            """)
    var year: Int?
    @Option(
        help: ArgumentHelp(
            """
            The day whose version to take for all months, and whose prices the plain year has.
            """, valueName: "date"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @Option(
        help: ArgumentHelp(
            """
            Bill without what cannot be computed of this name, or by the guess it is read by; \
            may be repeated.
            """,
            valueName: "item"))
    var accept: [String] = []
    @Option(
        help: ArgumentHelp(
            "A series of prices the tariff goes by, and its file; may be repeated.",
            valueName: "name=file"))
    var prices: [NamedFileArgument] = []
    @Option(
        help: ArgumentHelp(
            """
            A moment at which the system was at its peak that a coincident demand goes by, as in \
            system=2026-07-14T17:00-06:00; may be repeated.
            """, valueName: "name=time"))
    var systemPeak: [NamedTimeArgument] = []
    @Option(
        help: ArgumentHelp(
            """
            A call of an event that prices hold in, as in \
            critical=2026-07-14T16:00-06:00/2026-07-14T19:00-06:00; may be repeated.
            """, valueName: "name=start/end"))
    var event: [NamedRangeArgument] = []
    @Flag(help: "Print amounts before rounding, with six decimals.")
    var unrounded = false
    @Option(
        help: ArgumentHelp(
            "Print every line of this month's bill, as in 2026-07 or 07.", valueName: "month"))
    var explain: MonthArgument?
    @OptionGroup var options: TariffOptions
    @OptionGroup var format: FormatOptions

    func validate() throws {
        if generationScale != nil, generation == nil {
            throw ValidationError("--generation-scale needs --generation")
        }
        if generation != nil { try metering.checkGenerationCounts() }
        if calendar == .plain, on != nil, year != nil {
            throw ValidationError(TariffLoadOptions.twoPriceDays)
        }
        let names = prices.map(\.name)
        guard Set(names).count == names.count else {
            throw ValidationError("--prices names a series twice")
        }
    }

    func run() throws {
        let found = try options.versions(tariff, on: on, assumesUnstated: calendar == .plain)
        let supplier = try supply.map {
            try options.versions($0, on: on, assumesUnstated: calendar == .plain)
        }
        var bill = try BillTariff(
            load: InputFile(path: load, limit: InputFile.listLimit),
            generation: generation.map {
                try InputFile(path: $0, limit: InputFile.listLimit)
            },
            generationScale: generationScale ?? .one, days: calendar, year: year, date: on,
            regime: metering.regime, exportPrices: metering.exportPrices(),
            convention: metering.convention.value,
            prices: Dictionary(
                uniqueKeysWithValues: prices.map {
                    ($0.name, try InputFile(path: $0.path, limit: InputFile.listLimit))
                }),
            systemPeaks: Dictionary(grouping: systemPeak, by: \.name)
                .mapValues { $0.map(\.time) },
            events: Dictionary(grouping: event, by: \.name).mapValues { $0.map(\.range) },
            territory: options.territory, accepting: Set(accept))
        bill.dates = dates
        let outcome = try bill(found, supply: supplier)
        for line in metering.remarks { Console.remark(line) }
        for warning in outcome.warnings { Console.remark(warning.description) }
        for remark in outcome.bill.remarks { Console.remark(remark) }
        if format.format == .csv {
            for item in outcome.bill.accepted {
                Console.remark("\(item.clause): \(item.effect.words): \(item.name)")
            }
        }
        let report = TariffBillReport(
            outcome: outcome, metering: metering, calendar: calendar, accepting: Set(accept),
            isUnrounded: unrounded)
        guard let explain else {
            return Console.result(report.text(format.format))
        }
        guard let month = outcome.bill.months.first(where: explain.matches) else {
            let months = outcome.bill.months.map { "\(Month(containing: $0.period.start))" }
            throw ValidationError(
                "--explain: that month is not billed, expected one of "
                    + months.joined(separator: ", "))
        }
        Console.result(report.explanation(of: month, format.format))
    }
}
