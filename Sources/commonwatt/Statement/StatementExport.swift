import ArgumentParser
import Billing
import Foundation
import Operations
import Storage

/// The forms a statement is written in.
enum StatementFormat: String, ExpressibleByArgument, CaseIterable {
    case html, text, json

    var fileExtension: String { self == .text ? "txt" : rawValue }
}

struct StatementExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write statements to files, or one to standard output.",
        discussion: """
            A statement reads the same whenever it is written: it is rendered with the page it \
            was issued with.

              commonwatt statement export MEADOW-000012 --format html > statement.html
              commonwatt statement export --month 2026-06 --format html --to statements
            """)

    @Argument(help: "A statement's number; without it, all that the options choose.")
    var number: String?
    @OptionGroup var book: BookOptions
    @OptionGroup var selection: SelectionOptions
    @Option(help: "The form: html, text or json.")
    var format: StatementFormat = .html
    @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var to: String?
    @OptionGroup var dryRun: DryRunOptions

    func validate() throws {
        guard number != nil || to != nil else {
            throw ValidationError("say which statement, or with --to where to write many")
        }
    }

    func run() throws {
        let file = try Book.open(at: book.book, for: .reading)
        try file.read { db in
            let query = StatementQuery(db)
            let renderer = StatementRenderer(query)
            guard let to else {
                let document = try query.document(number ?? "")
                return Console.result(try renderer.bytes(of: document, as: format))
            }
            try export(query, renderer, to: OutputFolder(to))
        }
    }

    private func export(
        _ query: StatementQuery, _ renderer: StatementRenderer, to folder: OutputFolder
    ) throws {
        var count = 0
        func write(_ number: String) throws {
            let document = try query.document(number)
            count += 1
            guard !dryRun.dryRun else { return }
            try folder.write(
                renderer.bytes(of: document, as: format), named: number, format.fileExtension)
        }
        if let number {
            try write(number)
        } else {
            try query.each(selection.selection) { summary in
                try write(
                    StatementNumber(array: summary.arrayKey, sequence: summary.number)
                        .description)
            }
            guard count > 0 else { throw try query.nothing(in: selection.selection) }
        }
        Console.remark(
            dryRun.dryRun
                ? "\(count) statements would be written to \(folder.path)"
                : "\(count) statements written to \(folder.path)")
    }
}
