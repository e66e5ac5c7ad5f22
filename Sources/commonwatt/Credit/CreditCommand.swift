import ArgumentParser

struct CreditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit",
        abstract: "Import what the utility reports.",
        subcommands: [CreditImport.self])
}
