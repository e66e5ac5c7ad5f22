import Billing
import Operations
import Quantities
import Storage

/// A previewed month, as it is printed.
struct PreviewReport {
    let previews: [ArrayPreview]
    let month: Month
    private let issued: CivilDate

    init(_ previews: [ArrayPreview], month: Month, issued: CivilDate) {
        self.previews = previews
        self.month = month
        self.issued = issued
    }

    /// Whether an array could not be billed or a subscription would be held.
    var hasProblems: Bool {
        previews.contains { preview in
            switch preview.result {
            case .failure: true
            case .success(let outcome): !outcome.held.isEmpty
            }
        }
    }

    func text(_ format: OutputFormat) -> String {
        Report(
            schema: "commonwatt.bill-preview/1",
            facts: [
                Report.Fact(key: "month", heading: "Month", value: Report.Value(month)),
                Report.Fact(key: "issue_date", heading: "Issue date", value: Report.Value(issued)),
            ],
            tables: [
                energy, alreadyIssued, money, unsubscribed, problems, held, unusual, leavers,
                statements,
            ]
        ).text(format)
    }

    var outcomes: [(preview: ArrayPreview, outcome: MonthOutcome)] {
        previews.compactMap { preview in
            guard case .success(let outcome) = preview.result else { return nil }
            return (preview, outcome)
        }
    }

    private var energy: Report.Table {
        Report.Table(
            key: "energy", heading: "Energy in kWh: metered = allocated + unallocated",
            columns: [
                Report.Column("array", "Array"),
                Report.Column("metered_kwh", "Metered", isNumber: true),
                Report.Column("allocated_kwh", "Allocated", isNumber: true),
                Report.Column("unallocated_kwh", "Unallocated", isNumber: true),
                Report.Column("ties", "Ties"),
                Report.Column("last_month_kwh", "Last month", isNumber: true),
                Report.Column("change_kwh", "Change", isNumber: true),
                Report.Column("issued_on", "Issued on"),
                Report.Column("to_issue", "To issue", isNumber: true),
            ],
            rows: outcomes.map { preview, outcome in
                let totals = outcome.totals
                return [
                    .text(preview.arrayID), Report.Value(totals.metered),
                    Report.Value(totals.allocated), Report.Value(totals.unallocated),
                    .flag(totals.metered == totals.allocated + totals.unallocated),
                    Report.Value(preview.before?.metered.description),
                    Report.Value(
                        (preview.before?.metered).map { totals.metered - $0 }?.description),
                    Report.Value(preview.issued?.on.description),
                    .number(Int64(outcome.statements.count)),
                ]
            })
    }

    private var money: Report.Table {
        Report.Table(
            key: "totals", heading: "Credits, fees and what is to be paid",
            columns: [
                Report.Column("array", "Array"),
                Report.Column("statements", "Statements", isNumber: true),
                Report.Column("credit", "Credits", isNumber: true),
                Report.Column("applied", "Used", isNumber: true),
                Report.Column("expired", "Expired", isNumber: true),
                Report.Column("paid_out", "Paid out", isNumber: true),
                Report.Column("banked", "Banked", isNumber: true),
                Report.Column("fees", "Fees", isNumber: true),
                Report.Column("utility_fees", "Utility fees", isNumber: true),
                Report.Column("installments", "Loans", isNumber: true),
                Report.Column("total", "To be paid", isNumber: true),
                Report.Column("total_last_month", "Last month", isNumber: true),
            ],
            rows: outcomes.filter { !$0.preview.isAllIssued }.map { preview, outcome in
                let totals = outcome.totals
                return [
                    .text(preview.arrayID), .number(Int64(outcome.statements.count)),
                    .text(totals.earned.text), .text(totals.applied.text),
                    .text(totals.expired.text), .text(totals.paidOut.text),
                    .text(totals.banked.text), Report.Value(totals.fees),
                    Report.Value(totals.utilityFees),
                    Report.Value(totals.installments), Report.Value(totals.total),
                    Report.Value(preview.before?.total.description),
                ]
            })
    }

    private var problems: Report.Table {
        Report.Table(
            key: "problems", heading: "Cannot be billed",
            columns: [Report.Column("array", "Array"), Report.Column("problem", "Problem")],
            rows: previews.compactMap { preview in
                guard case .failure(let problem) = preview.result else { return nil }
                return [.text(preview.arrayID), Report.Value(problem)]
            })
    }

    private var held: Report.Table {
        Report.Table(
            key: "held", heading: "Held: would get no statement until the reason is mended",
            columns: [
                Report.Column("array", "Array"), Report.Column("subscription", "Subscription"),
                Report.Column("name", "Name"), Report.Column("reason", "Reason"),
            ],
            rows: outcomes.flatMap { preview, outcome in
                outcome.held.map {
                    [
                        .text(preview.arrayID), .text($0.subscriptionID), .text($0.name),
                        .text($0.reason),
                    ]
                }
            })
    }

    private var statements: Report.Table {
        Report.Table(
            key: "statements", heading: "Statements",
            columns: [
                Report.Column("number", "Number"),
                Report.Column("subscription", "Subscription"), Report.Column("name", "Name"),
                Report.Column("class", "Class"),
                Report.Column("kwh", "kWh", isNumber: true),
                Report.Column("credit", "Credit", isNumber: true),
                Report.Column("fee", "Fee", isNumber: true),
                Report.Column("balance_before", "Before", isNumber: true),
                Report.Column("total", "To be paid", isNumber: true),
            ],
            rows: outcomes.flatMap { _, outcome in outcome.statements.map(row) })
    }

    private func row(_ made: StatementOutcome) -> [Report.Value] {
        let statement = made.statement
        func sum(_ kinds: StatementLine.Kind...) -> Money {
            statement.lines.filter { kinds.contains($0.kind) }.reduce(.zero) { $0 + $1.amount }
        }
        return [
            Report.Value(statement.number), .text(statement.recipient.subscriptionID),
            .text(statement.recipient.name), .text(statement.recipient.memberClass),
            Report.Value(statement.allocated), .text(statement.credit.earned.text),
            Report.Value(sum(.fee)), Report.Value(sum(.previousBalance, .payment)),
            Report.Value(statement.total),
        ]
    }
}

extension CreditAmount {
    /// The amount with its unit where that is not money.
    var text: String {
        switch self {
        case .money(let money): money.description
        case .energy(let energy): "\(energy) kWh"
        }
    }
}
