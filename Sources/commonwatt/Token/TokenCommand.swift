import ArgumentParser

struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make tokens for the service, and revoke them.",
        subcommands: [TokenCreate.self, TokenList.self, TokenRevoke.self])
}
