import ArgumentParser
import Operations
import Quantities

struct LoanRestructure: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restructure",
        abstract: "Agree on another rate or number of payments.",
        discussion: """
            Unpaid interest is added to what is owed, nothing is past due any more, and the \
            payment is found anew from the next due date on. Fees stay due.

              commonwatt loan restructure L-001 --rate 4.99 --payments 180 --on 2026-08-01 --dry-run
            """)

    @OptionGroup var change: LoanChangeOptions
    @Option(
        help: "The new annual rate in percent; without it, it stays.",
        transform: { try Ratio(percent: $0) })
    var rate: Ratio?
    @Option(help: "How many payments there are from the next due date on.")
    var payments: Int

    func run() throws {
        try change.show(.restructure(rate: rate, periods: payments), "restructure")
    }
}
