import ArgumentParser
import Operations

struct LoanDefer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "defer",
        abstract: "Leave out the next payments; the loan ends so much later.",
        discussion: """
            Their interest is added to what is owed after the last of them, and the payment is \
            found anew. What is due must be paid before.

              commonwatt loan defer L-001 --payments 3 --on 2026-08-01 --dry-run
            """)

    @OptionGroup var change: LoanChangeOptions
    @Option(help: "How many payments are left out.")
    var payments: Int

    func run() throws {
        try change.show(.deferral(periods: payments), "defer")
    }
}
