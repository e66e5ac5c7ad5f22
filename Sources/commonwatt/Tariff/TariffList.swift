import ArgumentParser
import Operations
import Storage

struct TariffList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: """
            List the tariffs of the book, or those that come with the program, version by version.
            """,
        discussion: """
              commonwatt tariff list
              commonwatt tariff list --shipped
            """)

    @Flag(help: "List those that come with the program; needs no book.")
    var shipped = false
    @OptionGroup var options: ReadOptions

    func run() throws {
        let list = ListRates(.tariffs)
        let versions = try shipped ? list(of: Installation.find()) : list(in: options.open())
        options.show(RateReports.list(versions, "tariff"))
    }
}
