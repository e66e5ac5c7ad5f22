internal import Quantities

extension YearMaker {
    /// Kilowatt-hours that the months before have left.
    var energyBroughtForward: Energy {
        guard regime.kind == .netEnergy else { return .zero }
        return switch convention.energyBank {
        case .byFourHours: Energy(milliwattHours: energyBank)
        case .byPeriod: Energy(milliwattHours: carried.reduce(0, +))
        }
    }

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

    /// Applies credit to the month's energy charges; before percentages, which count it.
    mutating func applyCredit(_ bill: inout MonthBill) throws(TariffBillError) {
        let earned = bill.creditEarned.femtos
        bill.moneyBroughtForward = UnroundedMoney(femtos: moneyBank)
        if explained { try applyBilledCredit(bill.creditEarned) }
        guard banksMoney else {
            bill.creditApplied = bill.creditEarned
            return
        }
        let available = waits ? moneyBank : moneyBank + earned
        let applied = max(0, min(available, bill.energyGross.femtos))
        bill.creditApplied = UnroundedMoney(femtos: applied)
        moneyBank += earned - applied
    }

    /// The same to the cent: what was earned is rounded once, and pays at most what the
    /// rounded lines of energy come to.
    private mutating func applyBilledCredit(
        _ earned: UnroundedMoney
    ) throws(TariffBillError) {
        money.creditEarned = try cents(ofCredit: earned)
        money.moneyBroughtForward = billedBank
        guard banksMoney else {
            money.creditApplied = money.creditEarned
            money.moneyBank = billedBank
            return
        }
        do {
            let all = try billedBank.adding(money.creditEarned)
            money.creditApplied = max(.zero, min(waits ? billedBank : all, money.energyGross))
            billedBank = try all.adding(-money.creditApplied)
        } catch {
            throw .tooLarge(error)
        }
        money.moneyBank = billedBank
    }

    /// What is the customer's, rounded as a line that takes it off the bill.
    func cents(ofCredit credit: UnroundedMoney) throws(TariffBillError) -> Money {
        do { return -(try (-credit).rounded(plan.tariff.rounding)) } catch {
            throw .tooLarge(error)
        }
    }

    private var banksMoney: Bool {
        regime.kind == .netMoney || (regime.kind == .netBilling && regime.carry != .none)
    }

    /// Whether what a month earned pays for energy of later ones only.
    private var waits: Bool { regime.kind == .netBilling && regime.carry == .nextMonth }

    /// Puts credit on the bill, banks the rest, and settles a true-up.
    mutating func settle(_ bill: inout MonthBill) throws(TariffBillError) {
        let isTrueUp = bill.month == regime.trueUpMonth
        try addCreditLine(bill)
        bill.moneyBank = UnroundedMoney(femtos: moneyBank)
        if regime.kind == .netEnergy { try settleEnergy(&bill, isTrueUp: isTrueUp) }
        if isTrueUp, banksMoney { try settleMoney(&bill) }
        bill.moneyCarried = UnroundedMoney(femtos: moneyBank)
        money.moneyCarried = billedBank
    }

    /// The line by which credit pays: so much energy delivered where all of it pays at once,
    /// and else so much of what is at hand.
    private mutating func addCreditLine(_ bill: MonthBill) throws(TariffBillError) {
        guard explained else { return }
        var quantity = TariffBill.Quantity.energy(bill.exported)
        var price = TariffBill.Price.none
        if banksMoney {
            let earned = waits ? Money.zero : money.creditEarned
            quantity = .creditOf(money.moneyBroughtForward + earned)
        } else if let mean = bill.meanCreditPrice {
            price = .perKilowattHour(mean)
        }
        let clauses = Set(earnings.compactMap(\.clause))
        try append(
            "export-credit", "Credit for energy delivered", dates: bill.period,
            quantity: quantity, price: price, unrounded: bill.creditApplied,
            amount: money.creditApplied, clause: clauses.count == 1 ? clauses.first : nil)
    }

    private mutating func settleMoney(_ bill: inout MonthBill) throws(TariffBillError) {
        if regime.atTrueUp == .pay {
            bill.trueUp += UnroundedMoney(femtos: moneyBank)
            money.trueUp = billedBank
            try append(
                "true-up", "Credit paid out", dates: bill.period,
                quantity: .creditOf(billedBank), unrounded: bill.trueUp, amount: billedBank)
        }
        moneyBank = 0
        billedBank = .zero
    }

    private mutating func settleEnergy(
        _ bill: inout MonthBill, isTrueUp: Bool
    ) throws(TariffBillError) {
        switch convention.energyBank {
        case .byFourHours: energyBank = max(0, energyBank + bill.net.milliwattHours)
        case .byPeriod: energyBank = carried.reduce(0, +)
        }
        bill.energyBank = Energy(milliwattHours: energyBank)
        bill.energyCarried = bill.energyBank
        guard isTrueUp else { return }
        bill.energyCarried = .zero
        if regime.atTrueUp == .pay {
            let (femtos, overflow) = Int128(energyBank).multipliedReportingOverflow(
                by: Int128(regime.yearEndPrice.nanosPerKilowattHour))
            guard !overflow else { throw .tooLarge(.overflow(what: "credit")) }
            bill.trueUp = UnroundedMoney(femtos: femtos)
            if explained { money.trueUp = try cents(ofCredit: bill.trueUp) }
            try append(
                "true-up", "Kilowatt-hours paid out", dates: bill.period,
                quantity: .energy(bill.energyBank),
                price: .perKilowattHour(regime.yearEndPrice), unrounded: bill.trueUp,
                amount: money.trueUp)
        }
        energyBank = 0
        for index in carried.indices { carried[index] = 0 }
    }
}

extension MonthBill {
    /// What a kilowatt-hour delivered earned, where that is the same exact price for all.
    fileprivate var meanCreditPrice: EnergyPrice? {
        let energy = Int128(exported.milliwattHours)
        guard energy > 0 else { return nil }
        let (price, rest) = creditEarned.femtos.quotientAndRemainder(dividingBy: energy)
        return rest == 0 ? Int64(exactly: price).map(EnergyPrice.init) : nil
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
