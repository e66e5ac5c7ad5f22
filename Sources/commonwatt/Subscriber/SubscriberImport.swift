import ArgumentParser
import Operations
import Quantities
import Storage

struct SubscriberImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a list of members into the book, all of it or nothing.",
        discussion: """
            Columns are named in the first row; 'commonwatt subscriber template' prints a list \
            to begin with, and its --help explains them. What a list says otherwise than the \
            book corrects it; what it leaves empty stays as it is. A later list may have only \
            the rows that are new: a new share ends the one before it. What is issued stays as \
            it is: a share can change from the first day that no statement is issued for, an \
            opening balance or a loan until the array's first month is issued.

              commonwatt subscriber import members.csv --dry-run
              commonwatt subscriber import members.csv
            """)

    @Argument(help: ArgumentHelp("The list, as CSV.", valueName: "file"))
    var file: String
    @Option(
        name: .customLong("yield"),
        help: ArgumentHelp(
            "What a kilowatt of the arrays yields in a year, as in 1450, where the program has "
                + "limits on energy.", valueName: "kwh"),
        transform: Self.readYield)
    var yearlyYield: Energy?
    @OptionGroup var options: WriteOptions

    func run() throws {
        let input = try InputFile(path: file, limit: InputFile.listLimit)
        let outcome = try ImportMembers(input, yearlyYield: yearlyYield)(
            in: options.open(), options.time, options.mode)
        if outcome.isRepeat {
            Console.remark("\(file) is already imported; nothing was changed")
        }
        for array in outcome.arrays where array.unlisted > 0 {
            Console.remark(
                array.unlisted == 1
                    ? "1 subscription of \(array.array) is not in this list; it stays as it is"
                    : "\(array.unlisted) subscriptions of \(array.array) are not in this list; "
                        + "they stay as they are")
        }
        options.show(report(outcome), warnings: outcome.warnings)
    }

    private static func readYield(_ text: String) throws -> Energy {
        guard let energy = try? Energy(kilowattHours: text), energy > .zero else {
            throw ValidationError("expected kilowatt-hours above zero, as in 1450")
        }
        return energy
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
                changes(outcome.changes),
                Report.Table(
                    key: "arrays", heading: "Held on \(options.date.today)",
                    columns: [
                        Report.Column("array", "Array"),
                        Report.Column("held", "Held", isNumber: true),
                        Report.Column("shares", "Of", isNumber: true),
                        Report.Column("share_unit", "Unit"),
                        Report.Column("percent", "Percent", isNumber: true),
                    ],
                    rows: outcome.arrays.map { array in
                        [
                            .text(array.array), .number(array.held), .number(array.total),
                            .text(array.unit), .text(array.percent),
                        ]
                    }),
            ])
    }

    private func changes(_ changes: [MemberChange]) -> Report.Table {
        Report.Table(
            key: "changes", heading: "Corrected",
            columns: [
                Report.Column("member", "Member"), Report.Column("field", "Field"),
                Report.Column("before", "Before"), Report.Column("now", "Now"),
            ],
            rows: changes.map {
                [.text($0.member), .text($0.field), .text($0.before), .text($0.now)]
            })
    }
}
