import ArgumentParser
import Foundation
import Operations
import Quantities

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
