import ArgumentParser
import Operations
import Storage

struct LoanProducts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "products",
        abstract: """
            List the loan products of the book, or those that come with the program, version by \
            version.
            """,
        discussion: """
              commonwatt loan products
              commonwatt loan products --shipped
            """)

    @Flag(help: "List those that come with the program; needs no book.")
    var shipped = false
    @OptionGroup var options: ReadOptions

    func run() throws {
        let list = ListRates(.loanProducts)
        let versions = try shipped ? list(of: Installation.find()) : list(in: options.open())
        options.show(RateReports.list(versions, "product"))
    }
}
