import ArgumentParser
import Operations
import Quantities
import Tariffs

struct TariffBillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill",
        abstract: "Bill a load by a tariff, month by month; needs no book.",
        discussion: """
            A tariff is a file in our XML, URDB's JSON or New York's rate plan XML, or the id \
            of one that comes with the program. The load has the columns hour,kwh for a year \
            from its first hour on, or start,kwh with times; so has the generation.

            The plain calendar is a year of 365 days whose 1 January is a Monday, without \
            daylight saving or holidays. Without --unrounded amounts are in cents, each line \
            of a bill rounded once.

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
        help: "The year to bill; else the months the load has, or the first whole year in force.")
    var year: Int?
    @Option(
        help: ArgumentHelp(
            "The day whose version to take, and whose prices the plain year has.",
            valueName: "date"), transform: CivilDate.argument)
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
        let names = prices.map(\.name)
        guard Set(names).count == names.count else {
            throw ValidationError("--prices names a series twice")
        }
    }

    func run() throws {
        let found = try options.find(tariff, on: on, assumesUnstated: calendar == .plain)
        let supplier = try supply.map {
            try options.find($0, on: on, assumesUnstated: calendar == .plain)
        }
        let outcome = try BillTariff(
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
            territory: options.territory, accepting: Set(accept))(
                found, supply: supplier)
        for line in metering.idle { Console.remark(line) }
        for warning in outcome.warnings { Console.remark(warning.description) }
        if format.format == .csv {
            for item in outcome.bill.accepted {
                Console.remark("\(item.clause): \(item.effect.words): \(item.name)")
            }
        }
        let report = TariffBillReport(
            tariff: found, supply: supplier, bill: outcome.bill, metering: metering,
            calendar: calendar,
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
