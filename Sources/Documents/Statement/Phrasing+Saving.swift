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
        case (false, true): run.words == 1 ? "Net cost" : "You paid more"
        case (true, false): "Expected saving"
        case (true, true): "Expected cost"
        }
    }

    /// What the saving is made of, in words.
    var savingCounts: String {
        let used = credit.paidOut.quantity == 0 ? "credit used" : "credit used and paid out"
        let known = isSavingExpected ? ", if your bill takes it all" : ""
        var costs: [String] = []
        if credit.isMinimumAdded { costs.append("the minimum bill added") }
        if let fee, fee != .zero, credit.value == nil { costs.append("the subscription fee") }
        let passed =
            credit.value != nil && fee != nil ? ", after what pays for the subscription" : ""
        guard !costs.isEmpty else { return used + passed + known }
        let cost = costs.joined(separator: " and ")
        return credit.saving.map { $0 < .zero } == true
            ? "\(cost.dropArticle), less \(used)\(passed)\(known)"
            : "\(used)\(passed), less \(cost)\(known)"
    }

    /// The subscription's fee on this statement; nil where there is none.
    private var fee: Money? {
        let amounts = statement.lines.filter { $0.kind == .fee }.map(\.amount)
        return amounts.isEmpty ? nil : amounts.reduce(.zero, +)
    }

    /// The saving from the statement's figures, as a sum; nil where they do not hold all of it,
    /// as what energy that the utility paid for was worth.
    var savingSum: String? {
        guard let saving = credit.saving, let used = usedWorth else { return nil }
        let payout = statement.lines.filter { $0.kind == .payout }
            .reduce(Money.zero) { $0 - $1.amount }
        var gains = [(used, "used")]
        var costs: [(Money, String)] = []
        if case .money(let paid) = credit.paidOut, paid != .zero {
            gains.append((paid, "paid out"))
        } else if payout != .zero {
            gains.append((payout, "paid out"))
        }
        if credit.isMinimumAdded, let minimum = credit.minimumBill {
            costs.append((minimum, "minimum bill added"))
        }
        if let fee, fee != .zero, credit.value == nil { costs.append((fee, "subscription fee")) }
        let sum = gains.reduce(Money.zero) { $0 + $1.0 } - costs.reduce(Money.zero) { $0 + $1.0 }
        guard sum == saving else { return nil }
        let known = isSavingExpected ? ", if your bill takes it all" : ""
        return saving < .zero
            ? self.sum(of: costs, less: gains) + known : self.sum(of: gains, less: costs) + known
    }

    private func sum(of parts: [(Money, String)], less others: [(Money, String)]) -> String {
        let words = { (part: (Money, String)) in "\(figures.money(part.0)) \(part.1)" }
        let taken = others.map { " - " + words($0) }.joined()
        return parts.map(words).joined(separator: " + ") + taken
    }

    /// What was used, in money; what used energy is worth by the terms.
    private var usedWorth: Money? {
        switch credit.applied {
        case .money(let money): money
        case .energy: credit.unrounded.flatMap { try? $0.rounded(credit.rounding) }
        }
    }

    /// Who pays out banked credit: the co-op where the statement does, or else the utility.
    var payer: String {
        statement.lines.contains { $0.kind == .payout } ? run.cooperative : run.utility
    }
}

extension String {
    /// The same without "the" at its beginning, to stand first.
    fileprivate var dropArticle: String { hasPrefix("the ") ? String(dropFirst(4)) : self }
}
