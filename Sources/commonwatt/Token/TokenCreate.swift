import ArgumentParser
import Operations
import Storage

struct TokenCreate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a token that lets its bearer ask the service.",
        discussion: """
            The token is printed once and kept nowhere: the book holds its digest. A \
            subscriber's token sees that subscriber alone.

              commonwatt token create --subscriber S-001
              commonwatt token create --administrator
            """)

    @Option(help: "The subscriber whose it is.")
    var subscriber: String?
    @Flag(help: "Make one that sees everything.")
    var administrator = false
    @OptionGroup var options: WriteOptions

    func validate() throws {
        guard (subscriber == nil) == administrator else {
            throw ValidationError("expected either --subscriber or --administrator")
        }
    }

    func run() throws {
        let outcome = try CreateToken(forSubscriber: subscriber)(
            in: options.open(), options.time, options.mode)
        options.show(
            Report(
                schema: "commonwatt.token-create/1",
                facts: [
                    Report.Fact(
                        key: "number", heading: "Number", value: .number(outcome.number)),
                    Report.Fact(
                        key: "token", heading: "Token", value: .text(outcome.token.text)),
                ]))
    }
}
