internal import Quantities

extension YearMaker {
    /// The peaks of windows of several intervals, by part and slot; a window counts where it
    /// begins.
    func peaks(ofWindow length: Int) -> [Int64] {
        var peaks = [Int64](repeating: 0, count: layout.parts.count * layout.slotCount)
        let schedules = layout.demandSchedules.count
        var run = 0
        var start = 0
        while start + length <= layout.count {
            while Int(layout.runStarts[run + 1]) <= start { run += 1 }
            var sum: Int64 = 0
            for interval in start..<start + length { sum &+= sums.net(interval) }
            let first = Int(layout.runParts[run]) * layout.slotCount
            peaks[first] = max(peaks[first], sum)
            for schedule in 0..<schedules {
                let slot = first + Int(layout.runSlots[run * schedules + schedule])
                peaks[slot] = max(peaks[slot], sum)
            }
            start += length
        }
        return peaks
    }

    /// The mean power of energy drawn in so many intervals, in milliwatts.
    private func power(_ milliwattHours: Int64, intervals: Int = 1) -> Int64 {
        let seconds = Int128(plan.step * intervals)
        let power = (Int128(milliwattHours) * 3_600).divided(by: seconds, .halfAwayFromZero)
        return Int64(clamping: power)
    }

    mutating func addDemand(_ month: Int, to bill: inout MonthBill) throws(TariffBillError) {
        let parts = layout.months[month]
        let peak = parts.map { slotPeaks[$0 * layout.slotCount] }.max() ?? 0
        bill.peak = Power(milliwatts: power(peak))
        for (which, charge) in plan.demand.enumerated() {
            let peaks = measured(charge, in: month)
            let billed = billed(charge, peaks, history[which])
            if charge.ratchet != nil {
                history[which].months.append(bill.month)
                history[which].peaks.append(peaks)
            }
            let greatest = billed.max() ?? 0
            bill.billingDemand = max(bill.billingDemand, Power(milliwatts: greatest))
            for segment in charge.months[month] {
                try add(charge, segment, billed, to: &bill)
            }
        }
    }

    /// The peaks of a month, one for each slot, in milliwatts.
    private func measured(_ charge: PlanDemandCharge, in month: Int) -> [Int64] {
        if let intervals = charge.coincident?[month] {
            // Several peaks of the system in one month count by their mean.
            guard !intervals.isEmpty else { return [0] }
            let sum = intervals.reduce(Int64(0)) { $0 + sums.imported($1) }
            return [power(sum, intervals: intervals.count)]
        }
        let peaks = charge.window > 1 ? windowPeaks[charge.window] ?? slotPeaks : slotPeaks
        return charge.slots.map { slot in
            let most = layout.months[month].map { peaks[$0 * layout.slotCount + slot] }.max()
            return power(most ?? 0, intervals: charge.window)
        }
    }

    /// The demand that is billed: the month's own, what a ratchet keeps up, or the least.
    private func billed(
        _ charge: PlanDemandCharge, _ peaks: [Int64], _ history: DemandHistory
    ) -> [Int64] {
        var billed = peaks.map { max($0, charge.minimum) }
        guard let ratchet = charge.ratchet else { return billed }
        let count = history.peaks.count
        var first = count - ratchet.lookBackMonths
        if convention.lookBack == .oneMore, first - 1 < history.given { first -= 1 }
        for before in max(0, first)..<max(0, count) {
            let part = Int128(ratchet.part(ofMonth: history.months[before]).billionths)
            for slot in billed.indices {
                let kept = (Int128(history.peaks[before][slot]) * part).divided(
                    by: 1_000_000_000, .halfAwayFromZero)
                billed[slot] = max(billed[slot], Int64(clamping: kept))
            }
        }
        return billed
    }

    private mutating func add(
        _ charge: PlanDemandCharge, _ segment: PlanDemandCharge.Segment, _ billed: [Int64],
        to bill: inout MonthBill
    ) throws(TariffBillError) {
        guard case .demand(let demand) = plan.tariff.charges[charge.index].kind else { return }
        for (period, tiers) in segment.tiers.enumerated() {
            let power = billed[min(period, billed.count - 1)]
            var floor: Int64 = 0
            for (tier, (limit, amount)) in tiers.enumerated() where power > floor {
                let block = min(power, limit) - floor
                floor = limit
                let femtos = charge.sign * segment.share.of(Int128(block) * Int128(amount))
                amounts[charge.index] += femtos
                let money = UnroundedMoney(femtos: femtos)
                if charge.isByPeriod {
                    bill.demandTimeOfUse += money
                } else {
                    bill.demandFlat += money
                }
                guard explained, femtos != 0 else { continue }
                let schedule = plan.tariff.charges[charge.index].timeOfUse
                    .flatMap(plan.tariff.calendar.timeOfUse)
                try append(
                    charge.index, dates: segment.dates, period: schedule?.periods[period].id,
                    tier: tiers.count > 1 ? tier + 1 : nil,
                    quantity: .power(Power(milliwatts: block)),
                    price: .perUnit(ChargeAmount(nanos: amount)), femtos: femtos,
                    clause: demand.rates[segment.rates[period]].tiers[tier].clause)
            }
        }
    }
}
