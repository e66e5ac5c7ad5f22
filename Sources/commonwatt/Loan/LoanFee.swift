import ArgumentParser
import Operations
import Quantities

struct LoanFee: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fee",
        abstract: "Charge a fee that is not the contract's own, as for a check that bounced.",
        discussion: """
            The next money that comes in pays it first. Late fees are charged by themselves.

              commonwatt loan fee L-001 --amount 20.00 --on 2026-08-03
            """)

    @OptionGroup var change: LoanChangeOptions
    @Option(help: "The amount, as in 20.00.", transform: Money.argument)
    var amount: Money
    @OptionGroup var another: AnotherOptions

    func run() throws {
        let outcome = try change.record(.fee(amount), isAnother: another.another)
        change.options.show(LoanReports.paid(change.loan, outcome))
    }
}
