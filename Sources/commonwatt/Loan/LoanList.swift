public import ArgumentParser
import Lending
public import Operations
import Quantities
import Storage

struct LoanList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List loans and applications for loans, with where they stand.",
        discussion: """
              commonwatt loan list --as-of 2026-09-30
              commonwatt loan list --state applied
            """)

    @Option(help: "Only loans of this array; without it, all.")
    var array: String?
    @Option(
        help: """
            Only what is in this state: applied, declined, withdrawn, not-disbursed, active, paid \
            or charged-off.
            """)
    var state: LoanState?
    @OptionGroup var options: ReadOptions

    func run() throws {
        let loans = try ListLoans(on: options.date.today, array: array, in: state)(
            in: options.open())
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
                            Report.Column("applied", "Applied"),
                            Report.Column("applied_for", "Applied for", isNumber: true),
                        ], rows: loans.map(row))
                ]))
    }

    private func row(_ loan: ListLoans.Loan) -> [Report.Value] {
        let position = loan.position
        return [
            .text(loan.key), .text(loan.subscription), .text(loan.product),
            .text(loan.state.rawValue), Report.Value(loan.lent?.description),
            Report.Value(position?.quote.principal.description),
            Report.Value(position?.payoff.description),
            Report.Value(position?.nextDue?.description),
            position?.nextDue == nil
                ? .absent : Report.Value(position?.nextAmount.description),
            position.map { .number(Int64($0.status.daysPastDue)) } ?? .absent,
            Report.Value(position?.status.bucket), .text(loan.array),
            Report.Value(loan.applied?.description), Report.Value(loan.asked?.description),
        ]
    }
}

extension LoanState: ExpressibleByArgument {
    public init?(argument: String) {
        guard let state = Self.allCases.first(where: { $0.argument == argument }) else {
            return nil
        }
        self = state
    }

    public static var allValueStrings: [String] { allCases.map(\.argument) }

    /// The state as one word.
    private var argument: String { rawValue.replacing(" ", with: "-") }
}
