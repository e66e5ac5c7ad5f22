internal import Quantities

extension YearMaker {
    /// What energy delivered is worth in a part of the month, in femtos.
    mutating func worthOfDeliveries(
        in part: Int, demand: Int64
    ) throws(TariffBillError) -> Int128 {
        switch regime.export {
        case .flat(let price):
            var sum: Int128 = 0
            for index in 0..<classCount { sum += Int128(delivered[index]) }
            return try product(sum, Int128(price.nanosPerKilowattHour))
        case .series:
            var femtos: Int128 = 0
            for interval in layout.parts[part].intervals {
                femtos += .product(sums.exported(interval), exportPrices[interval])
            }
            return femtos
        case .retail(let factor):
            let retail = try worth(in: part, flow: .imported, demand: demand)
            guard factor != .one else { return retail }
            return try product(retail, Int128(factor.billionths))
                .divided(by: 1_000_000_000, .halfEven)
        case .tariff:
            return -(try worth(in: part, flow: .exported, demand: demand))
        }
    }

    private func product(_ one: Int128, _ other: Int128) throws(TariffBillError) -> Int128 {
        let (product, overflow) = one.multipliedReportingOverflow(by: other)
        guard !overflow else { throw .tooLarge(.overflow(what: "credit")) }
        return product
    }

    /// What the charges for one flow come to for energy delivered.
    private mutating func worth(
        in part: Int, flow: EnergyCharge.Flow, demand: Int64
    ) throws(TariffBillError) -> Int128 {
        var femtos: Int128 = 0
        let climbs = convention.exportTier == .own || flow == .exported
        let way: FillWay = !climbs ? .first : regime.kind.netsMonths ? .proRata : .inOrder
        for charge in plan.energy where charge.flow == flow && charge.event == nil {
            guard let prices = charge.parts[part] else { continue }
            try fill(charge, prices, part, with: .delivered, way, demand: demand)
            let indexed =
                prices.isTiered && prices.isHourly
                ? try indexAmounts(charge, prices, part, way, flow: .exported, demand: demand)
                : []
            for period in 0..<charge.periodCount {
                if prices.isHourly, !prices.isTiered, let hourly = prices.hourly[period] {
                    femtos += charge.signed(worth(by: hourly, charge, part, period))
                    continue
                }
                for cell in period * prices.tierCount..<(period + 1) * prices.tierCount {
                    if prices.isHourly, prices.hourly[cell] != nil {
                        femtos += charge.signed(indexed[cell])
                    } else {
                        femtos += charge.signed(.product(filled[cell], prices.prices[cell]))
                    }
                }
            }
        }
        return femtos
    }

    private mutating func worth(
        by hourly: HourlyPrice, _ charge: PlanEnergyCharge, _ part: Int, _ period: Int
    ) -> Int128 {
        var femtos: Int128 = 0
        for run in layout.parts[part].runs
        where charge.periodOfClass[Int(layout.runClasses[run])] == period {
            for interval in Int(layout.runStarts[run])..<Int(layout.runStarts[run + 1]) {
                let price = Int128(hourly.index[interval]) + Int128(hourly.adder)
                femtos += Int128(sums.exported(interval)) * price
            }
        }
        return femtos
    }
}

// MARK: - Banks

extension YearMaker {
    /// Brings what a part delivered beyond its use into the next.
    mutating func carrySurplus(from part: Int) {
        for index in carried.indices { carried[index] = 0 }
        for index in 0..<classCount where delivered[index] != 0 {
            guard part + 1 < layout.parts.count else {
                carried[index] = delivered[index]
                continue
            }
            let target =
                switch convention.energyBank {
                case .byPeriod: layout.successor(ofClass: index, after: part)
                case .byFourHours: layout.fourHourSuccessor(ofClass: index, after: part)
                }
            if let target { carried[target] += delivered[index] }
        }
    }

    /// Lets credit pay for the month's energy, banks the rest, and settles a true-up.
    mutating func settle(_ bill: inout MonthBill) throws(TariffBillError) {
        let isTrueUp = bill.month == regime.trueUpMonth
        try append(
            "export-credit", "Credit for energy delivered", dates: bill.period,
            femtos: -bill.creditApplied.femtos)
        bill.moneyBank = UnroundedMoney(femtos: moneyBank)
        if regime.kind == .netEnergy { try settleEnergy(&bill, isTrueUp: isTrueUp) }
        guard isTrueUp, banksMoney else { return }
        if regime.atTrueUp == .pay { bill.trueUp += UnroundedMoney(femtos: moneyBank) }
        try append(
            "true-up", "Credit paid out", dates: bill.period, femtos: -bill.trueUp.femtos)
        moneyBank = 0
    }

    private var banksMoney: Bool {
        regime.kind == .netMoney || (regime.kind == .netBilling && regime.carry != .none)
    }

    /// Applies credit to the month's energy charges; before percentages, which count it.
    mutating func applyCredit(_ bill: inout MonthBill) {
        let earned = bill.creditEarned.femtos
        guard banksMoney else {
            bill.creditApplied = bill.creditEarned
            return
        }
        let isLate = regime.kind == .netBilling && regime.carry == .nextMonth
        let available = isLate ? moneyBank : moneyBank + earned
        let applied = max(0, min(available, bill.energyGross.femtos))
        bill.creditApplied = UnroundedMoney(femtos: applied)
        moneyBank += earned - applied
    }

    private mutating func settleEnergy(
        _ bill: inout MonthBill, isTrueUp: Bool
    ) throws(TariffBillError) {
        switch convention.energyBank {
        case .byFourHours: energyBank = max(0, energyBank + bill.net.milliwattHours)
        case .byPeriod: energyBank = carried.reduce(0, +)
        }
        bill.energyBank = Energy(milliwattHours: energyBank)
        guard isTrueUp else { return }
        if regime.atTrueUp == .pay {
            let (femtos, overflow) = Int128(energyBank).multipliedReportingOverflow(
                by: Int128(regime.yearEndPrice.nanosPerKilowattHour))
            guard !overflow else { throw .tooLarge(.overflow(what: "credit")) }
            bill.trueUp = UnroundedMoney(femtos: femtos)
            try append(
                "true-up", "Kilowatt-hours paid out", dates: bill.period, femtos: -femtos)
        }
        energyBank = 0
        for index in carried.indices { carried[index] = 0 }
    }
}

extension PlanLayout {
    /// The class that kilowatt-hours of `index` belong to in the part after `part`.
    ///
    /// Their own; where the next part does not have it, that which holds in most of the hours
    /// of the week in which theirs did.
    func successor(ofClass index: Int, after part: Int) -> Int? {
        let next = parts[part + 1]
        if next.classes.contains(index) { return index }
        var hours: [Int: Int] = [:]
        for (own, other) in zip(parts[part].week, next.week) where own == index {
            hours[other, default: 0] += 1
        }
        let most = hours.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
        return most ?? next.classes.first
    }

    /// The class at the first of the hours 0, 5, 11, 17 of the next part's weekdays in which
    /// `index` holds in this one's.
    func fourHourSuccessor(ofClass index: Int, after part: Int) -> Int? {
        let hour = [0, 5, 11, 17].first { parts[part].week[$0] == index }
        return hour.map { parts[part + 1].week[$0] }
    }
}
