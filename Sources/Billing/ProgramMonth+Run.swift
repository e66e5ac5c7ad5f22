import NetMetering
import Quantities

extension ProgramMonth {
    /// The month, from output to credits, banks, fees and who pays whom.
    ///
    /// Where the bill or the usage that a credit may reduce is not known, the credit
    /// counts as applied in full and the outcome says that the utility decides. A
    /// subscription that cannot be billed is held and does not stop the others.
    public func outcome() throws(ProgramMonthError) -> Outcome {
        try check()
        let prices: MonthPrices
        do {
            prices = try MonthPrices(program, month: month, references: references)
        } catch { throw .value(error) }
        let division = try division(prices)
        var outcomes = members.indices.map { index in
            start(index, division.energy[index])
        }
        let credits: Credits =
            switch (program.value.unit, program.value.at) {
            case (.energy, _):
                Credits(money: [Money](repeating: .zero, count: members.count + 1))
            case (.money, .host): try creditsAtHost(prices, division)
            case (.money, _):
                creditsAtAccount(prices, division) { outcomes[$0].energy.applied }
            }
        for index in outcomes.indices {
            outcomes[index].credit = credits.money[index]
            outcomes[index].hold = outcomes[index].hold ?? credits.holds[index]
        }
        settle(&outcomes, prices)
        let host = try host(division, credits, prices)
        return Outcome(
            host: host, members: outcomes, totals: try totals(of: outcomes),
            division: division, prices: prices, dividers: credits.dividers)
    }

    /// The energy of one member: what was allocated, and how much of it counts.
    private func start(_ index: Int, _ allocated: Energy) -> SubscriptionOutcome {
        let member = members[index]
        var outcome = SubscriptionOutcome(
            energy: CreditMovement(of: member.energyBank),
            money: CreditMovement(of: member.moneyBank))
        outcome.allocated = allocated
        outcome.firstCredit = member.firstCredit ?? (allocated > .zero ? month : nil)
        let isLimited = program.value.unit == .energy || program.allocation.limit == .load
        if isLimited, let usage = member.usage { outcome.application = .usage(usage) }
        do {
            outcome.energy = try program.bank.carry(
                member.energyBank, earning: allocated, against: isLimited ? member.usage : nil,
                in: month, firstCredit: outcome.firstCredit, isClosing: member.isClosing)
        } catch { outcome.hold = .bank(error) }
        return outcome
    }

    /// What the array as a whole came to, and what becomes of what nobody holds.
    private func host(
        _ division: Division, _ credits: Credits, _ prices: MonthPrices
    ) throws(ProgramMonthError) -> Host {
        let unallocated = division.energy.last ?? .zero
        let allocated = division.energy.dropLast().reduce(Energy.zero) { $0 + $1 }
        var host = Host(
            metered: allocated + unallocated, unallocated: unallocated,
            terms: credits.hostTerms, value: credits.hostValue,
            unallocatedCredit: credits.money.last ?? .zero, unallocatedPayout: .zero,
            unallocatedPrice: nil, money: CreditMovement(of: hostMoney),
            energy: CreditMovement(of: hostEnergy))
        switch program.unallocated.destination {
        case .none, .pool: break
        case .payout:
            guard let price = prices.unallocated else { break }
            guard let payout = try? (unallocated * price).rounded(program.identity.rounding)
            else { throw .tooLarge(what: "pay-out of unallocated output") }
            host.unallocatedPrice = price
            host.unallocatedPayout = payout
        case .hostBank: try bank(&host)
        }
        return host
    }

    /// Banks what nobody holds: its value where the program gives it one, or else the
    /// energy itself.
    private func bank(_ host: inout Host) throws(ProgramMonthError) {
        let grace = program.unallocated.graceMonths
        let rule = BankRule(carry: grace.map { .rolling(months: $0) } ?? .indefinite)
        let isMoney = program.value.at == .host
        do {
            host.money = try rule.carry(
                hostMoney, earning: isMoney ? host.unallocatedCredit : .zero,
                against: .zero, in: month)
            host.energy = try rule.carry(
                hostEnergy, earning: isMoney ? .zero : host.unallocated, against: .zero,
                in: month)
        } catch { throw .hostBank(error) }
    }

    private func totals(of members: [SubscriptionOutcome]) throws(ProgramMonthError) -> Totals {
        var totals = Totals()
        do {
            for member in members {
                totals.allocated = try totals.allocated.adding(member.allocated)
                totals.credit = try totals.credit.adding(member.credit)
                totals.applied = try totals.applied.adding(member.money.applied)
                totals.appliedEnergy = try totals.appliedEnergy.adding(member.energy.applied)
                totals.fee = try totals.fee.adding(member.fee.amount)
                totals.adminFee = try totals.adminFee.adding(member.settlement.adminFee)
                totals.netCredit = try totals.netCredit.adding(member.settlement.netCredit)
                totals.saving = try totals.saving.adding(member.saving)
                totals.fromUtility = try totals.fromUtility.adding(member.settlement.fromUtility)
                totals.fromMembers = try totals.fromMembers.adding(member.settlement.fromMember)
                if member.hold != nil { totals.held += 1 }
            }
        } catch { throw .tooLarge(what: "total") }
        return totals
    }
}
