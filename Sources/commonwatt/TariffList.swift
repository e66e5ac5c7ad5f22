import ArgumentParser
import Operations
import Storage

struct TariffList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the tariffs of the book, version by version.",
        discussion: """
              commonwatt tariff list
            """)

    @OptionGroup var options: ReadOptions

    func run() throws {
        let versions = try ListRates(.tariffs)(in: options.open())
        options.show(RateReports.list(versions, "tariff"))
    }
}
