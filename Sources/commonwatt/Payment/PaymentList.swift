import ArgumentParser
import Operations
import Storage

struct PaymentList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List payments.",
        discussion: """
              commonwatt payment list --subscription S-001-A
            """)

    @Option(help: "Only those for this subscription.")
    var subscription: String?
    @OptionGroup var options: ReadOptions

    func run() throws {
        let payments = try ListPayments(for: subscription)(in: options.open())
        options.show(
            Report(
                schema: "commonwatt.payment-list/1",
                tables: [
                    Report.Table(
                        key: "payments", heading: nil,
                        columns: [
                            Report.Column("date", "Date"),
                            Report.Column("subscription", "Subscription"),
                            Report.Column("amount", "Amount", isNumber: true),
                            Report.Column("reference", "Reference"),
                            Report.Column("array", "Array"),
                            Report.Column("entry", "Entry", isNumber: true),
                            Report.Column("number", "Number", isNumber: true),
                            Report.Column("reverses", "Takes back", isNumber: true),
                        ],
                        rows: payments.map { payment in
                            [
                                Report.Value(payment.received), .text(payment.subscription),
                                Report.Value(payment.amount), .text(payment.reference),
                                .text(payment.array), .number(payment.entry),
                                .number(payment.number),
                                payment.reverses.map(Report.Value.number) ?? .absent,
                            ]
                        })
                ]))
    }
}
