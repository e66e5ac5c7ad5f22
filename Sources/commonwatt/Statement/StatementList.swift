import ArgumentParser
import Billing
import Foundation
import Operations
import Quantities
import Storage

struct StatementList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List issued statements.",
        discussion: """
              commonwatt statement list --month 2026-06
              commonwatt statement list --subscriber M-1001 --format csv
            """)

    @OptionGroup var book: BookOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        let summaries = try Book.open(at: book.book, for: .reading).read { db in
            try StatementQuery(db).list(selection.selection)
        }
        let report = Report(
            schema: "commonwatt.statement-list/1",
            tables: [
                Report.Table(
                    key: "statements", heading: nil,
                    columns: [
                        Report.Column("number", "Number"), Report.Column("month", "Month"),
                        Report.Column("issued", "Issued"),
                        Report.Column("subscription", "Subscription"),
                        Report.Column("subscriber", "Subscriber"),
                        Report.Column("name", "Name"),
                        Report.Column("total", "To be paid", isNumber: true),
                    ], rows: summaries.map(Self.row))
            ])
        format.show(report)
    }

    private static func row(_ summary: StatementSummary) -> [Report.Value] {
        [
            Report.Value(StatementNumber(array: summary.arrayKey, sequence: summary.number)),
            Report.Value(summary.month), Report.Value(summary.issued),
            .text(summary.subscriptionKey), .text(summary.subscriberKey),
            .text(summary.subscriberName), Report.Value(summary.total),
        ]
    }
}
