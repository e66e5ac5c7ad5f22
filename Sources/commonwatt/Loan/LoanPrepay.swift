import ArgumentParser
import Operations
import Quantities

struct LoanPrepay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepay",
        abstract: "Record money beside what is due, and show what it changes.",
        discussion: """
            The loan ends sooner, or, recast, the payment is found anew for the same last due \
            date; without a flag the product says which. Interest up to the day is paid first. \
            What is due must be paid before.

              commonwatt loan prepay L-001 --amount 500.00 --on 2026-08-01 --recast --dry-run
            """)

    @OptionGroup var change: LoanChangeOptions
    @Option(help: "The amount, as in 500.00.", transform: Money.argument)
    var amount: Money
    @Flag(
        inversion: .prefixedNo,
        help: "Find the payment anew for the same last due date, or let the loan end sooner.")
    var recast: Bool?
    @OptionGroup var another: AnotherOptions

    func run() throws {
        try change.show(.prepayment(amount, recasts: recast), "prepay", isAnother: another.another)
    }
}
