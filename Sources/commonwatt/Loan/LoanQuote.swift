import ArgumentParser
import Documents
import Lending
import Operations
import Quantities

struct LoanQuote: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quote",
        abstract: "Quote a loan with level monthly payments; needs no book.",
        discussion: """
            Shows the payment and what Regulation Z has a borrower told: the annual percentage \
            rate, the finance charge, the amount financed and the total of payments.

              commonwatt loan quote --principal 20000 --rate 5.99 --months 300
              commonwatt loan quote --principal 2600 --rate 5.99 --months 120 \
            --lender "Sunny Valley Energy Co-op" --page quote.html
            """)

    @Option(help: "What is lent, as in 20000.00.", transform: Money.argument)
    var principal: Money
    @Option(
        help: "The nominal annual rate in percent, as in 5.99.",
        transform: { try Ratio(percent: $0) })
    var rate: Ratio
    @Option(help: "How many monthly payments there are.")
    var months: Int
    @Option(help: "Charges withheld from what is lent.", transform: Money.argument)
    var prepaidCharge: Money = .zero
    @Option(help: "A fee with every payment.", transform: Money.argument)
    var fee: Money = .zero
    @Option(
        help: ArgumentHelp(
            "The day the money is lent; without it, today.", valueName: "date"),
        transform: CivilDate.argument)
    var disbursed: CivilDate?
    @Option(
        help: ArgumentHelp(
            "The day the first payment is due; without it, a month later.", valueName: "date"),
        transform: CivilDate.argument)
    var firstDue: CivilDate?
    @Option(help: "Who lends, as the page names them.")
    var lender: String?
    @Option(help: "Who borrows, as the page names them.")
    var borrower: String?
    @Option(
        help: ArgumentHelp(
            """
            Where to write the quote as a page to read or print, with the box of Regulation Z \
            and a drawing.
            """, valueName: "file"))
    var page: String?
    @Flag(help: "Let the page take the place of a file that is there.")
    var force = false
    @OptionGroup var date: DateOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        let start = disbursed ?? date.today
        var options = LoanOptions()
        options.prepaidFinanceCharge = prepaidCharge
        options.feePerPeriod = fee
        let contract = try LoanContract(
            principal: principal, annualRate: rate, periods: months, disbursed: start,
            firstDue: firstDue ?? start.monthOfYear.next.day(start.day),
            dueDay: firstDue == nil ? start.day : nil, options: options)
        let plan = try PaymentPlan(contract)
        if let page { try write(plan, to: page) }
        let report = report(plan, isTable: format.format == .table)
        Console.result(report.text(format.format))
    }

    private func write(_ plan: PaymentPlan, to path: String) throws {
        let template = try Installation.find().file("templates/loan-quote.html")
        let page = try LoanQuotePage(template: String(decoding: template, as: UTF8.self))
        let heading = LoanQuotePage.Heading(
            lender: lender, borrower: borrower, quoted: date.today)
        try OutputFile.write(
            page.render(plan, heading).utf8, to: path, replacing: force)
        Console.remark("wrote \(path)")
    }

    private func report(_ plan: PaymentPlan, isTable: Bool) -> Report {
        let box = LoanDisclosure(of: plan)
        return Report(
            schema: "commonwatt.loan-quote/1",
            facts: [
                LoanReports.rate(box, isTable: isTable),
                LoanReports.fact("finance_charge", "Finance charge", box.financeCharge),
                LoanReports.fact("amount_financed", "Amount financed", box.amountFinanced),
                LoanReports.fact("total_of_payments", "Total of payments", box.totalOfPayments),
                LoanReports.fact("payment", "Monthly payment", plan.first?.payment),
                LoanReports.fact("last_payment", "Last payment", plan.last?.payment),
                Report.Fact(
                    key: "payments", heading: "Payments", value: .number(Int64(plan.count))),
                LoanReports.fact("first_due", "First due", plan.first?.due),
                LoanReports.fact("last_due", "Last due", plan.last?.due),
            ])
    }
}
