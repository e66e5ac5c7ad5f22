import NetMetering
import Quantities

extension ProgramMonth {
    /// Fees, what the utility keeps and passes on, and each member's bank.
    ///
    /// With net crediting the member's saving is what is left of the credit by the fee;
    /// rounded for each member, or for the project as a whole and then divided so that
    /// the members' savings sum to it, as the program says.
    func settle(_ outcomes: inout [SubscriptionOutcome], _ prices: MonthPrices) {
        let worths = program.classIndexes.map { AccountValuer(program, prices, $0) }
        for index in outcomes.indices where outcomes[index].hold == nil {
            do {
                if program.settlement.mode != .net { try use(&outcomes[index], index) }
                try reckonFee(&outcomes[index], index, worths)
            } catch { outcomes[index].hold = error }
        }
        if program.settlement.mode == .net {
            holdFeesAboveCredit(&outcomes)
            net(&outcomes)
            for index in outcomes.indices where outcomes[index].hold == nil {
                do { try use(&outcomes[index], index) } catch { outcomes[index].hold = error }
            }
        }
        keepAdminFee(&outcomes)
        for index in outcomes.indices where outcomes[index].hold == nil {
            do { try finish(&outcomes[index], index, prices, worths) } catch {
                outcomes[index].hold = error
            }
        }
        for index in outcomes.indices where outcomes[index].hold != nil {
            outcomes[index].unsettle(members[index])
        }
    }

    /// Sets the credit against the member's bill, as far as the program lets it.
    private func use(_ outcome: inout SubscriptionOutcome, _ index: Int) throws(MemberHold) {
        let member = members[index]
        let isNet = program.settlement.mode == .net
        let earned = isNet ? outcome.settlement.netCredit : outcome.credit
        let room = try room(member, &outcome)
        do {
            outcome.money = try program.bank.carry(
                member.moneyBank, earning: earned, against: room, in: month,
                firstCredit: outcome.firstCredit, isClosing: member.isClosing)
        } catch { throw .bank(error) }
        guard room != nil, let bill = member.bill else { return }
        outcome.utilityBill = bill - outcome.money.applied + outcome.addedBill
        outcome.application = .against(bill: bill)
    }

    /// How much of the bill the credit may take away; nil where that is not known.
    ///
    /// Where usage limits the credit, it was limited already, and the bill takes it all.
    private func room(
        _ member: Member, _ outcome: inout SubscriptionOutcome
    ) throws(MemberHold) -> Money? {
        let floor = program.application.floor
        guard let bill = member.bill, program.value.unit == .money,
            program.allocation.limit == .none
        else { return nil }
        guard Money.bankable.contains(bill) else { throw .tooLarge(what: "bill") }
        guard floor.mode != .none, !floor.exempt.contains(member.memberClass) else { return bill }
        guard let minimum = try minimumBill(floor, member.usage) else { return nil }
        outcome.minimumBill = minimum
        if floor.mode == .addBack { outcome.addedBill = minimum }
        return floor.mode == .addBack ? bill : bill - min(minimum, max(bill, .zero))
    }

    private func minimumBill(
        _ floor: ApplicationRule.Floor, _ usage: Energy?
    ) throws(MemberHold) -> Money? {
        guard floor.perKilowattHour != .zero else { return floor.fixed }
        guard let usage else { return nil }
        let exact = UnroundedMoney(floor.fixed) + usage * floor.perKilowattHour
        guard let minimum = try? exact.rounded(program.identity.rounding),
            (Money.zero...Money.bankable.upperBound).contains(minimum)
        else { throw .tooLarge(what: "minimum bill") }
        return minimum
    }

    private func reckonFee(
        _ outcome: inout SubscriptionOutcome, _ index: Int, _ worths: [AccountValuer]
    ) throws(MemberHold) {
        let member = members[index]
        var basis = SubscriptionFee.Basis(
            memberClass: member.memberClass, generated: outcome.credit,
            applied: outcome.money.applied, allocated: outcome.allocated,
            appliedEnergy: outcome.energy.applied, start: member.start)
        if program.value.unit == .energy {
            let valuer = worths.element(for: member.memberClass)
            let rounding = program.identity.rounding
            basis.generated = try valuer.worth(of: outcome.allocated, rounding)
            basis.applied = try valuer.worth(of: outcome.energy.applied, rounding)
        }
        outcome.fee = try SubscriptionFee(program: program, month: month)
            .facts(own: member.fee, basis, size: ShareSize(month: self, member: index))
    }

    /// Divides each credit into the member's saving and the sponsor's fee.
    private func net(_ outcomes: inout [SubscriptionOutcome]) {
        let indexes = outcomes.indices.filter { outcomes[$0].hold == nil }
        let savings = indexes.map { index in
            UnroundedMoney(outcomes[index].credit)
                - (outcomes[index].fee.cap.map(UnroundedMoney.init) ?? outcomes[index].fee.exact)
        }
        let rounded = rounded(savings, indexes, &outcomes)
        for (place, index) in indexes.enumerated() where outcomes[index].hold == nil {
            outcomes[index].settlement.netCredit = rounded[place]
            outcomes[index].fee.amount = outcomes[index].credit - rounded[place]
        }
    }

    /// Holds whoever's fee is more than the credit it is taken from.
    ///
    /// Nobody can pass on less than nothing; a program that wants the fee to stop there says so
    /// by a cap.
    private func holdFeesAboveCredit(_ outcomes: inout [SubscriptionOutcome]) {
        for index in outcomes.indices where outcomes[index].hold == nil {
            let outcome = outcomes[index]
            guard outcome.fee.cap == nil, outcome.fee.amount > max(outcome.credit, .zero) else {
                continue
            }
            outcomes[index].hold = .feeAboveCredit(
                fee: outcome.fee.amount, credit: outcome.credit)
        }
    }

    /// What the utility keeps of each member's credit or fee.
    private func keepAdminFee(_ outcomes: inout [SubscriptionOutcome]) {
        let rate = program.settlement.adminRate(on: month.firstDay)
        let indexes = outcomes.indices.filter { outcomes[$0].hold == nil }
        guard rate != .zero else { return }
        let fees = indexes.map { index in
            let outcome = outcomes[index]
            return (program.settlement.adminBase == .credit ? outcome.credit : outcome.fee.amount)
                * rate
        }
        let rounded = rounded(fees, indexes, &outcomes)
        for (place, index) in indexes.enumerated() where outcomes[index].hold == nil {
            outcomes[index].settlement.adminFee = rounded[place]
        }
    }

    /// The amounts to the cent, at the level the program rounds at.
    private func rounded(
        _ exact: [UnroundedMoney], _ indexes: [Int], _ outcomes: inout [SubscriptionOutcome]
    ) -> [Money] {
        let rounding = program.identity.rounding
        if program.settlement.level == .project,
            let together = try? RoundedTogether.amounts(exact, rounding),
            together.allSatisfy(Money.bankable.contains)
        {
            return together
        }
        return exact.enumerated().map { place, amount in
            if let money = try? amount.rounded(rounding), Money.bankable.contains(money) {
                return money
            }
            outcomes[indexes[place]].hold = .tooLarge(what: "settlement")
            return .zero
        }
    }

    /// Who pays whom, what expired credit is worth, and what the member is better off by.
    private func finish(
        _ outcome: inout SubscriptionOutcome, _ index: Int, _ prices: MonthPrices,
        _ worths: [AccountValuer]
    ) throws(MemberHold) {
        let memberClass = members[index].memberClass
        outcome.payout = try worth(
            outcome.money.paidOut, outcome.energy.paidOut, memberClass, prices)
        if outcome.energy.paidOut != .zero {
            outcome.payoutPrice = prices.expiryPrice(for: memberClass)
        }
        outcome.pooledValue = try worth(
            outcome.money.pooled, outcome.energy.pooled, memberClass, prices)
        var settlement = outcome.settlement
        settlement.mode = program.settlement.mode
        settlement.netCredit = outcome.money.earned
        let fee = outcome.fee.amount
        var used = outcome.money.applied
        switch settlement.mode {
        case .separate:
            settlement.fromMember = fee
            settlement.fromUtility = -settlement.adminFee
        case .net:
            settlement.fromUtility = fee - settlement.adminFee
        case .consolidated:
            settlement.onUtilityBill = fee
            settlement.fromUtility = fee - settlement.adminFee
        case .coop:
            settlement.fromMember = fee - used - outcome.payout
        }
        outcome.settlement = settlement
        if program.value.unit == .energy {
            used = try worths.element(for: memberClass)
                .worth(of: outcome.energy.applied, program.identity.rounding)
        }
        let cost = (settlement.mode == .net ? .zero : fee) + outcome.addedBill
        outcome.saving = used + outcome.payout - cost
    }

    /// What expired credit is worth in money; energy only where the program prices it.
    private func worth(
        _ money: Money, _ energy: Energy, _ memberClass: ClassIndex, _ prices: MonthPrices
    ) throws(MemberHold) -> Money {
        guard energy != .zero, let price = prices.expiryPrice(for: memberClass) else {
            return money
        }
        guard let worth = try? (energy * price).rounded(program.identity.rounding),
            Money.bankable.contains(worth)
        else { throw .tooLarge(what: "worth of expired credit") }
        return money + worth
    }
}

extension [AccountValuer] {
    fileprivate func element(for memberClass: ClassIndex) -> AccountValuer {
        let place = Int(memberClass.rawValue)
        return self[indices.contains(place) ? place : 0]
    }
}

extension SubscriptionOutcome {
    /// Leaves the output and the credit, and undoes all else, of a subscription that is held.
    fileprivate mutating func unsettle(_ member: ProgramMonth.Member) {
        money = CreditMovement(of: member.moneyBank)
        energy = CreditMovement(of: member.energyBank)
        application = .utilityDecides
        minimumBill = nil
        addedBill = .zero
        utilityBill = nil
        payout = .zero
        pooledValue = .zero
        fee = .none
        settlement = .none
        saving = .zero
    }
}
