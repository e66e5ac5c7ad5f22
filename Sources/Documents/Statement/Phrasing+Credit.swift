import Billing
import Quantities

extension Phrasing {
    private var credit: CreditFacts { statement.credit }

    // MARK: - Share

    /// A part of the month with the share held in it.
    struct ShareRow {
        var days: String
        var share: String
        var metered: String
        var allocated: String
    }

    var shares: [ShareRow] {
        statement.shares.map { fact in
            ShareRow(
                days: figures.days(fact.days),
                share: figures.share(fact.units, of: run.shareUnit),
                metered: figures.energy(fact.metered),
                allocated: figures.energy(fact.allocated))
        }
    }

    /// What the share units are parts of; nil where they say so themselves.
    var shareTotal: String? {
        run.shareUnit == "ppm" ? nil : figures.share(run.shareTotal, of: run.shareUnit)
    }

    // MARK: - Value

    /// A part of the credit's value.
    struct TermRow {
        var name: String
        var quantity: String
        var price: String
        var amount: String
        var isIllustrative: Bool
    }

    var terms: [TermRow] {
        credit.terms.map { term in
            TermRow(
                name: term.title ?? term.name,
                quantity: isMonthly(term) ? "the month" : figures.number(term.quantity),
                price: price(of: term), amount: figures.short(term.amount),
                isIllustrative: term.isIllustrative)
        }
    }

    /// Whether the term counts once for the month, whatever was generated.
    func isMonthly(_ term: CreditTerm) -> Bool {
        term.quantity == .zero && term.price != nil && term.amount != .zero
    }

    func price(of term: CreditTerm) -> String {
        guard !isMonthly(term) else { return "fixed" }
        return term.price.map(figures.price) ?? "by hour"
    }

    /// What the terms were rounded to: the value, where a part of it went to the co-op.
    var value: CreditAmount { credit.value.map(CreditAmount.money) ?? credit.earned }

    /// How the sum of the terms became cents; nil where there is nothing to say.
    var rounding: String? {
        guard let unrounded = credit.unrounded, case .money(let value) = value else { return nil }
        if let rounded = try? unrounded.rounded(credit.rounding), rounded == value {
            return phrase(credit.rounding)
        }
        return Self.split
    }

    static let split = "split to the cent so that all credits of the array add up"

    func phrase(_ rule: RoundingRule) -> String {
        switch rule {
        case .halfAwayFromZero: "rounded to the nearest cent"
        case .halfEven: "rounded to the nearest cent, halves to the even one"
        case .towardZero: "rounded toward zero"
        case .awayFromZero: "rounded away from zero"
        case .up: "rounded up"
        case .down: "rounded down"
        }
    }

    /// Sentences from the credit's value to the bill.
    var creditSteps: [String] {
        var steps: [String] = []
        if let value = credit.value {
            var step =
                "Of the credit's value of \(figures.money(value)), "
                + "\(figures.credit(credit.earned)) reaches you; "
                + "the rest pays for your subscription."
            if let fee = credit.utilityFee {
                step += " \(run.utility) keeps \(figures.money(fee)) of it for settling credits."
            }
            steps.append(step)
        } else if let fee = credit.utilityFee {
            steps.append("\(run.utility) keeps \(figures.money(fee)) for settling credits.")
        }
        steps.append(application)
        if let minimum = credit.minimumBill {
            steps.append(
                "\(figures.money(minimum)) is the minimum bill, "
                    + (credit.isMinimumAdded
                        ? "which is added to what credits leave." : "which credits do not lower."))
        }
        if let bill = credit.billAfter {
            steps.append("Your utility bill after the credit is \(figures.money(bill)).")
        }
        return steps
    }

    private var application: String {
        switch credit.application {
        case .utilityDecides:
            "\(run.utility) takes the credit off your electric bill; "
                + "how much of it is used, your bill decides."
        case .against(let bill):
            "\(figures.credit(credit.applied)) was set against your electric bill "
                + "of \(figures.money(bill))."
        case .usage(let energy):
            "\(figures.credit(credit.applied)) was set against your use of "
                + "\(figures.energy(energy))."
        }
    }

    // MARK: - Bank

    /// The credit bank over the month; what did not move is left out.
    var bank: [Row] {
        rows(
            before: credit.bankBefore, earned: credit.earned, applied: credit.applied,
            expired: credit.expired, paidOut: credit.paidOut)
    }

    var bankAfter: String { figures.credit(credit.bankAfter) }

    /// When what is carried forward lapses.
    var expiries: [String] { credit.bankByExpiry.map(expiry) }

    /// The same for kilowatt-hours that are carried beside credits in money.
    var carriedEnergy: [Row] {
        guard let carried = credit.carriedEnergy else { return [] }
        return rows(
            before: .energy(carried.before), earned: .energy(carried.earned),
            applied: .energy(carried.applied), expired: .energy(carried.expired),
            paidOut: .energy(carried.paidOut))
    }

    var carriedAfter: String? { credit.carriedEnergy.map { figures.energy($0.after) } }

    var carriedExpiries: [String] { credit.carriedEnergy?.byExpiry.map(expiry) ?? [] }

    private func rows(
        before: CreditAmount, earned: CreditAmount, applied: CreditAmount,
        expired: CreditAmount, paidOut: CreditAmount
    ) -> [Row] {
        let taken = [
            ("Used", applied), ("Expired", expired), ("Paid out by \(payer)", paidOut),
        ]
        return [Row(label: "Brought forward", amount: figures.credit(before))]
            + [Row(label: "Earned", amount: figures.credit(earned))]
            + taken.filter { $0.0 == "Used" || $0.1.quantity != 0 }.map { label, amount in
                Row(
                    label: label,
                    amount: figures.credit(amount.with(quantity: 0 &- amount.quantity)))
            }
    }

    private func expiry(_ part: (expires: Month?, amount: CreditAmount)) -> String {
        let amount = figures.credit(part.amount)
        return "\(amount): \(part.expires.map { figures.shortDate($0.lastDay) } ?? "without end")"
    }
}
