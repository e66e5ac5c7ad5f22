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

    @OptionGroup var book: BookOptions
    @Option(help: "The array.")
    var array: String
    @Option(help: "The first month they hold, as in 2026-01.")
    var from: Month
    @Option(help: "Per kWh taken from the grid.")
    var buy: String
    @Option(help: "Per kWh fed in.")
    var sell: String
    @Option(help: "Per kW of demand at the peak and month.")
    var capacityPrice: String
    @OptionGroup var dryRun: DryRunOptions

    func run() throws {
        let terms = SetSharingTerms(
            array: array, from: from, buy: try parsed(buy, "--buy") { try EnergyPrice($0) },
            sell: try parsed(sell, "--sell") { try EnergyPrice($0) },
            capacity: try parsed(capacityPrice, "--capacity-price") { try CapacityPrice($0) })
        try terms(in: Book.open(at: book.book, for: .writing), dryRun.mode)
        Console.remark(
            dryRun.dryRun
                ? "the terms can be set; nothing was changed"
                : "from \(from) on, rates of \(array) are computed with these prices")
    }
}

/// The value that `make` reads in the argument of an option, or a usage error that names it.
func parsed<Value>(
    _ text: String, _ option: String, _ make: (String) throws -> Value
) throws -> Value {
    do { return try make(text) } catch {
        throw ValidationError("\(option) \(text): \(error)")
    }
}

extension DryRunOptions {
    var mode: WriteMode { dryRun ? .rehearsal : .commit }
}
