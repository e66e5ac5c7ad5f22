import Accounting
import ArgumentParser
import Operations
import Quantities
import Storage

struct LedgerEntries: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entries",
        abstract: "Print journal entries with their postings.",
        discussion: """
            Dated by the day of posting; the month is that of the service. The co-op's own \
            books are the general ledger; the others are memoranda.

              commonwatt ledger entries --ledger general --format csv
              commonwatt ledger entries --array MEADOW --subscription S-1001 --format csv
            """)

    @OptionGroup var book: BookOptions
    @Option(help: "Only this array; without it, all.")
    var array: String?
    @Option(help: "Only entries that touch this subscription.")
    var subscription: String?
    @Option(
        help: ArgumentHelp(
            "Only this ledger: general, energy, credit or energy-credit.", valueName: "ledger"),
        transform: Self.readLedger)
    var ledger: Ledger?
    @OptionGroup var format: FormatOptions

    private static func readLedger(_ text: String) throws -> Ledger {
        guard let ledger = Ledger.allCases.first(where: { $0.name == text }) else {
            let names = Ledger.allCases.map(\.name).joined(separator: ", ")
            throw ValidationError("expected one of \(names)")
        }
        return ledger
    }

    func run() throws {
        let found = try Book.open(at: book.book, for: .reading)
        let units = try LedgerUnits(of: found)
        let lines = try EntryQuery(array: array, subscription: subscription)(in: found)
            .filter { ledger == nil || $0.ledger == ledger }
        let report = Report(
            schema: "commonwatt.ledger-entries/1",
            tables: [
                Report.Table(
                    key: "postings", heading: nil,
                    columns: [
                        Report.Column("entry", "Entry", isNumber: true),
                        Report.Column("date", "Date"), Report.Column("memo", "Memo"),
                        Report.Column("account", "Account"),
                        Report.Column("debit", "Debit", isNumber: true),
                        Report.Column("credit", "Credit", isNumber: true),
                        Report.Column("unit", "Unit"), Report.Column("ledger", "Ledger"),
                        Report.Column("number", "Number"), Report.Column("month", "Month"),
                        Report.Column("array", "Array"),
                    ],
                    rows: lines.map { line in
                        [
                            .number(line.entry), Report.Value(line.date), .text(line.memo),
                            .text(line.account),
                            line.quantity > 0 ? .text(line.amount) : .absent,
                            line.quantity < 0 ? .text(line.amount) : .absent,
                            .text(units.name(of: line.ledger)), .text(line.ledger.name),
                            .text(line.number), Report.Value(line.month?.description),
                            .text(line.array),
                        ]
                    })
            ])
        format.show(report)
    }
}
