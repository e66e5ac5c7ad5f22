import ArgumentParser
import Operations
import Quantities
import Storage

struct LoanDecline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Close an application for a loan without lending.",
        discussion: """
            The application stays in the book, with the reason. It is closed once: the same again \
            is noticed, and a new application needs another id.

              commonwatt loan decline L-001 --reason "income not shown"
              commonwatt loan decline L-002 --withdrawn --reason "moves away" --on 2026-05-28
            """)

    @Argument(help: "What the loan was applied for as.")
    var loan: String
    @Flag(help: "The applicant takes the application back, and the co-op does not decline it.")
    var withdrawn = false
    @Option(
        help: ArgumentHelp("The day it counts for; without it, today.", valueName: "date"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @Option(help: "Why, for those who read the application.")
    var reason: String
    @OptionGroup var options: WriteOptions

    func run() throws {
        let kind: CloseLoanApplication.Kind = withdrawn ? .withdrawn : .declined
        let outcome = try CloseLoanApplication(loan, as: kind, on: on, reason: reason)(
            in: options.open(), options.time, options.mode)
        if outcome.isRepeat {
            Console.remark(
                "the application for loan \"\(loan)\" was already \(kind.rawValue) on "
                    + "\(outcome.date); nothing was changed")
        }
        options.show(
            Report(
                schema: "commonwatt.loan-decline/1",
                facts: [
                    LoanReports.fact("loan", "Loan", loan),
                    LoanReports.fact("state", "State", kind.rawValue),
                    Report.Fact(
                        key: "closed", heading: "Closed now", value: .done(!outcome.isRepeat)),
                    LoanReports.fact("amount", "Amount", outcome.asked),
                    LoanReports.fact("applied", "Applied", outcome.applied),
                    LoanReports.fact("date", "Closed on", outcome.date),
                    LoanReports.fact("reason", "Reason", reason),
                ]))
    }
}
