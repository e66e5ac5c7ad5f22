import ArgumentParser
import Diagnostics
import Operations
import Quantities
import Tariffs

struct TariffValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check tariff files, or with --book tariffs that were imported.",
        discussion: """
            Checks the form against the schema; that seasons, hours, tiers and dates of prices \
            leave no gap and do not overlap; and that the bills worked in the file come out to \
            the cent. Warns of what is most likely a mistake, as a price above 5 a kWh or a \
            limit that no month reaches. What was found goes to standard error, with its place. \
            Of URDB's JSON and New York's rate plan XML it says too what cannot be computed.

              commonwatt tariff validate rates/us/co/xcel/rd/2018-01-01.xml
              commonwatt tariff validate book.xml --statements statements.xml --on 2024-11-01
            """)

    @Argument(help: ArgumentHelp("The tariff files, or ids.", valueName: "tariff"))
    var tariffs: [String]
    @Option(
        help: ArgumentHelp(
            "The day whose version or prices to look at; else today.", valueName: "date"),
        transform: CivilDate.argument)
    var on: CivilDate?
    @OptionGroup var date: DateOptions
    @OptionGroup var options: TariffOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        let installation = try Installation.find()
        let reading = try options.files.reading(assumesUnstated: true, asOf: date.today)
        let files = tariffs.filter(FindTariff.isPath)
        let validate = ValidateTariffs(
            try files.map { try InputFile(path: $0) }, reading: reading, on: on)
        let ids = tariffs.filter { !FindTariff.isPath($0) }
        let findings =
            try validate(installation)
            + ids.map { id in
                let tariff = try options.find(id, on: on)
                return validate.check(tariff, in: tariff.clause.file)
            }
        let plans = Dictionary(grouping: findings, by: \.file)
        for finding in findings {
            let text = finding.problems.description
            guard !text.isEmpty else { continue }
            if let key = finding.tariff?.key, plans[finding.file, default: []].count > 1 {
                Console.remark("\(finding.file), \(key):")
            }
            Console.remark(text)
        }
        Console.result(Self.report(on: findings).text(format.format))
        guard findings.allSatisfy(\.isSound) else { throw ExitCode(Failure.badData) }
    }

    private static func report(on findings: [ValidateTariffs.Finding]) -> Report {
        let facts = Report.Table(
            key: "tariffs", heading: nil,
            columns: [
                Report.Column("tariff", "Tariff"), Report.Column("from", "From"),
                Report.Column("to", "To"),
                Report.Column("charges", "Charges", isNumber: true),
                Report.Column("prices", "Prices", isNumber: true),
                Report.Column("worked_bills", "Worked bills", isNumber: true),
                Report.Column("unsupported", "Unsupported", isNumber: true),
                Report.Column("errors", "Errors", isNumber: true),
                Report.Column("warnings", "Warnings", isNumber: true),
                Report.Column("file", "File"),
            ],
            rows: findings.map(row))
        return Report(schema: "commonwatt.tariff-validate/1", tables: [facts])
    }

    private static func row(_ finding: ValidateTariffs.Finding) -> [Report.Value] {
        let tariff = finding.tariff
        func count(_ value: Int?) -> Report.Value {
            value.map { .number(Int64($0)) } ?? .absent
        }
        func sum(_ severity: Problem.Severity) -> Int {
            finding.problems.all.filter { $0.severity == severity }.reduce(0) { $0 + $1.count }
        }
        return [
            Report.Value(tariff?.key), Report.Value(tariff?.effective.start.description),
            Report.Value(tariff?.effective.statedEnd), count(tariff?.charges),
            count(tariff?.prices), count(tariff?.workedBills), count(tariff?.unsupported),
            count(sum(.error)), count(sum(.warning)),
            .text(finding.file),
        ]
    }
}
