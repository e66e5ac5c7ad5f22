import ArgumentParser
import Lending
import Operations
import Quantities
import Storage

struct LoanNotes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notes",
        abstract: "Show what the investors who fund a loan got of the money that came in.",
        discussion: """
            Each payment less the product's servicing fee is split by what the notes have \
            outstanding, to the cent; each ends at exactly zero when the loan does. Payable is \
            what came in and was not paid out with 'loan distribute'; negative where a payment \
            was taken back after it was paid out.

              commonwatt loan notes L-001 --as-of 2026-09-30
            """)

    @Argument(help: "The loan.")
    var loan: String
    @OptionGroup var options: ReadOptions

    func run() throws {
        let found = try ShowLoanNotes(loan, on: options.date.today)(in: options.open())
        options.show(
            Report(
                schema: "commonwatt.loan-notes/1",
                tables: [payments(found.rows), totals(found.notes)]))
    }

    private func payments(_ rows: [NoteLedger.Row]) -> Report.Table {
        Report.Table(
            key: "payments", heading: "Payments",
            columns: [
                Report.Column("date", "Date"), Report.Column("kind", "Kind"),
                Report.Column("note", "Note", isNumber: true),
                Report.Column("principal", "Principal", isNumber: true),
                Report.Column("interest_net", "Interest less servicing", isNumber: true),
                Report.Column("cash", "Cash", isNumber: true),
                Report.Column("balance", "Outstanding", isNumber: true),
            ],
            rows: rows.map { row in
                [
                    Report.Value(row.date), .text(row.kind.rawValue), .number(Int64(row.note)),
                    Report.Value(row.principal), Report.Value(row.interestNet),
                    Report.Value(row.cash), Report.Value(row.balance),
                ]
            })
    }

    private func totals(_ notes: [NoteBalances.Note]) -> Report.Table {
        Report.Table(
            key: "notes", heading: "Notes",
            columns: [
                Report.Column("note", "Note", isNumber: true),
                Report.Column("lent", "Lent", isNumber: true),
                Report.Column("repaid", "Repaid", isNumber: true),
                Report.Column("earned", "Interest less servicing", isNumber: true),
                Report.Column("outstanding", "Outstanding", isNumber: true),
                Report.Column("paid", "Paid out", isNumber: true),
                Report.Column("payable", "Payable", isNumber: true),
            ],
            rows: notes.map { note in
                [
                    .number(Int64(note.number)), Report.Value(note.lent),
                    Report.Value(note.repaid), Report.Value(note.earned),
                    Report.Value(note.outstanding), Report.Value(note.paid),
                    Report.Value(note.payable),
                ]
            })
    }
}
