import ArgumentParser
import Operations

struct BillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill",
        abstract: "Preview and issue a month's statements.",
        subcommands: [BillPreview.self, BillIssue.self])
}

extension Installation {
    /// The page that statements are rendered with.
    func statementTemplate() throws -> [UInt8] {
        try file("templates/statement.html")
    }
}
