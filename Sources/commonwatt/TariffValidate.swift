import ArgumentParser
import Operations
import Quantities

struct TariffValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check tariff files; needs no book.",
        discussion: """
            Checks the form against the schema, that seasons, periods and prices leave nothing \
            out, and that the bills worked in the file come out to the cent.

              commonwatt tariff validate rates/us/co/xcel/rd/2018-01-01.xml
            """)

    @Argument(help: ArgumentHelp("The tariff files.", valueName: "file"))
    var files: [String]
    @OptionGroup var format: FormatOptions

    func run() throws {
        let inputs = try files.map { try InputFile(path: $0) }
        let findings = try ValidateTariffs(inputs)(Installation.find())
        for warning in findings.flatMap(\.warnings) { Console.remark(warning.description) }
        let report = Report(
            schema: "commonwatt.tariff-validate/1",
            tables: [
                Report.Table(
                    key: "tariffs", heading: nil,
                    columns: [
                        Report.Column("tariff", "Tariff"), Report.Column("from", "From"),
                        Report.Column("to", "To"),
                        Report.Column("worked_bills", "Worked bills", isNumber: true),
                        Report.Column("unsupported", "Unsupported", isNumber: true),
                        Report.Column("file", "File"),
                    ],
                    rows: findings.map { finding in
                        [
                            .text(finding.key), Report.Value(finding.effective.start),
                            Report.Value(finding.effective.statedEnd),
                            .number(Int64(finding.workedBills)),
                            .number(Int64(finding.warnings.count)), .text(finding.file),
                        ]
                    })
            ])
        Console.result(report.text(format.format))
    }
}
