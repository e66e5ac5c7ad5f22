import ArgumentParser
import Lending
import Operations
import Storage

struct LoanList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List loans, with where they stand.",
        discussion: """
              commonwatt loan list --as-of 2026-09-30
            """)

    @Option(help: "Only loans of this array; without it, all.")
    var array: String?
    @OptionGroup var options: ReadOptions

    func run() throws {
        let loans = try ListLoans(on: options.date.today, array: array)(in: options.open())
        options.show(
            Report(
                schema: "commonwatt.loan-list/1",
                tables: [
                    Report.Table(
                        key: "loans", heading: nil,
                        columns: [
                            Report.Column("loan", "Loan"),
                            Report.Column("subscription", "Subscription"),
                            Report.Column("product", "Product"),
                            Report.Column("state", "State"),
                            Report.Column("lent", "Lent", isNumber: true),
                            Report.Column("principal", "Principal", isNumber: true),
                            Report.Column("payoff", "Payoff", isNumber: true),
                            Report.Column("next_due", "Next due"),
                            Report.Column("next_amount", "Amount", isNumber: true),
                            Report.Column("days_past_due", "Days past due", isNumber: true),
                            Report.Column("bucket", "Bucket"), Report.Column("array", "Array"),
                        ], rows: loans.map(row))
                ]))
    }

    private func row(_ loan: ListLoans.Loan) -> [Report.Value] {
        let position = loan.position
        return [
            .text(loan.key), .text(loan.subscription), .text(loan.product),
            .text(position?.state.rawValue ?? "not disbursed"), Report.Value(loan.lent),
            Report.Value(position?.quote.principal.description),
            Report.Value(position?.payoff.description),
            Report.Value(position?.nextDue?.description),
            position?.nextDue == nil
                ? .absent : Report.Value(position?.nextAmount.description),
            position.map { .number(Int64($0.status.daysPastDue)) } ?? .absent,
            Report.Value(position?.status.bucket), .text(loan.array),
        ]
    }
}
