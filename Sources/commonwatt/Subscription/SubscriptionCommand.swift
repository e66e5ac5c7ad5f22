import ArgumentParser

struct SubscriptionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscription",
        abstract: "List subscriptions.",
        subcommands: [SubscriptionList.self])
}
