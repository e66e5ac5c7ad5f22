import ArgumentParser
import Lending
import Operations
import Quantities

struct LoanDistribute: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distribute",
        abstract: "Pay out to the investors who fund a loan what came in for them.",
        discussion: """
            All that came in up to the day less servicing, and was not paid out before. A note \
            that was paid too much, since a payment bounced after it was paid out, is paid \
            nothing until as much has come in again. The same day is taken for the same \
            distribution, unless it has a reference of its own.

              commonwatt loan distribute L-001 --on 2026-09-30 --reference ACH-77
            """)

    @OptionGroup var change: LoanChangeOptions

    func run() throws {
        let options = change.options
        let outcome = try DistributeLoan(
            change.loan, on: change.date, reference: change.reference)(
                in: options.open(), options.time, options.mode)
        if outcome.isRepeat {
            Console.remark(
                "the distribution \"\(outcome.reference)\" is recorded already; nothing was "
                    + "changed"
                    + (change.reference == nil
                        ? "; if it is another one, give it a --reference" : ""))
        }
        options.show(report(outcome))
    }

    private func report(_ outcome: DistributeLoan.Outcome) -> Report {
        Report(
            schema: "commonwatt.loan-distribute/1",
            facts: [
                LoanReports.fact("loan", "Loan", change.loan),
                Report.Fact(
                    key: "distribution", heading: "Distribution",
                    value: .number(Int64(outcome.number))),
                LoanReports.fact("date", "Up to", change.date),
                Report.Fact(
                    key: "recorded", heading: "Recorded", value: .done(!outcome.isRepeat)),
                LoanReports.fact("total", "Paid out", outcome.total),
            ], tables: [notes(outcome)])
    }

    private func notes(_ outcome: DistributeLoan.Outcome) -> Report.Table {
        Report.Table(
            key: "notes", heading: "Notes",
            columns: [
                Report.Column("note", "Note", isNumber: true),
                Report.Column("amount", "Paid now", isNumber: true),
                Report.Column("paid", "Paid in all", isNumber: true),
                Report.Column("payable", "Payable", isNumber: true),
                Report.Column("outstanding", "Outstanding", isNumber: true),
            ],
            rows: outcome.notes.map { note in
                [
                    .number(Int64(note.number)),
                    Report.Value(outcome.payouts[note.number] ?? .zero),
                    Report.Value(note.paid), Report.Value(note.payable),
                    Report.Value(note.outstanding),
                ]
            })
    }
}
