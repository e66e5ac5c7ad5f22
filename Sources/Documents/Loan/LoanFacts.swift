import Lending
import Quantities

/// What a schedule is drawn and told by: its payments in order, and where they change.
struct LoanFacts {
    let plan: PaymentPlan

    /// A regular payment that differs from the one before it, or a sum that was prepaid.
    struct Change: Hashable {
        let date: CivilDate
        var prepaid: Money?
        /// The regular payment before and after it; equal where it stays.
        var before: Money
        var after: Money
    }

    /// Payments that are equal and follow one another.
    struct Run: Hashable {
        var count: Int
        let payment: Money
        let first: CivilDate
        var last: CivilDate
    }

    /// Where sums were prepaid or regular payments changed, in order of time.
    var changes: [Change] {
        var changes: [Change] = []
        var regular: Money?
        var prepaid: (date: CivilDate, amount: Money)?
        for row in plan {
            switch row.kind {
            case .prepayment:
                prepaid = (row.due, (prepaid?.amount ?? .zero) + row.principal)
                continue
            case .scheduled, .interestOnly: break
            case .final, .balloon, .deferred, .capitalize, .advance: continue
            }
            let before = regular ?? row.payment
            if let prepaid {
                changes.append(
                    Change(
                        date: prepaid.date, prepaid: prepaid.amount, before: before,
                        after: row.payment))
            } else if before != row.payment {
                changes.append(Change(date: row.due, before: before, after: row.payment))
            }
            regular = row.payment
            prepaid = nil
        }
        return changes
    }

    /// What a borrower pays and when, as Regulation Z's payment schedule has it
    /// (§ 1026.18 (g)).
    var runs: [Run] {
        var runs: [Run] = []
        for row in plan where row.payment > .zero {
            if let last = runs.last, last.payment == row.payment, last.last != row.due {
                runs[runs.count - 1].count += 1
                runs[runs.count - 1].last = row.due
            } else {
                runs.append(Run(count: 1, payment: row.payment, first: row.due, last: row.due))
            }
        }
        return runs
    }

    /// What a year's payments are made of.
    struct Part: Hashable {
        let label: String
        var interest = Money.zero
        var principal = Money.zero
        var prepaid = Money.zero
        var fees = Money.zero
        /// What is owed at its end.
        var balance = Money.zero

        var total: Money { interest + principal + prepaid + fees }
    }

    /// By calendar year; interest that is added to what is owed is no payment.
    var years: [Part] {
        var parts: [Part] = []
        for row in plan {
            let label = "\(row.due.year)"
            if parts.last?.label != label { parts.append(Part(label: label)) }
            let last = parts.count - 1
            let isExtra = row.kind == .prepayment
            parts[last].interest += row.interest + min(row.principal, .zero)
            parts[last].principal += isExtra ? .zero : max(row.principal, .zero)
            parts[last].prepaid += isExtra ? row.principal : .zero
            parts[last].fees += row.fee
            parts[last].balance = row.balance
        }
        return parts
    }
}
