import ArgumentParser
import Lending
import Operations
import Quantities

struct LoanApply: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Record an application for a loan, with an estimate of what it would cost.",
        discussion: """
            The estimate is for a disbursement on the day applied; the terms promised are those of \
            the product's version that is in force when the loan is opened. Nothing is posted. An \
            application is recorded once: the same again is noticed.

              commonwatt loan apply L-001 --product share-loan --subscription S-001-A \
            --amount 2600.00 --payments 120 --on 2026-05-20
            """)

    @Argument(help: "What the loan is to be called.")
    var loan: String
    @Option(help: "The loan product.")
    var product: String
    @Option(help: "The subscription whose share it is for.")
    var subscription: String
    @Option(help: "What is to be lent, as in 2600.00.", transform: Money.argument)
    var amount: Money
    @Option(help: "How many payments there are to be.")
    var payments: Int
    @Option(
        help: ArgumentHelp("The day it is applied for; without it, today.", valueName: "date"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @Option(
        help: ArgumentHelp(
            "The day the first payment is to be due; without it, the product's first that is at "
                + "least one period after the disbursement.", valueName: "date"),
        transform: CivilDate.argument)
    var firstDue: CivilDate?
    @Flag(help: "Payments are to be drawn automatically from the start.")
    var autopay = false
    @Option(
        help: ArgumentHelp(
            "What an investor's note is to lend, once for each note; together all that is lent.",
            valueName: "amount"), transform: Money.argument)
    var note: [Money] = []
    @OptionGroup var options: WriteOptions

    func run() throws {
        let application = LoanApplication(
            amount: amount, periods: payments, disbursed: on ?? options.date.today,
            firstDue: firstDue, hasAutopay: autopay)
        let offer = try ApplyForLoan(
            loan, on: product, for: subscription, application, fundedBy: note)(
                in: options.open(), options.time, options.mode)
        if offer.isRepeat {
            Console.remark(
                "the application for loan \"\(loan)\" is in the book already; nothing was "
                    + "changed")
        }
        let facts: [Report.Fact] = [
            LoanReports.fact("loan", "Loan", loan),
            Report.Fact(key: "recorded", heading: "Recorded", value: .done(!offer.isRepeat)),
            LoanReports.fact("amount", "Amount", amount),
            LoanReports.fact("applied", "Applied", application.disbursed),
            LoanReports.fact("estimated_for", "Estimate, lent on", offer.contract.disbursed),
        ]
        options.show(
            Report(
                schema: "commonwatt.loan-apply/1",
                facts: facts + LoanReports.offer(offer, options.format.format)),
            warnings: offer.warnings)
    }
}
