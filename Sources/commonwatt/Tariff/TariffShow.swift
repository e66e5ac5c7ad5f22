import ArgumentParser
import Documents
import Foundation
import Operations
import Quantities

struct TariffShow: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what a tariff says: its charges, hours and holidays.",
        discussion: """
            A tariff is a file, or the id of one that comes with the program; with --book, \
            one that was imported. Hours are a map of months and hours, with a letter for \
            each period. JSON has the prices of all dates.

              commonwatt tariff show us.az.aps.et-2
              commonwatt tariff show rates/us/ca/pge/e-1-t/2021-03-01.xml --on 2021-07-01
            """)

    @Argument(help: ArgumentHelp("The file, or the id of the tariff.", valueName: "tariff"))
    var tariff: String
    @Option(
        help: ArgumentHelp(
            "The day whose version and prices to show, as in 2026-07-03.", valueName: "date"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @Option(help: "How to print the tariff: table or json.")
    var format: Format = .table
    @OptionGroup var options: TariffOptions

    func run() throws {
        let found = try options.find(tariff, on: on)
        let date = found.shownDay(on)
        switch format {
        case .table:
            Console.result(
                TariffText.render(found, on: date, isColored: Console.isColorTerminal))
        case .json: Console.result(TariffJSON.render(found, on: date))
        }
    }
}
