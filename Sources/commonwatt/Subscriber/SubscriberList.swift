import ArgumentParser
import Operations
import Storage

struct SubscriberList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the subscribers.",
        discussion: """
              commonwatt subscriber list --format csv
            """)

    @OptionGroup var options: ReadOptions

    func run() throws {
        let subscribers = try ListSubscribers()(in: options.open())
        options.show(
            Report(
                schema: "commonwatt.subscriber-list/1",
                tables: [
                    Report.Table(
                        key: "subscribers", heading: nil,
                        columns: [
                            Report.Column("subscriber", "Subscriber"),
                            Report.Column("name", "Name"), Report.Column("class", "Class"),
                            Report.Column("email", "Email"),
                            Report.Column("subscriptions", "Subscriptions"),
                            Report.Column("address", "Address"),
                        ],
                        rows: subscribers.map { subscriber in
                            [
                                .text(subscriber.row.key), .text(subscriber.row.name),
                                .text(subscriber.row.memberClass),
                                Report.Value(subscriber.row.email),
                                .text(subscriber.subscriptions.joined(separator: " ")),
                                Report.Value(subscriber.row.address),
                            ]
                        })
                ]))
    }
}
