internal import NetMetering
internal import Quantities

/// Writes the lines of a statement, whose sum is what is to be paid.
struct LineWriter {
    let writer: StatementWriter
    let index: Int
    let loans: [LoanBiller]

    private var program: Program { writer.input.program }
    private var subscription: SubscriptionMonth { writer.input.subscriptions[index] }
    private var member: SubscriptionOutcome { writer.outcome.members[index] }

    func lines() -> [StatementLine] {
        var lines: [StatementLine] = []
        let before = subscription.owed + subscription.paid
        if before != .zero {
            lines.append(
                StatementLine(
                    .previousBalance, before, .carried(from: subscription.lastStatement)))
        }
        if subscription.paymentCount > 0 || subscription.paymentsTakenBack > 0 {
            lines.append(
                StatementLine(
                    .payment, -subscription.paid,
                    .payments(
                        count: subscription.paymentCount, on: subscription.paymentDays,
                        takenBack: subscription.paymentsTakenBack)))
        }
        lines += feeLines()
        lines += ownCreditLines()
        if let installment = subscription.installment {
            lines.append(
                StatementLine(
                    .installment, installment.interest + installment.principal,
                    .installment(installment)))
        }
        return lines + loans.flatMap(\.lines)
    }

    private func feeLines() -> [StatementLine] {
        let fee = member.fee
        guard fee.amount != .zero else { return [] }
        let line = StatementLine(.fee, fee.amount, basis(of: fee))
        guard program.settlement.mode.isCollectedByUtility else { return [line] }
        let clause = StatementLine.Clause.program(line: program.settlement.clause.line)
        return [
            line, StatementLine(.collectedByUtility, -fee.amount, .settledByUtility(clause)),
        ]
    }

    /// Credit that the co-op, being the utility, takes off the statement.
    private func ownCreditLines() -> [StatementLine] {
        guard program.settlement.mode == .coop else { return [] }
        let clause = StatementLine.Clause.program(line: program.application.clause.line)
        var lines: [StatementLine] = []
        if member.money.applied != .zero {
            lines.append(
                StatementLine(.credit, -member.money.applied, .settledByUtility(clause)))
        }
        if member.payout != .zero {
            lines.append(StatementLine(.payout, -member.payout, basisOfPayout))
        }
        return lines
    }

    /// Energy is paid out at a price; money is what it is.
    private var basisOfPayout: StatementLine.Basis {
        let clause = StatementLine.Clause.program(line: program.bank.clause.line)
        guard let price = member.payoutPrice else { return .settledByUtility(clause) }
        return .energy(
            member.energy.paidOut, at: price, of: .paidOut, rounding: program.identity.rounding,
            clause)
    }

    private func basis(of fee: FeeFacts) -> StatementLine.Basis {
        let clause: StatementLine.Clause =
            fee.isOwn ? .contract : .program(line: program.fee.clause.line)
        let rounding = program.identity.rounding
        let basis: StatementLine.Basis
        switch (fee.quantity, fee.model) {
        case (.credit(let money, let base), .percentage(let ratio)):
            basis = .percentage(
                ratio, of: money, base == .applied ? .appliedCredit : .generatedCredit,
                rounding: rounding, clause)
        case (.energy(let energy, let base), .perKilowattHour(let price)):
            basis = .energy(
                energy, at: price, of: base == .applied ? .applied : .allocated,
                rounding: rounding, clause)
        case (.power(let power), .perKilowatt(let price)):
            basis = .size(
                .power(power), price: Ratio(billionths: price.nanosPerUnit), rounding: rounding,
                clause)
        case (.blocks(let millionths), .perBlock(let price)):
            basis = .size(
                .blocks(millionths: millionths), price: Ratio(billionths: price.nanosPerUnit),
                rounding: rounding, clause)
        default: basis = .settledByUtility(clause)
        }
        if let cap = fee.cap {
            let base: StatementLine.MoneyBase =
                program.fee.base == .applied ? .appliedCredit : .generatedCredit
            return .limited(to: cap, base, from: basis)
        }
        // With net crediting the subscriber's part is rounded, and the fee is what it leaves.
        guard let exact = basis.unrounded, (try? exact.rounded(rounding)) != fee.amount else {
            return basis
        }
        return .rest(of: member.credit, after: member.settlement.netCredit, from: basis)
    }
}
