import ArgumentParser
import Diagnostics
import Operations
import Quantities
import Tariffs

struct TariffCompare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Rank tariffs by what a year of a load costs.",
        discussion: """
            The cheapest comes first; of the others it says by which part they cost more. \
            Under the plain calendar every tariff is billed on the same days, with the prices \
            of --on, else of 1 January of --year, else of the first whole year in which it has \
            prices, which the table names.

              commonwatt tariff compare --load house.csv us.az.aps.et-2 us.fl.jea.rs
              commonwatt tariff compare --load house.csv --generation pv.csv \
            --metering net-billing --export 'retail*0.5' rates/us/*/*/*/*.xml
            """)

    @Argument(help: ArgumentHelp("The tariffs: files, or ids.", valueName: "tariff"))
    var tariffs: [String]
    @Option(
        help: ArgumentHelp("A year of load, as hour,kwh or with times.", valueName: "csv"))
    var load: String
    @Option(
        help: ArgumentHelp(
            "The day whose versions and prices to compare, as in 2026-07-03.",
            valueName: "date"), transform: CivilDate.argument)
    var on: CivilDate?
    @OptionGroup var billing: TariffLoadOptions
    @OptionGroup var options: TariffOptions
    @OptionGroup var format: FormatOptions

    func validate() throws {
        if on != nil, billing.year != nil, billing.calendar == .plain {
            throw ValidationError(TariffLoadOptions.twoPriceDays)
        }
    }

    func run() throws {
        let bill = try billing.bill(load: load, territory: options.territory)
        let found = try tariffs.map {
            try options.find($0, on: on, assumesUnstated: bill.days == .plain)
        }
        let stated = on
        let ranking = try CompareTariffs(found, by: bill) { _ in stated }()
        for warning in ranking.warnings { Console.remark(warning.description) }
        let costs = ranking.costs
        for remark in costs.flatMap({ cost in cost.remarks.map { "\(cost.tariff.id): \($0)" } }) {
            Console.remark(remark)
        }
        if Set(costs.map(\.tariff.currency)).count > 1 {
            Console.remark("the tariffs are in several currencies; the ranking has no meaning")
        }
        let report = Report(
            schema: "commonwatt.tariff-compare/1",
            tables: [
                TariffCosts.ranking(costs), TariffCosts.drivers(costs),
                TariffCosts.periods(costs), TariffCosts.months(costs),
            ])
        format.show(report)
        for refusal in ranking.refused {
            Console.remark("\(refusal.tariff.id) is not compared:\n\(refusal.problems)")
        }
        if !ranking.refused.isEmpty { throw ExitCode(Failure.badData) }
    }
}
