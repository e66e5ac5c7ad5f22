import ArgumentParser
import Operations
import Quantities
import Storage

struct PaymentRecord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record money that came in for a subscription.",
        discussion: """
            A payment is recorded once: with the same reference it is noticed. Where one without a \
            reference has the same amount, subscription and day as one that is recorded, it is \
            refused, unless --another says that more money came. What statements asked for of a \
            loan is paid first, and counts for the loan on that day.

              commonwatt payment record S-001-A 25.00 --date 2026-07-10 --reference ACH-4711
            """)

    @Argument(help: "The subscription.")
    var subscription: String
    @Argument(help: "The amount, as in 25.00.", transform: Money.argument)
    var amount: Money
    @Option(help: "The day the money came; without it, today.", transform: CivilDate.argument)
    var date: CivilDate?
    @Option(help: "What tells the payment from all others, as the number of a transfer.")
    var reference: String?
    @OptionGroup var another: AnotherOptions
    @OptionGroup var options: WriteOptions

    func run() throws {
        let record = RecordPayment(
            of: amount, for: subscription, on: date ?? options.date.today, reference: reference,
            isAnother: another.another)
        let outcome = try record(in: options.open(), options.time, options.mode)
        if let remark = remark(on: outcome) { Console.remark(remark) }
        options.show(
            Report(
                schema: "commonwatt.payment-record/1",
                facts: [
                    Report.Fact(
                        key: "subscription", heading: "Subscription", value: .text(subscription)),
                    Report.Fact(key: "amount", heading: "Amount", value: Report.Value(amount)),
                    Report.Fact(
                        key: "number", heading: "Number", value: .number(outcome.number)),
                    Report.Fact(
                        key: "recorded", heading: "Recorded", value: .done(!outcome.isRepeat)),
                    Report.Fact(
                        key: "owed", heading: "Still owed", value: Report.Value(outcome.owed)),
                ],
                tables: LoanReports.parts(outcome.passedOn, "Of it for loans")),
            warnings: outcome.warnings)
    }

    private func remark(on outcome: RecordPayment.Outcome) -> String? {
        guard outcome.isRepeat else { return nil }
        let known = "the payment \"\(outcome.reference)\" is recorded already"
        guard let reversed = outcome.reversed else { return known + "; nothing was changed" }
        return known + " and was taken back on \(reversed); nothing was changed; if money came "
            + "again, give it another --reference"
    }
}
