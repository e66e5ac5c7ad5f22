internal import Quantities

extension YearMaker {
    /// Begins where `state` ends.
    mutating func take(_ state: MeteringState) throws(TariffBillError) {
        energyBank = state.energy.milliwattHours
        moneyBank = state.money.femtos
        if let money = state.billedMoney {
            billedBank = money
        } else {
            billedBank = try cents(ofCredit: state.money)
        }
        let first = layout.parts.first?.classes.first ?? 0
        for (name, energy) in state.energyByPeriod {
            let found = layout.classes.indices.first { layout.name(ofClass: $0) == name }
            let known = found.map { layout.parts.first?.classes.contains($0) == true }
            carried[known == true ? found ?? first : first] &+= energy.milliwattHours
        }
        for (index, charge) in plan.demand.enumerated() where !state.peaks.isEmpty {
            let id = plan.tariff.charges[charge.index].id
            let given = (state.peaks[id] ?? []).filter {
                $0.powers.count == charge.slots.count
            }
            history[index] = DemandHistory(
                months: given.map(\.month), peaks: given.map { $0.powers.map(\.milliwatts) },
                given: given.count)
        }
        for (index, derived) in plan.derived.enumerated() where !state.countedThisYear.isEmpty {
            let id = plan.tariff.charges[derived.index].id
            let counted = state.countedThisYear[id] ?? .zero
            countedThisYear[index] = counted.femtos
            if let cents = state.centsThisYear[id] {
                centsThisYear[index] = cents
            } else {
                centsThisYear[index] = try cents(ofCredit: counted)
            }
        }
    }

    /// What the months made so far leave to the next.
    var endState: MeteringState {
        var state = MeteringState(
            energy: Energy(milliwattHours: energyBank), money: UnroundedMoney(femtos: moneyBank),
            billedMoney: explained ? billedBank : nil)
        for (index, energy) in carried.enumerated() where energy != 0 {
            state.energyByPeriod[layout.name(ofClass: index)] = Energy(milliwattHours: energy)
        }
        for (history, charge) in zip(history, plan.demand) where charge.ratchet != nil {
            let id = plan.tariff.charges[charge.index].id
            state.peaks[id] = zip(history.months, history.peaks).map {
                MeteringState.Peaks(month: $0, powers: $1.map(Power.init(milliwatts:)))
            }
        }
        for (counted, derived) in zip(countedThisYear, plan.derived) where counted != 0 {
            let id = plan.tariff.charges[derived.index].id
            state.countedThisYear[id] = UnroundedMoney(femtos: counted)
        }
        for (cents, derived) in zip(centsThisYear, plan.derived) where cents != .zero {
            state.centsThisYear[plan.tariff.charges[derived.index].id] = cents
        }
        return state
    }
}
