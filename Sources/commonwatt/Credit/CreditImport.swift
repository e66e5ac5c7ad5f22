import ArgumentParser
import Operations
import Quantities
import Storage

struct CreditImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a utility's report of use and bills into the book.",
        discussion: """
            CSV with the columns account and month, and kwh, amount or both: what the account \
            used in the month, and the amount of the bill that credits may be set against. A \
            later report takes the place of an earlier one, until the statement is issued; then \
            it is left as it is. The bill of an account with several subscriptions on an array is \
            divided by their shares; a row of a member who left is left out, and told.

              commonwatt credit import utility-2026-06.csv
            """)

    @Argument(help: ArgumentHelp("The report, as CSV.", valueName: "file"))
    var file: String
    @Option(help: "The array that is meant, where accounts are subscribed to several.")
    var array: String?
    @Flag(help: "Leave out accounts that no subscription has, as those of other customers.")
    var leaveOutOthers = false
    @OptionGroup var options: WriteOptions

    func run() throws {
        let input = try InputFile(path: file, limit: InputFile.listLimit)
        let outcome = try ImportUtilityBills(input, array: array, leavesOutOthers: leaveOutOthers)(
            in: options.open(), options.time, options.mode)
        if outcome.isRepeat {
            Console.remark("\(file) is already imported; nothing was changed")
        }
        let report = Report(
            schema: "commonwatt.credit-import/1",
            tables: [
                Report.Table(
                    key: "months", heading: nil,
                    columns: [
                        Report.Column("month", "Month"), Report.Column("array", "Array"),
                        Report.Column("bills", "Bills", isNumber: true),
                        Report.Column("replaced", "Replaced", isNumber: true),
                        Report.Column("left", "Issued, left as is", isNumber: true),
                    ],
                    rows: outcome.months.map { month in
                        [
                            Report.Value(month.month), .text(month.array),
                            .number(Int64(month.bills)), .number(Int64(month.replaced)),
                            .number(Int64(month.leftAsTheyAre)),
                        ]
                    })
            ])
        options.show(report, warnings: outcome.warnings)
    }
}
