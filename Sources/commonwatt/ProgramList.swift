import ArgumentParser
import Operations
import Storage

struct ProgramList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the programs of the book, version by version.",
        discussion: """
              commonwatt program list
            """)

    @OptionGroup var options: ReadOptions

    func run() throws {
        let versions = try ListRates(.programs)(in: options.open())
        options.show(RateReports.list(versions, "program"))
    }
}
