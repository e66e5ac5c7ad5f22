import ArgumentParser

struct PaymentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment",
        abstract: "Record payments, take them back and list them.",
        subcommands: [PaymentRecord.self, PaymentReverse.self, PaymentList.self])
}
