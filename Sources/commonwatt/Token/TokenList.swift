import ArgumentParser
import Operations
import Quantities
import Storage

struct TokenList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the tokens, those revoked included.",
        discussion: """
              commonwatt token list
            """)

    @OptionGroup var options: ReadOptions

    func run() throws {
        let tokens = try ListTokens()(in: options.open())
        options.show(
            Report(
                schema: "commonwatt.token-list/1",
                tables: [
                    Report.Table(
                        key: "tokens", heading: nil,
                        columns: [
                            Report.Column("number", "Number", isNumber: true),
                            Report.Column("role", "Role"),
                            Report.Column("subscriber", "Subscriber"),
                            Report.Column("created", "Created"),
                            Report.Column("revoked", "Revoked"),
                        ],
                        rows: tokens.map { token in
                            [
                                .number(token.number),
                                .text(token.subscriber == nil ? "administrator" : "subscriber"),
                                Report.Value(token.subscriber), Report.Value(token.created),
                                Report.Value(token.revoked?.description),
                            ]
                        })
                ]))
    }
}
