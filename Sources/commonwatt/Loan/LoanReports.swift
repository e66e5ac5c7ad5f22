import Lending
import Operations
import Quantities

/// What commands that look at loans or change them have in common.
enum LoanReports {
    static func fact(
        _ key: String, _ heading: String, _ value: (some CustomStringConvertible)?
    ) -> Report.Fact {
        Report.Fact(key: key, heading: heading, value: Report.Value(value?.description))
    }

    /// The annual percentage rate, with its sign where people read it.
    static func rate(_ box: LoanDisclosure, isTable: Bool) -> Report.Fact {
        let rate = box.annualPercentageRate.map { isTable ? percentage($0) : $0 }
        return fact("apr_pct", "Annual percentage rate", rate)
    }

    /// A percentage as people write it, as in `5.99 %` for `5.9900`: with two decimals at
    /// least.
    private static func percentage(_ text: String) -> String {
        let parts = text.split(separator: ".")
        guard parts.count == 2 else { return "\(text) %" }
        var decimals = parts[1]
        while decimals.count > 2, decimals.last == "0" { decimals.removeLast() }
        return "\(parts[0]).\(decimals) %"
    }

    /// What a payment came to.
    static func paid(_ loan: String, _ outcome: ChangeLoan.Outcome) -> Report {
        let settled = outcome.settled.map { row in
            [
                fact("paid_fees", "Of it for fees", row.fee),
                fact("paid_interest", "Of it for interest", row.interest),
                fact("paid_principal", "Of it for principal", row.principal),
            ]
        }
        return Report(
            schema: "commonwatt.loan-pay/1", facts: facts(loan, outcome) + (settled ?? []))
    }

    /// A change of what is to come: the schedules before and after it side by side.
    static func changed(_ loan: String, _ outcome: ChangeLoan.Outcome, _ verb: String) -> Report {
        let (before, after) = (outcome.before, outcome.after)
        let difference = after.cost - before.cost
        let more: [Report.Fact] = [
            fact("next_payment_before", "Next payment before", before.nextPayment),
            fact("next_payment", "Next payment", after.nextPayment),
            fact("last_due_before", "Last due before", before.lastDue),
            fact("last_due", "Last due", after.lastDue),
            fact("cost_before", "Interest and fees before", before.cost),
            fact("cost", "Interest and fees", after.cost),
            fact("cost_difference", "Difference in cost", difference),
        ]
        return Report(
            schema: "commonwatt.loan-\(verb)/1", facts: facts(loan, outcome) + more,
            tables: [sideBySide(before.projection.payments, after.projection.payments)])
    }

    private static func facts(_ loan: String, _ outcome: ChangeLoan.Outcome) -> [Report.Fact] {
        [
            fact("loan", "Loan", loan),
            Report.Fact(key: "event", heading: "Event", value: .number(Int64(outcome.number))),
            fact("amount", "Amount", outcome.amount),
            Report.Fact(key: "recorded", heading: "Recorded", value: .done(!outcome.isRepeat)),
            fact("date", "Stands on", outcome.after.position.date),
            fact("state", "State", outcome.after.position.state.rawValue),
            fact("principal", "Principal owed", outcome.after.position.quote.principal),
            fact("payoff", "Payoff", outcome.after.position.payoff),
            fact("due", "Due and not paid", outcome.after.position.due),
        ]
    }

    private static func sideBySide(
        _ before: [LoanProjection.Payment], _ after: [LoanProjection.Payment]
    ) -> Report.Table {
        let old = Dictionary(before.map { ($0.due, $0) }) { $1 }
        let new = Dictionary(after.map { ($0.due, $0) }) { $1 }
        return Report.Table(
            key: "schedule", heading: "What is to come, before and after",
            columns: [
                Report.Column("due", "Due"),
                Report.Column("payment_before", "Payment before", isNumber: true),
                Report.Column("balance_before", "Balance before", isNumber: true),
                Report.Column("payment", "Payment", isNumber: true),
                Report.Column("interest", "Interest", isNumber: true),
                Report.Column("principal", "Principal", isNumber: true),
                Report.Column("fee", "Fee", isNumber: true),
                Report.Column("balance", "Balance", isNumber: true),
            ],
            rows: Set(old.keys).union(new.keys).sorted().map { due in
                let (old, new) = (old[due], new[due])
                let amounts = [
                    old?.payment, old?.balance, new?.payment, new?.interest, new?.principal,
                    new?.fee, new?.balance,
                ]
                return [Report.Value(due)] + amounts.map { Report.Value($0?.description) }
            })
    }

    /// What is still to be paid.
    static func schedule(
        _ payments: [LoanProjection.Payment], heading: String?
    ) -> Report.Table {
        Report.Table(
            key: "schedule", heading: heading,
            columns: [
                Report.Column("number", "Number", isNumber: true), Report.Column("due", "Due"),
                Report.Column("payment", "Payment", isNumber: true),
                Report.Column("interest", "Interest", isNumber: true),
                Report.Column("principal", "Principal", isNumber: true),
                Report.Column("fee", "Fee", isNumber: true),
                Report.Column("balance", "Balance", isNumber: true),
            ],
            rows: payments.map { row in
                [
                    .number(Int64(row.number)), Report.Value(row.due), Report.Value(row.payment),
                    Report.Value(row.interest), Report.Value(row.principal),
                    Report.Value(row.fee), Report.Value(row.balance),
                ]
            })
    }

    /// What to say of an event that was recorded before.
    static func remark(on outcome: ChangeLoan.Outcome, hasReference: Bool) {
        guard outcome.isRepeat else { return }
        let known = "the event \"\(outcome.reference)\" is recorded already"
        Console.remark(
            known + (outcome.isReversed ? " and was taken back" : "") + "; nothing was changed"
                + (hasReference ? "" : "; if it is another one, give it a --reference"))
    }

    /// The parts of a payment for a subscription that are for loans, where there are some.
    static func parts(_ parts: [LoanPart], _ heading: String) -> [Report.Table] {
        guard !parts.isEmpty else { return [] }
        return [
            Report.Table(
                key: "loans", heading: heading,
                columns: [
                    Report.Column("loan", "Loan"),
                    Report.Column("amount", "Amount", isNumber: true),
                ],
                rows: parts.map { [.text($0.loan), Report.Value($0.amount)] })
        ]
    }
}
