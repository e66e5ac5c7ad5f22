import ArgumentParser

struct SubscriberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscriber",
        abstract: "Import subscribers with their shares, and list them.",
        subcommands: [SubscriberTemplate.self, SubscriberImport.self, SubscriberList.self])
}
