import Billing
import Lending
import Quantities

extension Phrasing {
    /// A loan as a statement tells of it.
    struct LoanSection {
        var title: String
        /// What happened since the last statement.
        var activity: [Row]
        /// Where it stands.
        var standing: [Row]
    }

    /// What a share earned against what its loans took, in columns of times.
    struct LoanComparison {
        var times: [String]
        var rows: [(label: String, figures: [String])]
    }

    var loans: [LoanSection] {
        (statement.financing?.loans ?? []).map { loan in
            LoanSection(
                title: "Loan \(loan.id), \(loan.productName): \(figures.money(loan.lent)) lent on "
                    + "\(figures.date(loan.disbursed)), \(figures.percent(loan.rate)) a year",
                activity: activity(of: loan), standing: standing(of: loan))
        }
    }

    var comparison: LoanComparison? {
        guard let financing = statement.financing else { return nil }
        var columns = [("This month", financing.month)]
        if financing.since != run.month {
            columns.append(("Since \(figures.month(financing.since))", financing.soFar))
        }
        let facts: [(String, (Statement.Comparison) -> Money)] = [
            ("Your share earned", { $0.earned }),
            (financing.loans.count == 1 ? "Your loan took" : "Your loans took", { $0.took }),
            (
                run.words == 1 ? "Interest and fees in it" : "Interest and fees paid",
                { $0.interestAndFees }
            ),
            ("Difference", { $0.earned - $0.took }),
        ]
        return LoanComparison(
            times: columns.map(\.0),
            rows: facts.map { label, amount in
                (label, columns.map { figures.money(amount($0.1)) })
            })
    }

    /// What the comparison counts, so that nobody has to guess.
    static let comparisonCounts =
        "What your share earned is the saving above. What the loan took is what statements asked "
        + "for and what else was paid to it; interest and fees are counted when they are paid."

    private func activity(of loan: Statement.LoanFact) -> [Row] {
        var rows = loan.activity.map { one in
            Row(
                label: "\(figures.shortDate(one.date)): \(word(one.kind))", detail: detail(one),
                amount: one.amount == .zero ? "" : figures.money(one.amount))
        }
        if loan.omitted > 0 {
            let count = figures.count(Int64(loan.omitted))
            rows.insert(Row(label: "\(count) earlier since the last statement", amount: ""), at: 0)
        }
        return rows
    }

    private func standing(of loan: Statement.LoanFact) -> [Row] {
        let day = figures.date(loan.asOf)
        switch loan.state {
        case .paid: return [Row(label: "Paid off; nothing is owed", amount: figures.money(.zero))]
        case .chargedOff:
            return [
                Row(
                    label: "Charged off", detail: "still to be recovered on \(day)",
                    amount: figures.money(loan.payoff))
            ]
        case .active: break
        }
        var rows: [Row] = []
        if loan.behind > .zero {
            let warning = loan.lateFeeOn.map {
                "; a late fee is charged if it is not paid before \(figures.shortDate($0))"
            }
            rows.append(
                Row(
                    label: "Behind",
                    detail: "due up to \(day) and not paid, part of what is to be paid above"
                        + (warning ?? ""),
                    amount: figures.money(loan.behind)))
        }
        rows.append(
            Row(
                label: "Principal owed",
                detail: "\(figures.money(loan.payoff)) would have paid the loan off on \(day)",
                amount: figures.money(loan.balance)))
        return rows
    }

    private func word(_ kind: LoanActivity.Kind) -> String {
        switch kind {
        case .disbursement: "lent to you"
        case .payment: "payment"
        case .prepayment: "prepayment"
        case .advance: "lent in addition"
        case .payoff: "payment that paid the loan off"
        case .recovery: "payment after the loan was charged off"
        case .fee: "fee"
        case .lateFee: "late fee"
        case .interestAdded: "interest added to what is owed"
        case .chargeOff: "charged off"
        case .recast: "payment found anew"
        case .restructure: "terms changed"
        case .deferral: "payments deferred"
        case .autopayOn: "payments are drawn automatically"
        case .autopayOff: "payments are not drawn automatically any more"
        }
    }

    private func detail(_ one: LoanActivity) -> String? {
        if let payment = one.payment {
            let day = one.paidFrom.map { " from \(figures.shortDate($0)) on" } ?? ""
            return "\(figures.money(payment))\(day)"
        }
        switch one.kind {
        case .payment, .prepayment, .payoff, .recovery:
            return split(one.interest, one.principal, one.fees)
                + "; \(figures.money(one.balance)) owed after it"
        case .disbursement where one.fees != .zero:
            return "\(figures.money(one.fees)) of the loan was withheld as a charge"
        default: return nil
        }
    }

    // MARK: - Lines

    /// What is asked for of a loan, with its numbers.
    func formula(_ charge: StatementLine.LoanCharge) -> String {
        var words = "loan \(charge.loan), "
        if let numbers = charge.numbers {
            let first = figures.count(Int64(numbers.lowerBound))
            let last = figures.count(Int64(numbers.upperBound))
            words += numbers.count == 1 ? "number \(last)" : "numbers \(first) to \(last)"
            words += " of \(figures.count(Int64(charge.count)))"
            words += charge.due.map { ", due \(figures.shortDate($0))" } ?? ""
        } else {
            words += "fees"
        }
        return words + ": " + split(charge.interest, charge.principal, charge.fees)
            + "; \(figures.money(charge.balance)) left to repay"
    }

    func formula(takenBackOf loan: String) -> String {
        "asked for on an earlier statement and not due any more: it was paid to loan \(loan) "
            + "itself, or the loan's payments changed"
    }

    private func split(_ interest: Money, _ principal: Money, _ fees: Money) -> String {
        let parts = [(interest, "interest"), (principal, "principal"), (fees, "fees")]
            .filter { $0.0 != .zero }.map { "\(figures.money($0.0)) \($0.1)" }
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "nothing" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
