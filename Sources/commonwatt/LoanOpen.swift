import ArgumentParser
import Lending
import Operations
import Quantities
import Storage

struct LoanOpen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Make a loan on a product, and disburse it.",
        discussion: """
            Shows what Regulation Z has a borrower told; with --dry-run before anything is done. \
            A loan is opened once: the same again is noticed.

              commonwatt loan open L-001 --product share-loan --subscription S-001-A \
            --amount 2600.00 --payments 120 --disbursed 2026-06-01
            """)

    @Argument(help: "What the loan is to be called.")
    var loan: String
    @Option(help: "The loan product.")
    var product: String
    @Option(help: "The subscription whose share it is for.")
    var subscription: String
    @Option(help: "What is lent, as in 2600.00.", transform: Money.argument)
    var amount: Money
    @Option(help: "How many payments there are.")
    var payments: Int
    @Option(
        help: ArgumentHelp("The day the money is lent; without it, today.", valueName: "date"),
        transform: CivilDate.argument)
    var disbursed: CivilDate?
    @Option(
        help: ArgumentHelp(
            "The day the first payment is due; without it, the product's first that is at least "
                + "one period later.", valueName: "date"), transform: CivilDate.argument)
    var firstDue: CivilDate?
    @Flag(help: "Payments are drawn automatically from the start.")
    var autopay = false
    @Option(
        help: ArgumentHelp(
            "What an investor's note lends, once for each note; together all that is lent.",
            valueName: "amount"), transform: Money.argument)
    var note: [Money] = []
    @OptionGroup var options: WriteOptions

    func run() throws {
        let application = LoanApplication(
            amount: amount, periods: payments, disbursed: disbursed ?? options.date.today,
            firstDue: firstDue, hasAutopay: autopay)
        let outcome = try OpenLoan(
            loan, on: product, for: subscription, application, fundedBy: note)(
                in: options.open(), options.occasion, options.mode)
        if outcome.isRepeat {
            Console.remark("loan \"\(loan)\" is in the book already; nothing was changed")
        }
        options.show(report(outcome), warnings: outcome.warnings)
    }

    private func report(_ outcome: OpenLoan.Outcome) -> Report {
        let box = outcome.disclosure
        return Report(
            schema: "commonwatt.loan-open/1",
            facts: [
                LoanReports.fact("loan", "Loan", loan),
                Report.Fact(key: "opened", heading: "Opened", value: .flag(!outcome.isRepeat)),
                LoanReports.fact("disbursed", "Disbursed", outcome.contract.disbursed),
                LoanReports.rate(box, isTable: options.format.format == .table),
                LoanReports.fact("finance_charge", "Finance charge", box.financeCharge),
                LoanReports.fact("amount_financed", "Amount financed", box.amountFinanced),
                LoanReports.fact("total_of_payments", "Total of payments", box.totalOfPayments),
                LoanReports.fact("payment", "Payment", outcome.payment),
                LoanReports.fact("last_payment", "Last payment", outcome.lastPayment),
                Report.Fact(
                    key: "payments", heading: "Payments",
                    value: .number(Int64(outcome.payments))),
                LoanReports.fact("first_due", "First due", outcome.contract.firstDue),
                LoanReports.fact("last_due", "Last due", outcome.lastDue),
            ])
    }
}
