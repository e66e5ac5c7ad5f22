import Billing
import NetMetering
import Quantities

extension ProgramMonth {
    /// The month of a worked figure.
    init(_ example: ProgramExample, of program: Program) {
        self.init(
            program: program, month: example.month, references: example.references,
            capacity: example.capacity,
            segments: [
                Segment(
                    days: example.month.days, output: example.output,
                    weights: example.members.map(\.share), unsubscribed: example.unsubscribed)
            ],
            members: example.members.map {
                Member(
                    memberClass: $0.memberClass, usage: $0.usage, bill: $0.bill,
                    moneyBank: $0.moneyBank, energyBank: $0.energyBank, fee: $0.fee)
            })
    }
}

extension ProgramMonth.Outcome {
    /// What differs from what `example` expects.
    func differences(from example: ProgramExample, of program: Program) -> [String] {
        var differences = Self.compare(example.expected.amounts) { amount($0) }
        differences += Self.compare(example.expected.energies) { energy($0) }
        for (term, money) in example.expected.terms {
            let found = host.terms.first { $0.term == term }
            let rounded = try? found?.money.rounded(program.identity.rounding)
            if rounded != money {
                differences.append(
                    "term \(program.value.terms[term].name): expected \(money), found "
                        + (rounded.map { "\($0)" } ?? "nothing"))
            }
        }
        for (member, outcome) in zip(example.members, members) {
            var own = outcome.hold.map { ["held: \($0)"] } ?? []
            own += Self.compare(member.expected.amounts) { outcome.amount($0) }
            own += Self.compare(member.expected.energies) { outcome.energy($0) }
            differences += own.map { "\(member.name): \($0)" }
        }
        return differences
    }

    private static func compare<Key: RawRepresentable<String>, Value: Equatable>(
        _ expected: [Key: Value], _ found: (Key) -> Value?
    ) -> [String] {
        expected.compactMap { key, value in
            let other = found(key)
            guard other != value else { return nil }
            return "\(key.rawValue): expected \(value), found "
                + (other.map { "\($0)" } ?? "nothing")
        }
    }

    private func amount(_ amount: ProgramExample.Amount) -> Money? {
        switch amount {
        case .value: host.value
        case .unallocatedCredit: host.unallocatedCredit
        case .unallocatedPayout: host.unallocatedPayout
        case .credit: totals.credit
        case .applied: totals.applied
        case .fee: totals.fee
        case .adminFee: totals.adminFee
        case .netCredit: totals.netCredit
        case .saving: totals.saving
        case .fromUtility: totals.fromUtility
        case .fromMember: totals.fromMembers
        case .banked, .expired, .payout, .utilityBill: nil
        }
    }

    private func energy(_ figure: ProgramExample.EnergyFigure) -> Energy? {
        switch figure {
        case .allocatedKWh: totals.allocated
        case .unallocatedKWh: host.unallocated
        case .appliedKWh: totals.appliedEnergy
        case .bankedKWh, .expiredKWh, .paidOutKWh: nil
        }
    }
}

extension SubscriptionOutcome {
    fileprivate func amount(_ amount: ProgramExample.Amount) -> Money? {
        switch amount {
        case .value, .unallocatedCredit, .unallocatedPayout: nil
        case .credit: credit
        case .applied: money.applied
        case .fee: fee.amount
        case .adminFee: settlement.adminFee
        case .netCredit: settlement.netCredit
        case .saving: saving
        case .fromUtility: settlement.fromUtility
        case .fromMember: settlement.fromMember
        case .banked: money.after.balance
        case .expired: money.expired
        case .payout: payout
        case .utilityBill: utilityBill
        }
    }

    fileprivate func energy(_ figure: ProgramExample.EnergyFigure) -> Energy? {
        switch figure {
        case .allocatedKWh: allocated
        case .unallocatedKWh: nil
        case .appliedKWh: energy.applied
        case .bankedKWh: energy.after.balance
        case .expiredKWh: energy.expired
        case .paidOutKWh: energy.paidOut
        }
    }
}
