import ArgumentParser
import Operations
import Quantities

struct LoanReverse: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Take back an event of a loan, as a payment that bounced.",
        discussion: """
            The event stays in the book; what followed is replayed without it, and the \
            difference is posted. An event is taken back once. A payment that came for the \
            subscription is taken back with: commonwatt payment reverse

              commonwatt loan reverse L-001 3 --on 2026-08-05 --reason "not covered"
            """)

    @Argument(help: "The loan.")
    var loan: String
    @Argument(help: "The event's number in 'loan show'.")
    var event: Int
    @Option(
        help: ArgumentHelp("The day it was taken back; without it, today.", valueName: "date"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @Option(help: "Why, for those who read the events.")
    var reason: String?
    @OptionGroup var options: WriteOptions

    func run() throws {
        let outcome = try ReverseLoanEvent(
            event, of: loan, on: on ?? options.date.today, reason: reason)(
                in: options.open(), options.time, options.mode)
        if outcome.isRepeat {
            Console.remark(
                "event \(event) of loan \"\(loan)\" was already taken back on \(outcome.date); "
                    + "nothing was changed")
        }
        options.show(
            Report(
                schema: "commonwatt.loan-reverse/1",
                facts: [
                    LoanReports.fact("loan", "Loan", loan),
                    LoanReports.fact("kind", "Taken back", outcome.kind),
                    LoanReports.fact("amount", "Amount", outcome.amount),
                    LoanReports.fact("happened", "Happened on", outcome.happened),
                    LoanReports.fact("date", "Taken back on", outcome.date),
                    Report.Fact(
                        key: "reversed", heading: "Taken back now",
                        value: .done(!outcome.isRepeat)),
                    LoanReports.fact("payoff", "Payoff", outcome.payoff),
                ]))
    }
}
