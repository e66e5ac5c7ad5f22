import Accounting
import ArgumentParser
import Operations
import Storage

struct LedgerBalances: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balances",
        abstract: "Print the trial balance.",
        discussion: """
            Each ledger sums to zero: the co-op's own accounts in money, and beside them, as \
            memoranda, energy and the credits that a utility owes to members.

              commonwatt ledger balances
            """)

    @OptionGroup var book: BookOptions
    @Option(help: "Only this array; without it, all.")
    var array: String?
    @OptionGroup var format: FormatOptions

    func run() throws {
        let found = try Book.open(at: book.book, for: .reading)
        let balance = try TrialBalanceQuery(array: array)(in: found)
        let units = try LedgerUnits(of: found)
        let rows: [[Report.Value]] = balance.rows.map { row in
            let ledger = row.kind.ledger
            return [
                .text(ledger.name), .text(row.kind.number), .text(row.kind.name),
                .text(ledger.figure(row.debits)), .text(ledger.figure(row.credits)),
                .text(ledger.figure(row.balance)), .text(units.name(of: ledger)),
            ]
        }
        let report = Report(
            schema: "commonwatt.ledger-balances/1",
            tables: [
                Report.Table(
                    key: "balances", heading: nil,
                    columns: [
                        Report.Column("ledger", "Ledger"), Report.Column("number", "Number"),
                        Report.Column("account", "Account"),
                        Report.Column("debits", "Debits", isNumber: true),
                        Report.Column("credits", "Credits", isNumber: true),
                        Report.Column("balance", "Balance", isNumber: true),
                        Report.Column("unit", "Unit"),
                    ], rows: rows)
            ])
        format.show(report)
    }
}
