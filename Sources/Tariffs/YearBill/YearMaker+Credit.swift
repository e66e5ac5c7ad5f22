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
            let femtos = try product(sum, Int128(price.nanosPerKilowattHour))
            note("Price stated", .perKilowattHour(price), part, sum, femtos)
            return femtos
        case .series(let series):
            var femtos: Int128 = 0
            var sum: Int128 = 0
            for interval in layout.parts[part].intervals {
                femtos += .product(sums.exported(interval), exportPrices[interval])
                sum += Int128(sums.exported(interval))
            }
            note("Prices stated", .series(series.name), part, sum, femtos)
            return femtos
        case .retail(let factor):
            let retail = try worth(in: part, flow: .imported, factor: factor, demand: demand)
            guard factor != .one else { return retail }
            return try product(retail, Int128(factor.billionths))
                .divided(by: 1_000_000_000, .halfEven)
        case .tariff:
            return -(try worth(in: part, flow: .exported, factor: .one, demand: demand))
        }
    }

    private func product(_ one: Int128, _ other: Int128) throws(TariffBillError) -> Int128 {
        let (product, overflow) = one.multipliedReportingOverflow(by: other)
        guard !overflow else { throw .tooLarge(.overflow(what: "credit")) }
        return product
    }

    /// What the charges for one flow come to for energy delivered.
    private mutating func worth(
        in part: Int, flow: EnergyCharge.Flow, factor: Ratio, demand: Int64
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
                for cell in period * prices.tierCount..<(period + 1) * prices.tierCount {
                    let own: Int128
                    if prices.isHourly, !prices.isTiered, let hourly = prices.hourly[cell] {
                        own = charge.signed(worth(by: hourly, charge, part, period))
                    } else if prices.isHourly, prices.hourly[cell] != nil {
                        own = charge.signed(indexed[cell])
                    } else {
                        own = charge.signed(.product(filled[cell], prices.prices[cell]))
                    }
                    femtos += own
                    if explained, own != 0 {
                        let earned = charge.flow == .exported ? -own : own
                        try note(charge, prices, part, cell, earned, factor)
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

// MARK: - What credit was earned by

extension YearMaker {
    /// Notes what energy earned at a price of the regime's own.
    private mutating func note(
        _ name: String, _ price: TariffBill.Price, _ part: Int, _ energy: Int128,
        _ femtos: Int128
    ) {
        guard explained, energy != 0 else { return }
        earnings.append(
            CreditEarning(
                charge: nil, name: name, dates: layout.parts[part].dates, period: nil, tier: nil,
                energy: Energy(milliwattHours: Int64(clamping: energy)), price: price,
                factor: .one, unrounded: UnroundedMoney(femtos: femtos), clause: nil))
    }

    /// Notes what the energy of a period and tier earned at a charge's price.
    private mutating func note(
        _ charge: PlanEnergyCharge, _ prices: PlanEnergyCharge.Part, _ part: Int, _ cell: Int,
        _ femtos: Int128, _ factor: Ratio
    ) throws(TariffBillError) {
        let stated = plan.tariff.charges[charge.index]
        guard case .energy(let kind) = stated.kind else { return }
        let (period, tier) = cell.quotientAndRemainder(dividingBy: prices.tierCount)
        let tiers = kind.rates[prices.rates[period]].tiers
        let price = EnergyPrice(nanosPerKilowattHour: prices.prices[cell])
        let earned = try product(femtos, Int128(factor.billionths))
            .divided(by: 1_000_000_000, .halfEven)
        earnings.append(
            CreditEarning(
                charge: stated.id, name: stated.name, dates: layout.parts[part].dates,
                period: charge.schedule.map { layout.energySchedules[$0].periods[period].name },
                tier: tiers.count > 1 ? tier + 1 : nil,
                energy: Energy(milliwattHours: filled[cell]),
                price: prices.hourly[cell].map { .series($0.series) } ?? .perKilowattHour(price),
                factor: factor, unrounded: UnroundedMoney(femtos: earned),
                clause: tiers[min(tier, tiers.count - 1)].clause))
    }
}
