import ArgumentParser
import Operations
import Storage

struct TokenRevoke: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Revoke a token, for good.",
        discussion: """
              commonwatt token revoke 3
            """)

    @Argument(help: "The number of the token, as listed.")
    var number: Int64
    @OptionGroup var options: WriteOptions

    func run() throws {
        let outcome = try RevokeToken(number)(
            in: options.open(), options.time, options.mode)
        if outcome == .alreadyRevoked {
            Console.remark("token \(number) is revoked already; nothing was changed")
        }
        options.show(
            Report(
                schema: "commonwatt.token-revoke/1",
                facts: [
                    Report.Fact(key: "number", heading: "Number", value: .number(number)),
                    Report.Fact(
                        key: "revoked", heading: "Revoked now",
                        value: .done(outcome == .revoked)),
                ]))
    }
}
