import ArgumentParser
import Metering
import Operations
import Storage

struct MeterList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the meters of the book.",
        discussion: """
              commonwatt meter list
            """)

    @OptionGroup var options: ReadOptions

    func run() throws {
        let meters = try ListMeters()(in: options.open())
        options.show(
            Report(
                schema: "commonwatt.meter-list/1",
                tables: [
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
                                .text(meter.key), .text(meter.role.rawValue),
                                .text(meter.array), Report.Value(meter.subscription),
                                .text(meter.flows.map(\.rawValue).joined(separator: " ")),
                            ]
                        })
                ]))
    }
}
