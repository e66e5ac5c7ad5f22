internal import Quantities

extension YearMaker {
    mutating func addFixed(_ month: Int, to bill: inout MonthBill) throws(TariffBillError) {
        for fixed in plan.fixed[month] {
            let femtos = fixed.isPerMeter ? fixed.femtos * Int128(meters) : fixed.femtos
            amounts[fixed.index] += femtos
            bill.fixed += UnroundedMoney(femtos: femtos)
            try append(
                fixed.index, dates: fixed.dates,
                quantity: fixed.isPerMeter ? .meters(meters) : fixed.quantity,
                price: .perUnit(fixed.amount), femtos: femtos, clause: fixed.clause)
        }
    }

    /// Adds percentages and minimums, each after those it counts.
    mutating func addDerived(_ month: Int, to bill: inout MonthBill) throws(TariffBillError) {
        for (which, derived) in plan.derived.enumerated() {
            let base = counted(by: derived, in: bill)
            switch derived.kind {
            case .percentage(let months):
                guard let (ratio, clause) = months[month] else { continue }
                let (product, overflow) = base.multipliedReportingOverflow(
                    by: Int128(ratio.billionths))
                guard !overflow else {
                    throw .tooLarge(.overflow(what: "percentage of money"))
                }
                let femtos = derived.sign * product.divided(by: 1_000_000_000, .halfEven)
                amounts[derived.index] += femtos
                bill.other += UnroundedMoney(femtos: femtos)
                try append(
                    derived.index, dates: bill.period,
                    quantity: .part(ratio, of: UnroundedMoney(femtos: base)), price: .none,
                    femtos: femtos, clause: clause)
            case .minimum(let months):
                guard let (least, clause) = months[month], least > 0 else { continue }
                let billed = convention.minimum == .added ? max(0, base) : base
                try addMinimum(derived, least - billed, of: least, clause, to: &bill)
            case .yearly(let months):
                countedThisYear[which] += yearly(base, derived, in: bill)
                guard bill.month == 12 else { continue }
                let missing = (months[month]?.femtos ?? 0) - countedThisYear[which]
                countedThisYear[which] = 0
                guard let (least, clause) = months[month] else { continue }
                try addMinimum(derived, missing, of: least, clause, to: &bill)
            }
        }
    }

    private mutating func addMinimum(
        _ derived: PlanDerived, _ missing: Int128, of least: Int128, _ clause: Clause,
        to bill: inout MonthBill
    ) throws(TariffBillError) {
        guard missing > 0 else { return }
        amounts[derived.index] += missing
        bill.minimum += UnroundedMoney(femtos: missing)
        try append(
            derived.index, dates: bill.period,
            quantity: .shortfall(of: UnroundedMoney(femtos: least)), price: .none,
            femtos: missing, clause: clause)
    }

    /// What the charges that a percentage or minimum counts come to.
    ///
    /// Credit that has paid for energy is taken off where all energy charges are counted,
    /// unless generation has a meter and a bill of its own.
    private func counted(by derived: PlanDerived, in bill: MonthBill) -> Int128 {
        var sum = derived.counted.reduce(Int128(0)) { $0 + amounts[$1] }
        let energy = plan.energy.filter { $0.flow == .imported }
        if regime.kind != .buyAllSellAll,
            energy.allSatisfy({ derived.counted.contains($0.index) })
        {
            sum -= bill.creditApplied.femtos
        }
        return sum
    }

    /// What of a month counts toward a yearly minimum.
    private func yearly(
        _ base: Int128, _ derived: PlanDerived, in bill: MonthBill
    ) -> Int128 {
        switch convention.yearlyMinimum {
        case .beforeMinimums: max(0, base)
        case .billed: base + bill.minimum.femtos
        }
    }
}
