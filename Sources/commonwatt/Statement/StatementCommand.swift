import ArgumentParser
import Billing
import Documents
import Foundation
import Operations
import Quantities
import Storage

struct StatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "Look at issued statements, explain them, write them out.",
        subcommands: [
            StatementList.self, StatementShow.self, StatementExplain.self, StatementExport.self,
        ])
}

/// Which statements a command is about.
struct SelectionOptions: ParsableArguments {
    @Option(help: "Only statements of this array.")
    var array: String?
    @Option(help: "Only statements of this month, as in 2026-06.", transform: Month.argument)
    var month: Month?
    @Option(help: "Only statements of this subscriber.")
    var subscriber: String?

    var selection: StatementQuery.Selection {
        StatementQuery.Selection(array: array, month: month, subscriber: subscriber)
    }
}

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

struct StatementShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a statement.",
        discussion: """
              commonwatt statement show MEADOW-000012
            """)

    @Argument(help: "The statement's number, as in MEADOW-000012.")
    var number: String
    @OptionGroup var book: BookOptions
    @Option(help: "How to print it: text or json.")
    var format: StatementFormat = .text

    func run() throws {
        let rendered = try Book.open(at: book.book, for: .reading).read { db in
            let query = StatementQuery(db)
            return try StatementRenderer(query).bytes(of: query.document(number), as: format)
        }
        Console.result(rendered)
    }
}

struct StatementExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show how every figure of a statement came about.",
        discussion: """
            For each figure: the formula with its numbers, the exact result, the rounding, and \
            the sources, down to the line of the program and the meter file.

              commonwatt statement explain MEADOW-000012
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "The statement's number, as in MEADOW-000012.")
    var number: String
    @OptionGroup var book: BookOptions
    @Option(help: "How to print it: text or json.")
    var format: Format = .text

    func run() throws {
        let document = try Book.open(at: book.book, for: .reading).read { db in
            try StatementQuery(db).document(number)
        }
        let explanation = StatementExplanation(document.statement, document.run)
        switch format {
        case .text: Console.result(explanation.text)
        case .json: Console.result(explanation.json)
        }
    }
}
