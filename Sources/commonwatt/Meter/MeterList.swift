import ArgumentParser
import Metering
import Operations
import Storage

struct MeterList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the meters of the book, and the files imported.",
        discussion: """
              commonwatt meter list
            """)

    @OptionGroup var options: ReadOptions

    func run() throws {
        let book = try options.open()
        let meters = try ListMeters()(in: book)
        let imports = try ListMeterImports()(in: book)
        options.show(
            Report(
                schema: "commonwatt.meter-list/1",
                tables: [table(of: meters), table(of: imports)]))
    }

    private func table(of meters: [ListMeters.Meter]) -> Report.Table {
        Report.Table(
            key: "meters", heading: nil,
            columns: [
                Report.Column("meter", "Meter"), Report.Column("role", "Role"),
                Report.Column("array", "Array"),
                Report.Column("subscription", "Subscription"),
                Report.Column("flows", "Readings of"),
            ],
            rows: meters.map { meter in
                [
                    .text(meter.key), .text(meter.role.rawValue), .text(meter.array),
                    Report.Value(meter.subscription),
                    .text(meter.flows.map(\.rawValue).joined(separator: " ")),
                ]
            })
    }

    private func table(of imports: [ListMeterImports.MeterImport]) -> Report.Table {
        Report.Table(
            key: "imports", heading: "Files imported, the latest first",
            columns: [
                Report.Column("import", "Import", isNumber: true), Report.Column("file", "File"),
                Report.Column("digest", "Digest"), Report.Column("meters", "Meters"),
                Report.Column("brought", "Brought"), Report.Column("as_of", "As of"),
                Report.Column("undone", "Undone"),
            ],
            rows: imports.map { row in
                [
                    .number(row.number), .text(row.file),
                    .text(
                        options.format.format == .table
                            ? String(row.digest.prefix(12)) : row.digest),
                    .text(row.meters.joined(separator: " ")), .text(row.summary),
                    Report.Value(row.asOf), Report.Value(row.undone),
                ]
            })
    }
}
