internal import Quantities

// MARK: - Prices

extension TariffCheck {
    mutating func checkCharges() {
        if let charge = tariff.circularCharge { add(.circular, at: charge.clause) }
        for charge in tariff.charges {
            switch charge.kind {
            case .energy(let energy):
                for rate in energy.rates { check(rate, energy.tiering) }
                check(RateTable(energy.rates, for: charge, of: tariff), of: charge)
                checkSharedTiers(energy, of: charge)
                if energy.tiering.unit == .percentOfBaseline, tariff.baselines.isEmpty {
                    add(.noBaseline, at: charge.clause)
                }
            case .demand(let demand):
                for rate in demand.rates {
                    let limits = rate.tiers.map { $0.limit.map(Limited.init) }
                    check(limits, of: rate.tiers.map(\.clause), at: rate.clause)
                }
                check(RateTable(demand.rates, for: charge, of: tariff), of: charge)
            case .fixed(let fixed):
                check(RateTable(fixed.amounts, for: charge, of: tariff), of: charge)
            case .minimum(let minimum):
                check(RateTable(minimum.amounts, for: charge, of: tariff), of: charge)
            case .percentage(let percentage):
                check(RateTable(percentage.rates, for: charge, of: tariff), of: charge)
            case .reactive(let reactive):
                check(RateTable(reactive.amounts, for: charge, of: tariff), of: charge)
            }
        }
    }

    /// Checks that every season and period has one price on every day that is priced at all.
    ///
    /// Prices may end before the tariff does: the next ones are not yet published then.
    private mutating func check<Rate>(_ table: RateTable<Rate>, of charge: Charge) {
        let calendar = tariff.calendar
        let periods = charge.timeOfUse.flatMap(calendar.timeOfUse)?.periods
        for season in 0..<calendar.seasonCount
        where calendar.includes(charge.seasons, season: season) {
            for period in 0..<table.periodCount {
                // A place is only named where there are several.
                let seasonID = calendar.seasons.isEmpty ? nil : calendar.seasons[season].id
                let periodID = periods.map { $0[period].id }
                let fault = table.fault(season: season, period: period, seasonID, periodID)
                guard let (fault, clause) = fault else { continue }
                add(fault, at: clause ?? charge.clause)
            }
        }
    }

    /// Checks that periods which fill the same tiers have the same ones.
    ///
    /// Only periods that some day of a season has fill tiers together.
    private mutating func checkSharedTiers(_ energy: EnergyCharge, of charge: Charge) {
        guard energy.tiering.scope == .bill,
            let schedule = charge.timeOfUse.flatMap(tariff.calendar.timeOfUse)
        else { return }
        let periods = schedule.periods
        let table = RateTable(energy.rates, for: charge, of: tariff)
        for season in 0..<tariff.calendar.seasonCount
        where tariff.calendar.includes(charge.seasons, season: season) {
            let starts = Set(energy.rates.map(\.dates.start)).sorted()
            let held = schedule.periodsHeld(in: season, calendar: tariff.calendar)
            for date in starts {
                let limits = periods.indices.map { period in
                    !held.contains(period)
                        ? nil
                        : table.index(season: season, period: period, on: date).map {
                            energy.rates[$0].tiers.map { TierEnd($0, energy.tiering) }
                        }
                }
                guard let other = limits.indices.first(where: { limits[$0] != nil }),
                    let odd = limits.indices.first(where: {
                        limits[$0] != nil && limits[$0] != limits[other]
                    })
                else { continue }
                add(
                    .tiersDiffer(period: periods[odd].id, other: periods[other].id),
                    at: charge.clause)
                return
            }
        }
    }
}

// MARK: - Tiers

/// Where a tier of energy ends, by limits of its own and of its block.
private struct TierEnd: Equatable {
    let limit: TierLimit?
    let unit: Tiering.Unit?
    let block: TierBlock?

    init(_ tier: EnergyTier, _ tiering: Tiering) {
        limit = tier.limit
        unit = tier.limit == nil ? nil : tier.unit ?? tiering.unit
        block = tier.block.map { TierBlock(upTo: $0.limit, unit: $0.unit ?? tiering.unit) }
    }
}

/// The limit of a tier of energy or demand.
private struct Limited {
    let amount: Int64
    let text: String
    /// Of energy; limits of two units are in no order, for it depends on the demand.
    var unit: Tiering.Unit?

    init(_ limit: TierLimit, in unit: Tiering.Unit) {
        amount = limit.millionths
        text = limit.description
        self.unit = unit
    }

    init(_ limit: Power) {
        amount = limit.milliwatts
        text = limit.description
    }
}

extension TariffCheck {
    /// Checks the tiers of energy, and those within each block.
    private mutating func check(_ rate: EnergyRate, _ tiering: Tiering) {
        func limited(_ limit: TierLimit?, _ unit: Tiering.Unit?) -> Limited? {
            limit.map { Limited($0, in: unit ?? tiering.unit) }
        }
        var ends: [Limited?] = []
        var clauses: [Clause] = []
        for (block, tiers) in rate.blocks {
            clauses += tiers.prefix(1).map(\.clause)
            let own = tiers.map { limited($0.limit, $0.unit) }
            guard let block else {
                ends += own
                continue
            }
            ends.append(limited(block.limit, block.unit))
            check(own, of: tiers.map(\.clause), at: rate.clause)
        }
        check(ends, of: clauses, at: rate.clause)
    }

    private mutating func check(
        _ limits: [Limited?], of clauses: [Clause], at clause: Clause
    ) {
        guard let last = limits.last else {
            add(.nothing("tier"), at: clause)
            return
        }
        if let last, let lastClause = clauses.last {
            add(.lastTierLimited(last.text), at: lastClause)
        }
        var before: [Tiering.Unit?: Limited] = [:]
        for (limit, clause) in zip(limits.dropLast(), clauses) {
            guard let limit else {
                add(.onlyLastTierUnlimited, at: clause)
                continue
            }
            let least = before[limit.unit]
            if limit.amount <= least?.amount ?? 0 {
                add(.limitNotAscending(limit.text, after: least?.text ?? "0"), at: clause)
            }
            before[limit.unit] = limit
        }
    }
}

extension RateTable {
    init(_ rates: [Rate], for charge: Charge, of tariff: Tariff) {
        self.init(
            rates, calendar: tariff.calendar,
            timeOfUse: charge.timeOfUse.flatMap(tariff.calendar.timeOfUse))
    }

    /// The first fault of the rates of a season and period, and where it is.
    fileprivate func fault(
        season: Int, period: Int, _ seasonID: String?, _ periodID: String?
    ) -> (TariffFault, Clause?)? {
        let rates = cell(season: season, period: period)
        guard !rates.isEmpty else {
            return (.priceMissing(season: seasonID, period: periodID), nil)
        }
        for (before, rate) in zip(rates, rates.dropFirst()) {
            if before.dates.overlaps(rate.dates) {
                let fault = TariffFault.pricesOverlap(
                    rate.dates.start, season: seasonID, period: periodID, other: before.clause)
                return (fault, rate.clause)
            }
            if let gap = DatePeriod(from: before.dates.end, to: rate.dates.start) {
                return (.priceGap(gap, season: seasonID, period: periodID), rate.clause)
            }
        }
        return nil
    }
}

// MARK: - Worked bills

extension TariffCheck {
    mutating func checkWorkedBills() {
        let charges = Dictionary(
            tariff.charges.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for bill in tariff.workedBills {
            if tariff.effective.intersection(bill.usage.period) != bill.usage.period {
                add(
                    .notInForce(bill.usage.period, effective: tariff.effective),
                    at: bill.clause)
            }
            for line in bill.lines where charges[line.charge] == nil {
                add(.unknown("charge", id: line.charge), at: line.clause)
            }
            let sum = bill.lines.reduce(Int128(0)) { $0 + Int128($1.amount.cents) }
            if sum != Int128(bill.total.cents) {
                let printed = Money(cents: Int64(clamping: sum))
                add(.linesDoNotSumUp(printed, total: bill.total), at: bill.clause)
            }
        }
    }
}
