import ArgumentParser
import Operations
import Storage

struct ArrayList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the arrays, with what is held of each.",
        discussion: """
              commonwatt array list --as-of 2026-06-30
            """)

    @OptionGroup var options: ReadOptions

    func run() throws {
        let arrays = try ListArrays(on: options.date.today)(in: options.open())
        options.show(
            Report(
                schema: "commonwatt.array-list/1",
                tables: [
                    Report.Table(
                        key: "arrays", heading: nil,
                        columns: [
                            Report.Column("array", "Array"), Report.Column("name", "Name"),
                            Report.Column("capacity_kw", "kW", isNumber: true),
                            Report.Column("program", "Program"),
                            Report.Column("utility", "Utility"),
                            Report.Column("meter", "Meter"),
                            Report.Column("time_zone", "Time zone"),
                            Report.Column("subscriptions", "Subscriptions", isNumber: true),
                            Report.Column("held", "Held", isNumber: true),
                            Report.Column("shares", "Of", isNumber: true),
                            Report.Column("share_unit", "Unit"),
                        ],
                        rows: arrays.map { array in
                            [
                                .text(array.row.key), .text(array.row.name),
                                Report.Value(array.row.capacity), .text(array.row.program),
                                .text(array.row.utility), Report.Value(array.meter),
                                .text(array.row.timeZone), .number(Int64(array.subscriptions)),
                                .number(array.held), .number(array.row.shareTotal),
                                .text(array.row.shareUnit),
                            ]
                        })
                ]))
    }
}
