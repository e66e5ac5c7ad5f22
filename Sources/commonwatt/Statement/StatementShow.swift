import ArgumentParser
import Foundation
import Operations
import Storage

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
