import ArgumentParser
import Operations
import Quantities

struct LoanPay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pay",
        abstract: "Record money that came in for what is due on a loan.",
        discussion: """
            It goes to fees, then interest, then principal; what is more than is due counts for \
            the next installments (to shorten the term, see: commonwatt loan prepay). A payment \
            of an earlier day is put in its place, and what followed is replayed. One without a \
            reference that is like one recorded for the day is refused, unless --another says that \
            more money came.

              commonwatt loan pay L-001 --amount 28.86 --on 2026-08-01
              commonwatt loan pay L-001 --payoff --on 2026-09-15
            """)

    @OptionGroup var change: LoanChangeOptions
    @Option(help: "The amount, as in 28.86.", transform: Money.argument)
    var amount: Money?
    @Flag(help: "All that is owed on the day.")
    var payoff = false
    @OptionGroup var another: AnotherOptions

    func validate() throws {
        guard (amount != nil) != payoff else {
            throw ValidationError("Say either --amount or --payoff.")
        }
    }

    func run() throws {
        let outcome = try change.record(
            amount.map(ChangeLoan.Change.payment) ?? .payoff, isAnother: another.another)
        if outcome.asked > .zero {
            Console.remark(
                "statements ask for \(outcome.asked) of this loan, and the next one takes off what "
                    + "was paid here; what a subscriber pays of a statement goes in with: "
                    + "commonwatt payment record SUBSCRIPTION AMOUNT")
        }
        change.options.show(LoanReports.paid(change.loan, outcome))
    }
}
