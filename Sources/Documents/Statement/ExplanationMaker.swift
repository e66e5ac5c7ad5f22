import Billing
import Quantities

/// Gathers what there is to explain.
struct ExplanationMaker {
    let phrasing: Phrasing

    typealias Item = StatementExplanation.Item
    typealias Result = StatementExplanation.Result
    typealias Source = StatementExplanation.Source

    var statement: Statement { phrasing.statement }
    var credit: CreditFacts { phrasing.statement.credit }
    var figures: Figures { phrasing.figures }
    var run: RunFacts { phrasing.run }

    private var meters: [Source] { run.meterFiles.map { Source.file($0, line: nil) } }
    private var share: Source { .share(subscription: statement.recipient.subscriptionID) }

    func program(line: Int?) -> Source {
        .file(run.program, line: line.flatMap { $0 > 0 ? $0 : nil })
    }

    var items: [StatementExplanation.Item] {
        allocations + unmeasured + terms + [value] + passed + utilityFee + [used] + paidOut
            + expired + [bank] + savings
            + statement.lines.map(item) + [total] + financing + sharing
    }

    // MARK: - Energy

    private var allocations: [Item] {
        let parts = statement.shares.map { fact in
            Item(
                subject: "allocation", label: "Your share, \(figures.days(fact.days))",
                result: .energy(fact.allocated),
                formula: "\(figures.exact(fact.metered)) × "
                    + "\(figures.count(fact.units)) / \(figures.count(run.shareTotal)) "
                    + "\(run.shareUnit)",
                rounding: "to the milliwatt-hour, by largest remainder among all holders",
                sources: meters + [share])
        }
        guard parts.count != 1 else { return parts }
        return parts + [
            Item(
                subject: "allocated", label: "Your generation",
                result: .energy(statement.allocated), formula: "the sum of the parts above",
                sources: [])
        ]
    }

    /// What of the energy behind the figures was not measured.
    private var unmeasured: [Item] {
        statement.remarks.compactMap { remark in
            guard case .unmeasured(let part) = remark else { return nil }
            let isProduction = part.meter == .production
            let metered =
                "\(figures.exact(part.metered)) that "
                + (isProduction ? "the array's meter counted" : "your own meter counted")
            return Item(
                subject: "unmeasured",
                label: "\(isProduction ? "Array's output" : "Your use"), \(part.quality.rawValue)",
                result: .energy(part.energy),
                formula: "the readings marked \(part.quality.rawValue), of the \(metered)",
                sources: isProduction ? meters : [])
        }
    }

    // MARK: - Credit

    private var terms: [Item] {
        credit.terms.map { term in
            Item(
                subject: "term", label: "Credit, \(term.title ?? term.name)",
                result: .exactMoney(term.amount),
                formula: formula(of: term)
                    + (term.isIllustrative ? "; the rate is an illustration" : ""),
                sources: [program(line: term.line)])
        }
    }

    private func formula(of term: CreditTerm) -> String {
        guard !phrasing.isMonthly(term) else { return "a part of the array's amount for the month" }
        guard let price = term.price else {
            return "the energy of each hour × its price; \(figures.exact(term.quantity)) in all"
        }
        return "\(figures.exact(term.quantity)) × \(figures.price(price)) per kWh"
    }

    private var value: Item {
        let isSum = credit.unrounded != nil && phrasing.rounding != nil
        return Item(
            subject: "credit", label: "Credit's value", result: result(phrasing.value),
            formula: isSum ? "the sum of the terms above" : "the energy of your share",
            unrounded: isSum ? credit.unrounded : nil, rounding: phrasing.rounding,
            sources: isSum ? [] : [program(line: nil)])
    }

    /// What is left of the value for the subscriber, where a part of it went to the co-op.
    private var passed: [Item] {
        guard let value = credit.value else { return [] }
        guard case .money(let earned) = credit.earned else { return [] }
        let kept = figures.money(value - earned)
        let keeps = credit.utilityFee.map {
            "; of the \(kept) \(run.utility) keeps \(figures.money($0))"
        }
        return [
            Item(
                subject: "earned", label: "Credit that reaches you",
                result: result(credit.earned),
                formula: "\(figures.money(value)) - \(kept) that pays for the subscription"
                    + (keeps ?? ""),
                sources: [program(line: nil)])
        ]
    }

    private var bank: Item {
        var parts = [
            (figures.exact(credit.bankBefore), "brought forward"),
            (" + " + figures.exact(credit.earned), "earned"),
            (" - " + figures.exact(credit.applied), "used"),
        ]
        if credit.expired.quantity != 0 {
            parts.append((" - " + figures.exact(credit.expired), "expired"))
        }
        if credit.paidOut.quantity != 0 {
            parts.append((" - " + figures.exact(credit.paidOut), "paid out"))
        }
        return Item(
            subject: "bank", label: "Credit carried forward", result: result(credit.bankAfter),
            formula: parts.map { "\($0.0) \($0.1)" }.joined(),
            sources: [program(line: run.bankLine)])
    }

    func result(_ amount: CreditAmount) -> Result {
        switch amount {
        case .money(let money): .money(money)
        case .energy(let energy): .energy(energy)
        }
    }

    // MARK: - Account

    private func item(_ line: StatementLine) -> Item {
        let basis = line.basis
        let rounding = rounding(of: line)
        return Item(
            subject: line.kind.rawValue, label: phrasing.label(line),
            result: .money(line.amount),
            formula: (isTakenOff(line) ? "- " : "") + formula(of: line),
            unrounded: rounding == nil
                ? nil : basis.unrounded.map { isTakenOff(line) ? -$0 : $0 },
            rounding: rounding.map(phrasing.phrase), sources: sources(of: basis))
    }

    /// Whether the line takes off what its basis comes to.
    private func isTakenOff(_ line: StatementLine) -> Bool {
        line.amount < .zero && line.basis.unrounded.map { $0.femtos > 0 } ?? false
    }

    /// The rule that made the line's amount of its exact one; nil where something else did, as a
    /// limit.
    private func rounding(of line: StatementLine) -> RoundingRule? {
        guard let exact = line.basis.unrounded, let rule = line.basis.rounding,
            let rounded = try? exact.rounded(rule),
            rounded == line.amount || rounded == -line.amount
        else { return nil }
        return rule
    }

    private func formula(of line: StatementLine) -> String {
        // The statement it is from stands among the sources.
        if case .carried = line.basis { return "carried over" }
        if case .installment(let fact) = line.basis { return formula(of: fact) }
        if case .loan(let charge) = line.basis { return formula(of: charge) }
        return phrasing.detail(line) ?? phrasing.label(line)
    }

    private func sources(of basis: StatementLine.Basis) -> [Source] {
        if case .carried(let number) = basis {
            return number.map { [Source.statement($0)] } ?? []
        }
        if case .installment = basis {
            return [.contract(subscription: statement.recipient.subscriptionID)]
        }
        switch basis {
        case .loan(let charge): return sources(ofLoan: charge.loan)
        case .loanTakenBack(let loan): return sources(ofLoan: loan)
        default: break
        }
        guard let clause = basis.clause else { return [] }
        return switch clause {
        case .program(let line): [program(line: line)]
        case .contract: [.contract(subscription: statement.recipient.subscriptionID)]
        }
    }

    /// The terms of a loan and what happened to it.
    func sources(ofLoan id: String) -> [Source] {
        let product = statement.financing?.loans.first { $0.id == id }?.product
        return (product.map { [.file($0, line: nil)] } ?? []) + [.loan(id)]
    }

    private var total: Item {
        Item(
            subject: "total", label: phrasing.totalLabel, result: .money(statement.total),
            formula: "the sum of the lines above", sources: [])
    }

    private var sharing: [Item] {
        guard let rate = statement.sharing?.rate else { return [] }
        return [
            Item(
                subject: "sharing-contribution-rate", label: "Sharing contribution rate",
                result: .rate(rate),
                formula: "your part of what sharing saved all members, theta rule "
                    + "(\(Phrasing.sharingMethod))",
                rounding: "to millionths, by largest remainder among all members",
                sources: meters)
        ]
    }
}
