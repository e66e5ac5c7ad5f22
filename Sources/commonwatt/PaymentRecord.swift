import ArgumentParser
import Operations
import Quantities
import Storage

struct PaymentRecord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record money that came in for a subscription.",
        discussion: """
            A payment is recorded once: with the same reference it is noticed. Without a \
            reference, one of the same amount, subscription and day is taken for the same.

              commonwatt payment record S-001-A 25.00 --date 2026-07-10 --reference ACH-4711
            """)

    @Argument(help: "The subscription.")
    var subscription: String
    @Argument(help: "The amount, as in 25.00.")
    var amount: Money
    @Option(help: "The day the money came; without it, today.")
    var date: CivilDate?
    @Option(help: "What tells the payment from all others, as the number of a transfer.")
    var reference: String?
    @OptionGroup var options: WriteOptions

    func run() throws {
        let record = RecordPayment(
            of: amount, for: subscription, on: date ?? options.date.today, reference: reference)
        let outcome = try record(in: options.open(), options.mode)
        if outcome.isRepeat {
            Console.remark(
                "the payment \"\(outcome.reference)\" is recorded already; nothing was changed"
                    + (reference == nil ? "; if it is another one, give it a --reference" : ""))
        }
        options.show(
            Report(
                schema: "commonwatt.payment-record/1",
                facts: [
                    Report.Fact(
                        key: "subscription", heading: "Subscription", value: .text(subscription)),
                    Report.Fact(key: "amount", heading: "Amount", value: Report.Value(amount)),
                    Report.Fact(
                        key: "recorded", heading: "Recorded", value: .flag(!outcome.isRepeat)),
                    Report.Fact(
                        key: "owed", heading: "Still owed", value: Report.Value(outcome.owed)),
                ]))
    }
}
