import ArgumentParser
import Operations
import Quantities
import Sharing
import Storage

struct SCRTerms: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms",
        abstract: "State the prices an array's rates are computed with.",
        discussion: """
            What a kilowatt-hour from the grid costs, what one fed in earns, and what a \
            kilowatt of demand at the peak costs for a month. They hold from a month on.

              commonwatt scr terms --array MEADOW --from 2026-01 --buy 0.16 --sell 0.04 \
            --capacity-price 9.50
            """)

    @Option(help: "The array.")
    var array: String
    @Option(help: "The first month they hold, as in 2026-01.", transform: Month.argument)
    var from: Month
    @Option(
        help: "Per kWh taken from the grid.", transform: EnergyPrice.argument)
    var buy: EnergyPrice
    @Option(
        help: "Per kWh fed in.", transform: EnergyPrice.argument)
    var sell: EnergyPrice
    @Option(
        help: "Per kW of demand at the peak and month.", transform: CapacityPrice.argument)
    var capacityPrice: CapacityPrice
    @OptionGroup var options: WriteOptions

    func run() throws {
        let terms = SetSharingTerms(
            array: array, from: from, buy: buy, sell: sell, capacity: capacityPrice)
        let outcome = try terms(in: options.open(), options.mode)
        if outcome == .alreadyThere {
            Console.remark("array \(array) has these terms already; nothing was changed")
        }
        options.show(
            Report(
                schema: "commonwatt.scr-terms/1",
                facts: [
                    Report.Fact(key: "array", heading: "Array", value: .text(array)),
                    Report.Fact(key: "from", heading: "From", value: Report.Value(from)),
                    Report.Fact(
                        key: "buy", heading: "Per kWh from the grid", value: Report.Value(buy)),
                    Report.Fact(key: "sell", heading: "Per kWh fed in", value: Report.Value(sell)),
                    Report.Fact(
                        key: "capacity_price", heading: "Per kW and month",
                        value: Report.Value(capacityPrice)),
                    Report.Fact(key: "set", heading: "Set", value: .done(outcome == .set)),
                ]))
    }
}

extension DryRunOptions {
    var mode: WriteMode { dryRun ? .rehearsal : .commit }
}
