import Billing
import Quantities

extension Phrasing {
    private var credit: CreditFacts { statement.credit }

    /// Whether the saving rests on a bill that is not known, and so is only expected.
    ///
    /// Where the co-op itself takes the credit off the statement, the bill is this one.
    var isSavingExpected: Bool {
        credit.application == .utilityDecides
            && !statement.lines.contains { $0.kind == .credit }
    }

    /// What is asked for of loans this month; nil where there is nothing.
    var installments: Money? {
        let amounts = statement.lines
            .filter { $0.kind == .installment || $0.kind == .installmentTakenBack }
            .map(\.amount)
        return amounts.isEmpty ? nil : amounts.reduce(.zero, +)
    }

    /// What the subscriber is better off by, with what that counts, and what the loan leaves.
    var savings: [Row] {
        guard let saving = credit.saving else { return [] }
        let row = Row(
            label: savingLabel(saving), detail: savingCounts,
            amount: figures.magnitude(saving))
        guard let left = savingAfterLoan, let installments else { return [row] }
        return [
            row,
            Row(
                label: "After your loan",
                detail: installments < .zero
                    ? "with \(figures.magnitude(installments)) of a loan installment taken back"
                    : "less the loan installment of \(figures.money(installments))",
                amount: figures.money(left)),
        ]
    }

    /// What the loan installment leaves of the saving; nil where there is no loan.
    var savingAfterLoan: Money? {
        guard let saving = credit.saving, let installments else { return nil }
        return saving - installments
    }

    func savingLabel(_ saving: Money) -> String {
        switch (isSavingExpected, saving < .zero) {
        case (false, false): "You save"
        case (false, true): "Net cost"
        case (true, false): "Expected saving"
        case (true, true): "Expected cost"
        }
    }

    /// What the saving is made of, in words.
    var savingCounts: String {
        let used = credit.paidOut.quantity == 0 ? "credit used" : "credit used and paid out"
        let known = isSavingExpected ? ", if your bill takes it all" : ""
        guard statement.lines.contains(where: { $0.kind == .fee }) else { return used + known }
        guard credit.value == nil else {
            return "\(used), after what pays for the subscription\(known)"
        }
        return credit.saving.map { $0 < .zero } == true
            ? "subscription fee, less \(used)\(known)"
            : "\(used), less the subscription fee\(known)"
    }

    /// Who pays out banked credit: the co-op where the statement does, or else the utility.
    var payer: String {
        statement.lines.contains { $0.kind == .payout } ? run.cooperative : run.utility
    }
}
