import ArgumentParser
import Operations
import Storage

struct LoanProducts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "products",
        abstract: "List the loan products of the book, version by version.",
        discussion: """
              commonwatt loan products
            """)

    @OptionGroup var options: ReadOptions

    func run() throws {
        let versions = try ListRates(.loanProducts)(in: options.open())
        options.show(RateReports.list(versions, "product"))
    }
}
