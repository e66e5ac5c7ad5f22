import ArgumentParser
import Operations
import Quantities
import Storage

struct SubscriptionList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the subscriptions, with what each holds and owes.",
        discussion: """
              commonwatt subscription list --array MEADOW --as-of 2026-06-30
            """)

    @Option(help: "Only this array; without it, all.")
    var array: String?
    @OptionGroup var options: ReadOptions

    func run() throws {
        let subscriptions = try ListSubscriptions(on: options.date.today, array: array)(
            in: options.open())
        options.show(
            Report(
                schema: "commonwatt.subscription-list/1",
                tables: [
                    Report.Table(
                        key: "subscriptions", heading: nil,
                        columns: [
                            Report.Column("subscription", "Subscription"),
                            Report.Column("subscriber", "Subscriber"),
                            Report.Column("name", "Name"), Report.Column("class", "Class"),
                            Report.Column("array", "Array"),
                            Report.Column("account", "Account"),
                            Report.Column("from", "From"), Report.Column("to", "To"),
                            Report.Column("share", "Share", isNumber: true),
                            Report.Column("share_unit", "Unit"),
                            Report.Column("owed", "Owed", isNumber: true),
                            Report.Column("usage_meter", "Meter"),
                            Report.Column("tariff", "Tariff"),
                            Report.Column("yearly_kwh", "kWh a year", isNumber: true),
                            Report.Column("fee", "Own fee"),
                        ], rows: subscriptions.map(row))
                ]))
    }

    private func row(_ subscription: ListSubscriptions.Subscription) -> [Report.Value] {
        [
            .text(subscription.key), .text(subscription.subscriber), .text(subscription.name),
            .text(subscription.memberClass), .text(subscription.array),
            .text(subscription.utilityAccount), Report.Value(subscription.period.start),
            Report.Value(subscription.period.statedEnd), .number(subscription.held),
            .text(subscription.shareUnit), Report.Value(subscription.owed),
            Report.Value(subscription.usageMeter), Report.Value(subscription.tariff),
            Report.Value(subscription.yearlyUse?.description), Report.Value(subscription.fee),
        ]
    }
}
