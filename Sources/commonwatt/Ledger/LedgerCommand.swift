import ArgumentParser

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Look at the journal and check the book.",
        subcommands: [
            LedgerBalances.self, LedgerEntries.self, LedgerVerify.self, LedgerKeyCommand.self,
            LedgerSealCommand.self,
        ])
}
