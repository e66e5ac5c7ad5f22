import ArgumentParser
import Operations

struct LoanAutopay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "autopay",
        abstract: "Begin or end the automatic drawing of payments.",
        discussion: """
            The product's discount is taken off the rate or put back, and the payment is found \
            anew for the same last due date.

              commonwatt loan autopay L-001 off --on 2026-08-01 --dry-run
            """)

    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    @OptionGroup var change: LoanChangeOptions
    @Argument(help: "on or off.")
    var choice: Choice

    func run() throws {
        try change.show(.autopay(choice == .on), "autopay")
    }
}
