import ArgumentParser
import Operations
import Storage

struct ProgramList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: """
            List the programs of the book, or those that come with the program, version by version.
            """,
        discussion: """
              commonwatt program list
              commonwatt program list --shipped
            """)

    @Flag(help: "List those that come with the program; needs no book.")
    var shipped = false
    @OptionGroup var options: ReadOptions

    func run() throws {
        let list = ListRates(.programs)
        let versions = try shipped ? list(of: Installation.find()) : list(in: options.open())
        options.show(RateReports.list(versions, "program"))
    }
}
