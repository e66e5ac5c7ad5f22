internal import Quantities

extension YearMaker {
    mutating func addFixed(_ month: Int, to bill: inout MonthBill) throws(TariffBillError) {
        for which in plan.fixed[month].indices {
            let index = plan.fixed[month][which].index
            var femtos = plan.fixed[month][which].femtos
            if plan.fixed[month][which].isPerMeter { femtos *= Int128(meters) }
            amounts[index] += femtos
            bill.fixed += UnroundedMoney(femtos: femtos)
            if explained { try line(plan.fixed[month][which], femtos, in: bill) }
        }
    }

    private mutating func line(
        _ fixed: PlanFixed, _ femtos: Int128, in bill: MonthBill
    ) throws(TariffBillError) {
        try append(
            fixed.index, dates: fixed.dates,
            quantity: fixed.isPerMeter ? .meters(meters) : fixed.quantity,
            price: .perUnit(fixed.amount), femtos: femtos,
            amount: try yearPart(fixed, in: bill), clause: fixed.clause)
    }

    /// The month's part of an amount of the year, in cents; nil where the amount is none of the
    /// year, or holds for a part of the month only.
    private func yearPart(
        _ fixed: PlanFixed, in bill: MonthBill
    ) throws(TariffBillError) -> Money? {
        guard let times = fixed.quantity.timesAYear, fixed.dates == bill.period else { return nil }
        let year = fixed.amount * (fixed.femtos < 0 ? -times : times)
        // A bill of some other length than a month owes some other part.
        guard year.femtos.divided(by: 12, .halfEven) == fixed.femtos else { return nil }
        do {
            return try YearParts.part(of: year, month: bill.month, rounding(of: fixed.index))
        } catch {
            throw .tooLarge(error)
        }
    }

    /// Adds percentages and minimums, each after those it counts.
    mutating func addDerived(_ month: Int, to bill: inout MonthBill) throws(TariffBillError) {
        for (which, derived) in plan.derived.enumerated() {
            let base = counted(by: derived, credit: bill.creditApplied.femtos)
            switch derived.kind {
            case .percentage:
                try addPercentage(derived, of: base, month, to: &bill)
            case .minimum(let months):
                guard let least = months[month]?.femtos, least > 0 else { continue }
                let due = convention.minimum == .added ? max(0, base) : base
                // Most months reach it; only lines could come to less than they are exactly.
                guard explained || least > due else { continue }
                try addMinimum(
                    derived, least - due,
                    cents: try missingCents(derived, least: least, in: bill),
                    months[month], to: &bill)
            case .yearly(let months):
                countedThisYear[which] += yearly(base, minimum: bill.minimum.femtos)
                try countCents(of: derived, which)
                guard bill.month == 12 else { continue }
                let least = months[month]?.femtos ?? 0
                let missing = least - countedThisYear[which]
                let cents = try missingCents(derived, least: least, inYear: which)
                (countedThisYear[which], centsThisYear[which]) = (0, .zero)
                try addMinimum(derived, missing, cents: cents, months[month], to: &bill)
            }
        }
    }

    private mutating func addPercentage(
        _ derived: PlanDerived, of base: Int128, _ month: Int, to bill: inout MonthBill
    ) throws(TariffBillError) {
        guard case .percentage(let months) = derived.kind, let (ratio, clause) = months[month]
        else { return }
        let (product, overflow) = base.multipliedReportingOverflow(by: Int128(ratio.billionths))
        guard !overflow else { throw .tooLarge(.overflow(what: "percentage of money")) }
        let femtos = derived.sign * product.divided(by: 1_000_000_000, .halfEven)
        amounts[derived.index] += femtos
        bill.other += UnroundedMoney(femtos: femtos)
        try append(
            derived.index, dates: bill.period,
            quantity: .part(ratio, of: UnroundedMoney(femtos: base)), price: .none,
            femtos: femtos, clause: clause)
    }

    /// Adds what is missing to a minimum, and on the bill `cents` where they are known.
    private mutating func addMinimum(
        _ derived: PlanDerived, _ exact: Int128, cents: Money? = nil,
        _ least: (femtos: Int128, clause: Clause)?, to bill: inout MonthBill
    ) throws(TariffBillError) {
        let missing = max(0, exact)
        guard missing > 0 || (cents ?? .zero) > .zero, let (least, clause) = least else { return }
        amounts[derived.index] += missing
        bill.minimum += UnroundedMoney(femtos: missing)
        try append(
            derived.index, dates: bill.period,
            quantity: .shortfall(of: UnroundedMoney(femtos: least)), price: .none,
            femtos: missing, amount: cents, clause: clause)
    }

    /// What is missing to a month's minimum on the bill: the least, rounded, beyond what the
    /// rounded lines come to that count toward it; nil where there are no lines.
    private func missingCents(
        _ derived: PlanDerived, least: Int128, in bill: MonthBill
    ) throws(TariffBillError) -> Money? {
        guard explained else { return nil }
        do {
            var counted = try countedCents(by: derived)
            if convention.minimum == .added { counted = max(.zero, counted) }
            let rule = rounding(of: derived.index)
            // By the day in the plain calendar, a minimum is the same in all months.
            let isYearly = plan.calendar.isPlain && plan.tariff.isDailyMinimum(derived.index)
            let rounded =
                isYearly
                ? try YearParts.part(
                    of: UnroundedMoney(femtos: least * 12), month: bill.month, rule)
                : try UnroundedMoney(femtos: least).rounded(rule)
            return max(.zero, rounded - counted)
        } catch {
            throw .tooLarge(error)
        }
    }

    /// What is missing to a year's minimum on December's bill, as the year's lines are rounded.
    private func missingCents(
        _ derived: PlanDerived, least: Int128, inYear which: Int
    ) throws(TariffBillError) -> Money? {
        guard explained else { return nil }
        do {
            let rounded = try UnroundedMoney(femtos: least).rounded(rounding(of: derived.index))
            return max(.zero, try rounded.adding(-centsThisYear[which]))
        } catch {
            throw .tooLarge(error)
        }
    }

    /// Adds what the month's rounded lines come to that count toward a yearly minimum.
    private mutating func countCents(
        of derived: PlanDerived, _ which: Int
    ) throws(TariffBillError) {
        guard explained else { return }
        do {
            let counted = try countedCents(by: derived)
            let month =
                switch convention.yearlyMinimum {
                case .beforeMinimums: max(.zero, counted)
                case .billed: try counted.adding(money.minimum)
                }
            centsThisYear[which] = try centsThisYear[which].adding(month)
        } catch {
            throw .tooLarge(error)
        }
    }

    /// What the rounded lines come to that count toward a minimum, without credit that paid.
    private func countedCents(by derived: PlanDerived) throws(QuantityError) -> Money {
        var counted = Money.zero
        for index in derived.counted { counted = try counted.adding(billedAmounts[index]) }
        return takesCredit(derived) ? try counted.adding(-money.creditApplied) : counted
    }

    /// What the charges that a percentage or minimum counts come to.
    ///
    /// Credit that has paid for energy is taken off where all energy charges are counted,
    /// unless generation has a meter and a bill of its own.
    private func counted(by derived: PlanDerived, credit: Int128) -> Int128 {
        var sum: Int128 = 0
        for index in derived.counted { sum += amounts[index] }
        return takesCredit(derived) ? sum - credit : sum
    }

    private func takesCredit(_ derived: PlanDerived) -> Bool {
        regime.kind != .buyAllSellAll && derived.countsAllEnergy
    }

    /// What of a month counts toward a yearly minimum.
    private func yearly(_ base: Int128, minimum: Int128) -> Int128 {
        switch convention.yearlyMinimum {
        case .beforeMinimums: max(0, base)
        case .billed: base + minimum
        }
    }
}
