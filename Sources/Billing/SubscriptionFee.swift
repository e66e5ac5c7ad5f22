internal import NetMetering
internal import Quantities

/// Reckons what subscriptions owe the sponsor for a month.
struct SubscriptionFee {
    let program: Program
    let month: Month

    /// What a fee can be reckoned from.
    struct Basis {
        var memberClass: ClassIndex
        /// The value of the credit that was earned, in money.
        var generated: Money
        /// The value of the credit that was used, in money.
        var applied: Money
        var allocated: Energy
        /// The energy that earned credit or was taken off the usage.
        var appliedEnergy: Energy
        var start: CivilDate?
    }

    /// The fee before rounding, and what it was made from.
    ///
    /// `size` gives what is held, and is asked only where the fee is by size.
    func facts(
        own: FeeModel?, _ basis: Basis, size: ShareSize
    ) throws(MemberHold) -> FeeFacts {
        let terms = try terms(own, basis)
        var facts = FeeFacts(
            model: terms, quantity: .nothing, exact: .zero, cap: nil, amount: .zero,
            isOwn: own != nil)
        switch terms {
        case .free, .upfront, .loan: return facts
        case .percentage(let ratio):
            let credit = program.fee.base == .applied ? basis.applied : basis.generated
            facts.quantity = .credit(credit, program.fee.base)
            facts.exact = credit * ratio
        case .perKilowattHour(let price):
            let energy =
                switch program.fee.base {
                case .applied: basis.appliedEnergy
                case .generated, .share: basis.allocated
                }
            facts.quantity = .energy(energy, program.fee.base)
            facts.exact = energy * price
        case .perKilowatt(let price):
            let power = try size.power()
            facts.quantity = .power(power)
            facts.exact = UnroundedMoney(
                femtos: Int128(power.milliwatts) * Int128(price.nanosPerUnit))
        case .perBlock(let price):
            let millionths = try size.blocks()
            facts.quantity = .blocks(millionths: millionths)
            facts.exact = UnroundedMoney(femtos: Int128(millionths) * Int128(price.nanosPerUnit))
        }
        try round(&facts, basis)
        return facts
    }

    /// The terms that hold in the month: the subscription's own or those of its class,
    /// escalated.
    private func terms(_ own: FeeModel?, _ basis: Basis) throws(MemberHold) -> FeeModel {
        guard let model = own ?? program.fee.model.value(for: basis.memberClass) else {
            throw .noFee(memberClass: program.className(basis.memberClass) ?? "other")
        }
        guard let escalation = program.fee.escalation else { return model }
        let start = basis.start ?? program.identity.effective.start
        let nanos: Int64
        switch model {
        case .free, .percentage, .upfront, .loan: return model
        case .perKilowattHour(let price): nanos = price.nanosPerKilowattHour
        case .perKilowatt(let price), .perBlock(let price): nanos = price.nanosPerUnit
        }
        guard let raised = escalation.nanos(nanos, start: start, on: month.firstDay) else {
            throw .tooLarge(what: "fee")
        }
        return model.priced(raised)
    }

    private func round(_ facts: inout FeeFacts, _ basis: Basis) throws(MemberHold) {
        guard let amount = try? facts.exact.rounded(program.identity.rounding),
            Money.bankable.contains(amount)
        else { throw .tooLarge(what: "fee") }
        facts.amount = amount
        guard program.fee.isCappedAtCredit else { return }
        let credit = program.fee.base == .applied ? basis.applied : basis.generated
        let cap = max(credit, .zero)
        if amount > cap {
            facts.cap = cap
            facts.amount = cap
        }
    }
}

extension FeeModel {
    fileprivate func priced(_ nanos: Int64) -> FeeModel {
        switch self {
        case .perKilowattHour: .perKilowattHour(EnergyPrice(nanosPerKilowattHour: nanos))
        case .perKilowatt: .perKilowatt(UnitPrice(nanosPerUnit: nanos))
        case .perBlock: .perBlock(UnitPrice(nanosPerUnit: nanos))
        case .free, .percentage, .upfront, .loan: self
        }
    }
}
