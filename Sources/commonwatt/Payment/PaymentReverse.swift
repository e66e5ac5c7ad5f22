import ArgumentParser
import Operations
import Quantities
import Storage

struct PaymentReverse: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Take back a payment that did not stand, as a check that bounced.",
        discussion: """
            Posts an entry that corrects the payment's; both stay in the book, and the next \
            statement shows so much less as received. A payment is taken back once.

              commonwatt payment reverse CHECK-118 --date 2026-07-21 --reason "not covered"
            """)

    @Argument(
        help: ArgumentHelp(
            "The payment's reference, or its number in 'payment list'.",
            valueName: "reference-or-number"))
    var payment: String
    @Option(help: "The day it was taken back; without it, today.", transform: CivilDate.argument)
    var date: CivilDate?
    @Option(help: "Why, for those who read the journal.")
    var reason: String?
    @OptionGroup var options: WriteOptions

    func run() throws {
        let reverse = ReversePayment(payment, on: date ?? options.date.today, reason: reason)
        let outcome = try reverse(in: options.open(), options.time, options.mode)
        if outcome.isRepeat {
            Console.remark(
                "the payment \"\(outcome.reference)\" was already reversed on \(outcome.date); "
                    + "nothing was changed")
        }
        options.show(
            Report(
                schema: "commonwatt.payment-reverse/1",
                facts: [
                    Report.Fact(
                        key: "subscription", heading: "Subscription",
                        value: .text(outcome.subscription)),
                    Report.Fact(
                        key: "reference", heading: "Payment", value: .text(outcome.reference)),
                    Report.Fact(
                        key: "amount", heading: "Amount", value: Report.Value(outcome.amount)),
                    Report.Fact(
                        key: "date", heading: "Reversed on", value: Report.Value(outcome.date)),
                    Report.Fact(
                        key: "reversed", heading: "Reversed now", value: .done(!outcome.isRepeat)),
                    Report.Fact(
                        key: "owed", heading: "Now owed", value: Report.Value(outcome.owed)),
                ],
                tables: LoanReports.parts(
                    outcome.takenFromLoans, "Of it taken back from loans, which owe it again")))
    }
}
