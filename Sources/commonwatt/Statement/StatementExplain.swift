import ArgumentParser
import Documents
import Foundation
import Operations
import Storage

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
