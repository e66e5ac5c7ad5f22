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
            Of an application that is open it takes what was asked for, and tells what changed in \
            the product's terms since; without one, product, subscription, amount and payments \
            are given here. Shows what Regulation Z has a borrower told; with --dry-run before \
            anything is done. A loan is opened once: the same again is noticed.

              commonwatt loan open L-001 --disbursed 2026-06-01
              commonwatt loan open L-002 --product share-loan --subscription S-002-A \
            --amount 2600.00 --payments 120 --disbursed 2026-06-01
            """)

    @Argument(help: "What the loan is to be called, or was applied for as.")
    var loan: String
    @Option(help: "The loan product.")
    var product: String?
    @Option(help: "The subscription whose share it is for.")
    var subscription: String?
    @Option(help: "What is lent, as in 2600.00.", transform: Money.argument)
    var amount: Money?
    @Option(help: "How many payments there are.")
    var payments: Int?
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
        let offer = try OpenLoan(loan, request)(
            in: options.open(), options.time, options.mode)
        if offer.isRepeat {
            Console.remark("loan \"\(loan)\" is in the book already; nothing was changed")
        }
        let facts: [Report.Fact] = [
            LoanReports.fact("loan", "Loan", loan),
            Report.Fact(key: "opened", heading: "Opened", value: .done(!offer.isRepeat)),
            LoanReports.fact("disbursed", "Disbursed", offer.contract.disbursed),
        ]
        options.show(
            Report(
                schema: "commonwatt.loan-open/1",
                facts: facts + LoanReports.offer(offer, options.format.format)),
            warnings: offer.warnings)
    }

    /// What is given; the rest is as it was applied for.
    private var request: LoanRequest {
        var request = LoanRequest()
        request.product = product
        request.subscription = subscription
        request.amount = amount
        request.periods = payments
        request.disbursed = disbursed
        request.firstDue = firstDue
        request.hasAutopay = autopay ? true : nil
        request.notes = note.isEmpty ? nil : note
        return request
    }
}
