internal import NetMetering
internal import Quantities

/// Writes the credit part of a statement.
struct CreditWriter {
    let writer: StatementWriter
    let index: Int

    private var program: Program { writer.input.program }
    private var member: SubscriptionOutcome { writer.outcome.members[index] }
    private var inMoney: Bool { program.value.unit == .money }

    func facts() -> CreditFacts {
        let member = member
        var facts = CreditFacts(
            terms: terms, rounding: program.identity.rounding,
            earned: amount(member.money.earned, member.energy.earned),
            bankBefore: amount(member.money.before, member.energy.before),
            applied: amount(member.money.applied, member.energy.applied),
            expired: amount(member.money.expired, member.energy.expired),
            paidOut: amount(member.money.paidOut, member.energy.paidOut),
            bank: inMoney
                ? lots(member.money.after, CreditAmount.money)
                : lots(member.energy.after, CreditAmount.energy),
            application: member.application, utilityFee: utilityFee, saving: member.saving)
        facts.value = inMoney && member.credit != member.money.earned ? member.credit : nil
        facts.carriedEnergy = inMoney ? carriedEnergy : nil
        facts.minimumBill = member.minimumBill
        facts.isMinimumAdded = member.addedBill != .zero
        facts.billAfter = member.utilityBill
        facts.report = report
        return facts
    }

    /// Where the figure is from that the credit was set against.
    private var report: Int? {
        let subscription = writer.input.subscriptions[index]
        return switch member.application {
        case .utilityDecides: nil
        case .against: subscription.billReport
        case .usage: subscription.usageReport
        }
    }

    private func amount(_ money: Money, _ energy: Energy) -> CreditAmount {
        inMoney ? .money(money) : .energy(energy)
    }

    private var utilityFee: Money? {
        let fee = member.settlement.adminFee
        return fee == .zero ? nil : fee
    }

    private func lots<Amount>(
        _ bank: CreditBank<Amount>, _ amount: (Amount) -> CreditAmount
    ) -> [CreditFacts.Lot] {
        bank.lots.map { lot in
            CreditFacts.Lot(
                earned: lot.earned, amount: amount(lot.amount),
                expires: program.bank.lastUse(
                    ofCreditEarned: lot.earned, firstCredit: member.firstCredit))
        }
    }

    private var carriedEnergy: CreditFacts.CarriedEnergy? {
        guard program.allocation.limit == .load else { return nil }
        let energy = member.energy
        return CreditFacts.CarriedEnergy(
            before: energy.before, earned: energy.earned, applied: energy.applied,
            expired: energy.expired, paidOut: energy.paidOut,
            lots: lots(energy.after, CreditAmount.energy))
    }

    private var terms: [CreditTerm] {
        writer.month.terms(of: index, in: writer.outcome).map { value in
            let term = program.value.terms[value.term]
            return CreditTerm(
                name: term.name, title: term.title == term.name ? nil : term.title,
                quantity: value.energy, price: value.price,
                amount: value.money, line: term.clause.line, isIllustrative: term.isIllustrative)
        }
    }
}

extension TermValue {
    /// The energy the price was taken of; zero where it is for the month.
    fileprivate var energy: Energy {
        if case .energy(let energy) = quantity { energy } else { .zero }
    }
}
