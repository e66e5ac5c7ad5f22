import ArgumentParser
import Operations

struct LoanRecast: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recast",
        abstract: "Find the payment anew on what is owed, for the same last due date.",
        discussion: """
            Where the loan stands as its schedule says, nothing changes. What is due must be \
            paid before.

              commonwatt loan recast L-001 --on 2026-08-01 --dry-run
            """)

    @OptionGroup var change: LoanChangeOptions

    func run() throws {
        try change.show(.recast, "recast")
    }
}
