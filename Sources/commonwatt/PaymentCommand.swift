import ArgumentParser

struct PaymentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment",
        abstract: "Record payments and list them.",
        subcommands: [PaymentRecord.self, PaymentList.self])
}
