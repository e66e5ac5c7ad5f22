import ArgumentParser
import Operations
import Storage

struct SubscriberImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a list of members into the book, all of it or nothing.",
        discussion: """
            Columns are named in the first row; 'commonwatt subscriber template' prints a list \
            to begin with. What the book has already must be the same. A later list may add \
            shares to subscriptions that are there: a new share ends the one before it.

              commonwatt subscriber import members.csv --dry-run
              commonwatt subscriber import members.csv
            """)

    @Argument(help: ArgumentHelp("The list, as CSV.", valueName: "file"))
    var file: String
    @OptionGroup var options: WriteOptions

    func run() throws {
        let input = try InputFile(path: file, limit: InputFile.listLimit)
        let outcome = try ImportMembers(input)(
            in: options.open(), options.occasion, options.mode)
        if outcome.isRepeat {
            Console.remark("\(file) is already imported; nothing was changed")
        }
        options.show(report(outcome), warnings: outcome.warnings)
    }

    private func report(_ outcome: ImportMembers.Outcome) -> Report {
        func fact(_ key: String, _ heading: String, _ count: Int) -> Report.Fact {
            Report.Fact(key: key, heading: heading, value: .number(Int64(count)))
        }
        return Report(
            schema: "commonwatt.subscriber-import/1",
            facts: [
                Report.Fact(
                    key: "already_imported", heading: "Already imported",
                    value: .flag(outcome.isRepeat)),
                fact("subscribers", "New subscribers", outcome.newSubscribers),
                fact("subscriptions", "New subscriptions", outcome.newSubscriptions),
                fact("shares", "New shares", outcome.newShares),
                fact("changed_shares", "Shares with another end", outcome.changedShares),
                fact("meters", "New usage meters", outcome.newMeters),
                fact("loans", "New loans", outcome.newLoans),
                Report.Fact(
                    key: "opening_balances", heading: "Opening balances",
                    value: Report.Value(outcome.openingBalances)),
            ],
            tables: [
                Report.Table(
                    key: "arrays", heading: "Held on \(options.date.today)",
                    columns: [
                        Report.Column("array", "Array"),
                        Report.Column("held", "Held", isNumber: true),
                        Report.Column("shares", "Of", isNumber: true),
                        Report.Column("share_unit", "Unit"),
                    ],
                    rows: outcome.arrays.map { array in
                        [
                            .text(array.array), .number(array.held), .number(array.total),
                            .text(array.unit),
                        ]
                    })
            ])
    }
}
