internal import Quantities

extension YearMaker {
    /// The peaks of windows of several intervals, by part and slot; a window counts where it
    /// begins.
    func peaks(ofWindow length: Int) -> [Int64] {
        var peaks = [Int64](repeating: 0, count: sums.slotPeaks.count)
        var run = 0
        var start = 0
        while start + length <= layout.count {
            while Int(layout.runStarts[run + 1]) <= start { run += 1 }
            var sum: Int64 = 0
            for interval in start..<start + length { sum &+= sums.net(interval) }
            let (part, kind) = Int(layout.runCells[run])
                .quotientAndRemainder(dividingBy: layout.kinds.count)
            for slot in layout.kinds[kind].slots {
                let index = part * layout.slotCount + slot
                peaks[index] = max(peaks[index], sum)
            }
            start += length
        }
        return peaks
    }

    /// The mean power of energy drawn in so many intervals, in milliwatts.
    private func power(_ milliwattHours: Int64, intervals: Int = 1) -> Int64 {
        let seconds = plan.step * intervals
        guard seconds != 3_600 else { return milliwattHours }
        let power = Int128.product(milliwattHours, 3_600).divided(
            by: Int128(seconds), .halfAwayFromZero)
        return Int64(clamping: power)
    }

    mutating func addDemand(_ month: Int, to bill: inout MonthBill) throws(TariffBillError) {
        bill.peak = Power(milliwatts: power(greatest(slot: 0, in: month)))
        for (which, charge) in plan.demand.enumerated() {
            let slots = measure(charge, in: month)
            let greatest = setBilled(charge, slots, after: which)
            if charge.ratchet != nil {
                history[which].months.append(bill.month)
                history[which].peaks.append((0..<slots).map { measured[$0] })
            }
            bill.billingDemand = max(bill.billingDemand, Power(milliwatts: greatest))
            for segment in charge.months[month] {
                try add(charge, segment, slots, to: &bill)
            }
        }
    }

    /// Lays out the peaks of a month in milliwatts, and tells for how many slots.
    private mutating func measure(_ charge: PlanDemandCharge, in month: Int) -> Int {
        if let intervals = charge.coincident?[month] {
            // Several peaks of the system in one month count by their mean.
            var sum: Int64 = 0
            for interval in intervals { sum &+= sums.imported(interval) }
            measured[0] = intervals.isEmpty ? 0 : power(sum, intervals: intervals.count)
            return 1
        }
        for (index, slot) in charge.slots.enumerated() {
            let most = greatest(slot: slot, in: month, ofWindow: charge.window)
            measured[index] = power(most, intervals: charge.window)
        }
        return charge.slots.count
    }

    /// The most drawn in a window of so many intervals of a month that a slot has.
    private func greatest(slot: Int, in month: Int, ofWindow length: Int = 1) -> Int64 {
        let windows = length > 1 ? windowPeaks[length] : nil
        var most: Int64 = 0
        for part in layout.months[month] {
            let index = part * layout.slotCount + slot
            most = max(most, windows?[index] ?? sums.slotPeaks[index])
        }
        return most
    }

    /// Lays out the demand that is billed, and returns the greatest.
    ///
    /// It is the month's own, what a ratchet keeps up, or the least.
    private mutating func setBilled(
        _ charge: PlanDemandCharge, _ slots: Int, after which: Int
    ) -> Int64 {
        for slot in 0..<slots { billed[slot] = max(measured[slot], charge.minimum) }
        if let ratchet = charge.ratchet { keepUp(ratchet, slots, after: which) }
        return (0..<slots).reduce(0) { max($0, billed[$1]) }
    }

    private mutating func keepUp(_ ratchet: Ratchet, _ slots: Int, after which: Int) {
        let count = history[which].peaks.count
        var first = count - ratchet.lookBackMonths
        if convention.lookBack == .oneMore, first - 1 < history[which].given { first -= 1 }
        for before in max(0, first)..<max(0, count) {
            let part = ratchet.part(ofMonth: history[which].months[before]).billionths
            for slot in 0..<slots {
                let kept = Int128.product(history[which].peaks[before][slot], part)
                    .divided(by: 1_000_000_000, .halfAwayFromZero)
                billed[slot] = max(billed[slot], Int64(clamping: kept))
            }
        }
    }

    private mutating func add(
        _ charge: PlanDemandCharge, _ segment: PlanDemandCharge.Segment, _ slots: Int,
        to bill: inout MonthBill
    ) throws(TariffBillError) {
        for (period, tiers) in segment.tiers.enumerated() {
            let power = billed[min(period, slots - 1)]
            var floor: Int64 = 0
            for (tier, (limit, amount)) in tiers.enumerated() where power > floor {
                let block = min(power, limit) - floor
                floor = limit
                let due = segment.share.of(.product(block, amount))
                let femtos = charge.sign < 0 ? -due : due
                amounts[charge.index] += femtos
                if charge.isByPeriod {
                    bill.demandTimeOfUse += UnroundedMoney(femtos: femtos)
                } else {
                    bill.demandFlat += UnroundedMoney(femtos: femtos)
                }
                if explained, femtos != 0 {
                    try line(charge, segment, period, tier, block, femtos)
                }
            }
        }
    }

    private mutating func line(
        _ charge: PlanDemandCharge, _ segment: PlanDemandCharge.Segment, _ period: Int,
        _ tier: Int, _ block: Int64, _ femtos: Int128
    ) throws(TariffBillError) {
        let stated = plan.tariff.charges[charge.index]
        guard case .demand(let demand) = stated.kind else { return }
        let schedule = stated.timeOfUse.flatMap(plan.tariff.calendar.timeOfUse)
        let tiers = segment.tiers[period]
        try append(
            charge.index, dates: segment.dates, period: schedule?.periods[period].id,
            tier: tiers.count > 1 ? tier + 1 : nil,
            quantity: .power(Power(milliwatts: block)),
            price: .perUnit(ChargeAmount(nanos: tiers[tier].amount)), femtos: femtos,
            clause: demand.rates[segment.rates[period]].tiers[tier].clause)
    }
}
