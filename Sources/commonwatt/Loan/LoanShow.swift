import ArgumentParser
import Lending
import Operations
import Quantities
import Storage

struct LoanShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: """
            Show where a loan stands, what happened to it and how it was settled; or an \
            application for one.
            """,
        discussion: """
              commonwatt loan show L-001 --as-of 2026-09-30
            """)

    @Argument(help: "The loan.")
    var loan: String
    @OptionGroup var options: ReadOptions

    func run() throws {
        let (book, today) = (try options.open(), options.date.today)
        if let application = try ShowLoanApplication(loan, on: today)(in: book) {
            options.show(LoanReports.application(application, options.format.format))
            return
        }
        let found = try ShowLoan(loan, on: today)(in: book)
        options.show(
            Report(
                schema: "commonwatt.loan-show/1", facts: facts(found),
                tables: [events(found.events), ledger(found.rows)]))
    }

    private func facts(_ found: ShowLoan.Description) -> [Report.Fact] {
        let position = found.position
        return [
            LoanReports.fact("loan", "Loan", found.loan.key),
            LoanReports.fact("subscription", "Subscription", found.loan.subscription),
            LoanReports.fact("array", "Array", found.loan.array),
            LoanReports.fact("product", "Product", found.loan.product),
            Report.Fact(
                key: "illustrative", heading: "Illustrative terms",
                value: .flag(found.isIllustrative)),
            LoanReports.fact("lent", "Lent", found.loan.lent),
            LoanReports.fact("applied", "Applied", found.loan.applied),
            LoanReports.fact("disbursed", "Disbursed", found.loan.disbursed),
            LoanReports.fact("date", "Stands on", position.date),
            LoanReports.fact("state", "State", position.state.rawValue),
            LoanReports.fact("rate_pct", "Annual rate, percent", position.rate.percent),
            Report.Fact(key: "autopay", heading: "Autopay", value: .flag(position.hasAutopay)),
            LoanReports.fact("principal", "Principal", position.quote.principal),
            LoanReports.fact("interest", "Interest not paid", position.quote.interest),
            LoanReports.fact("fees", "Fees not paid", position.quote.fees),
            LoanReports.fact("payoff", "Payoff", position.payoff),
            LoanReports.fact("received", "Received", position.received),
            LoanReports.fact("due", "Due and not paid, with fees", position.due),
            LoanReports.fact("past_due", "Past due", position.status.pastDue),
            Report.Fact(
                key: "days_past_due", heading: "Days past due",
                value: .number(Int64(position.status.daysPastDue))),
            LoanReports.fact("bucket", "Bucket", position.status.bucket),
            LoanReports.fact("next_due", "Next due", position.nextDue),
            LoanReports.fact("next_amount", "Next amount", position.nextAmount),
            LoanReports.fact("last_due", "Last due", found.outlook.lastDue),
            LoanReports.fact("cost", "Interest and fees in all", found.outlook.cost),
        ]
    }

    private func events(_ events: [ShowLoan.Event]) -> Report.Table {
        Report.Table(
            key: "events", heading: "Events",
            columns: [
                Report.Column("number", "Number", isNumber: true), Report.Column("date", "Date"),
                Report.Column("kind", "Kind"), Report.Column("amount", "Amount", isNumber: true),
                Report.Column("rate_pct", "Rate", isNumber: true),
                Report.Column("payments", "Payments", isNumber: true),
                Report.Column("reverses", "Takes back", isNumber: true),
                Report.Column("reversed", "Taken back"), Report.Column("reference", "Reference"),
                Report.Column("reason", "Reason"),
            ],
            rows: events.map { event in
                [
                    .number(Int64(event.number)), Report.Value(event.date), .text(event.kind),
                    Report.Value(event.amount?.description), Report.Value(event.rate?.percent),
                    event.periods.map { .number(Int64($0)) } ?? .absent,
                    event.reverses.map { .number(Int64($0)) } ?? .absent,
                    .flag(event.isReversed), .text(event.reference), Report.Value(event.reason),
                ]
            })
    }

    private func ledger(_ rows: [LedgerRow]) -> Report.Table {
        Report.Table(
            key: "ledger", heading: "Ledger",
            columns: [
                Report.Column("date", "Date"), Report.Column("kind", "Kind"),
                Report.Column("days", "Days", isNumber: true),
                Report.Column("payment", "Payment", isNumber: true),
                Report.Column("interest", "Interest", isNumber: true),
                Report.Column("principal", "Principal", isNumber: true),
                Report.Column("fee", "Fee", isNumber: true),
                Report.Column("balance", "Balance", isNumber: true),
                Report.Column("interest_unpaid", "Interest unpaid", isNumber: true),
                Report.Column("fee_unpaid", "Fees unpaid", isNumber: true),
            ],
            rows: rows.map { row in
                [
                    Report.Value(row.date), .text(row.kind.rawValue), .number(Int64(row.days)),
                    Report.Value(row.payment), Report.Value(row.interest),
                    Report.Value(row.principal), Report.Value(row.fee),
                    Report.Value(row.balance), Report.Value(row.interestUnpaid),
                    Report.Value(row.feeUnpaid),
                ]
            })
    }
}
