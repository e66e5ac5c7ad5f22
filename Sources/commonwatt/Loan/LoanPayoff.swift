import ArgumentParser
import Lending
import Operations
import Quantities
import Storage

struct LoanPayoff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payoff",
        abstract: "Quote what pays a loan off on a day.",
        discussion: """
            The per diem is the interest of one more day, to the cent; the payoff of another day \
            is reckoned anew, and not with it.

              commonwatt loan payoff L-001 --on 2026-09-15
            """)

    @Argument(help: "The loan.")
    var loan: String
    @Option(
        help: ArgumentHelp("The day; without it, today.", valueName: "date"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @OptionGroup var options: ReadOptions

    func run() throws {
        let found = try ShowLoan(loan, on: on ?? options.date.today)(in: options.open())
        let quote = found.position.quote
        options.show(
            Report(
                schema: "commonwatt.loan-payoff/1",
                facts: [
                    LoanReports.fact("loan", "Loan", loan),
                    LoanReports.fact("date", "On", quote.date),
                    LoanReports.fact("state", "State", found.position.state.rawValue),
                    LoanReports.fact("principal", "Principal", quote.principal),
                    LoanReports.fact("interest", "Interest", quote.interest),
                    LoanReports.fact("fees", "Fees", quote.fees),
                    LoanReports.fact("payoff", "Payoff", found.position.payoff),
                    LoanReports.fact("per_diem", "Per diem", quote.perDiem),
                ]))
    }
}
