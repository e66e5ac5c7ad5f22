import ArgumentParser
import Operations
import Quantities
import Storage

struct LoanAccrue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accrue",
        abstract: "Post what loans earned up to the end of a month.",
        discussion: """
            Interest, late fees and charge-offs; done twice, it changes nothing.

              commonwatt loan accrue --month 2026-08
            """)

    @Option(help: "The month, as in 2026-08; it must be over.", transform: Month.argument)
    var month: Month
    @Option(help: "Only loans of this array; without it, all.")
    var array: String?
    @OptionGroup var options: WriteOptions

    func run() throws {
        let accruals = try AccrueLoans(month, array: array)(
            in: options.open(), options.time, options.mode)
        options.show(
            Report(
                schema: "commonwatt.loan-accrue/1",
                tables: [
                    Report.Table(
                        key: "loans", heading: nil,
                        columns: [
                            Report.Column("loan", "Loan"),
                            Report.Column("interest", "Interest", isNumber: true),
                            Report.Column("fees", "Fees", isNumber: true),
                            Report.Column("charged_off", "Charged off", isNumber: true),
                            Report.Column("array", "Array"),
                        ],
                        rows: accruals.map {
                            [
                                .text($0.loan), Report.Value($0.interest), Report.Value($0.fees),
                                Report.Value($0.writtenOff), .text($0.array),
                            ]
                        })
                ]))
    }
}
