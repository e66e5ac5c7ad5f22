import ArgumentParser
import Operations
import Quantities
import Tariffs

/// A customer's generation, and how tariffs that are compared bill it.
struct TariffLoadOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What is generated, CSV.", valueName: "file"))
    var generation: String?
    @Option(
        help: ArgumentHelp("What generation is multiplied with, as kilowatts.", valueName: "kw"),
        transform: Ratio.argument)
    var generationScale: Ratio?
    @OptionGroup var metering: MeteringOptions
    @Option(
        help: """
            The days to bill: plain, the same for all tariffs, or real. Without it plain for a \
            load that counts hours, and real for one with times.
            """)
    var calendar: BillTariff.Days?
    @Option(
        help: """
            The year to bill, or under the plain calendar that whose prices to take. Without it \
            the months the load has times of; a load that counts its hours is billed in the \
            plain year, by each tariff's first whole year with prices.
            """)
    var year: Int?
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
            "A series of prices the tariffs go by, and its file; may be repeated.",
            valueName: "name=file"))
    var prices: [NamedFileArgument] = []

    @Option(
        help: ArgumentHelp(
            "The order of dates as 07/04/2026 in these files, which is never guessed.",
            valueName: "day-first|month-first"))
    var dates: TimeForm.DateOrder?

    func validate() throws {
        if generation == nil {
            if generationScale != nil {
                throw ValidationError("--generation-scale needs --generation")
            }
            if metering.metering != .none {
                throw ValidationError(
                    "--metering \(metering.metering.rawValue) needs --generation")
            }
        }
        if generation != nil { try metering.checkGenerationCounts() }
        let names = prices.map(\.name)
        guard Set(names).count == names.count else {
            throw ValidationError("--prices names a series twice")
        }
    }

    static let twoPriceDays =
        "--on and --year both say whose prices the plain year has; give one of them"

    /// The bills of the load in a file, on the days that suit it unless some were asked for.
    func bill(load: String, territory: String?) throws -> BillTariff {
        var bill = BillTariff(
            load: try InputFile(path: load, limit: InputFile.listLimit),
            generation: try generation.map {
                try InputFile(path: $0, limit: InputFile.listLimit)
            },
            generationScale: generationScale ?? .one, year: year, regime: metering.regime,
            exportPrices: try metering.exportPrices(), convention: metering.convention.value,
            prices: Dictionary(
                uniqueKeysWithValues: try prices.map {
                    ($0.name, try InputFile(path: $0.path, limit: InputFile.listLimit))
                }),
            territory: territory, accepting: Set(accept))
        bill.dates = dates
        let usual = try bill.usualDays()
        bill.days = calendar ?? (year == nil ? usual : .real)
        if bill.days == .real, usual == .plain, year == nil {
            throw ValidationError("the load counts its hours; say of which year with --year")
        }
        for line in metering.remarks { Console.remark(line) }
        return bill
    }
}
