internal import Quantities

extension BillingPlan {
    /// The bills of a customer with this profile.
    ///
    /// `state` is what the periods before have left. With `explained` false the months have
    /// their figures and no lines, which is faster by far.
    public func bill(
        for profile: Profile, under regime: MeteringRegime = .none,
        convention: BillingConvention = .careful, from state: MeteringState = MeteringState(),
        meters: Int = 1, explained: Bool = true
    ) throws(TariffBillError) -> YearBill {
        guard (1...1_000_000).contains(meters) else { throw .meterCount(meters) }
        try check(regime)
        let offset = try offset(of: profile)
        let sums = PlanSums(
            profile, offset: offset, metering: regime.kind.metering,
            layout: layout)
        var maker = YearMaker(
            self, sums: sums, regime: regime, convention: convention, meters: meters,
            explained: explained)
        maker.reactive = try reactiveReadings(of: profile, offset: offset)
        try maker.take(state)
        try maker.prepare()
        var months = periods.indices.map {
            MonthBill(period: periods[$0], month: layout.monthNumbers[$0])
        }
        for month in months.indices { try maker.make(&months[month], month) }
        return YearBill(
            tariff: tariff.id, months: months, endState: maker.endState, accepted: accepted,
            remarks: remarks + maker.missingHistory)
    }

    private func check(_ regime: MeteringRegime) throws(TariffBillError) {
        guard (1...12).contains(regime.trueUpMonth) else {
            throw .trueUpMonth(regime.trueUpMonth)
        }
        guard regime.kind.netsMonths else { return }
        guard regime.tiers == .proRata else { throw .tiersByInterval(regime.kind) }
        if case .series(let series) = regime.export {
            throw .hourlyPrices("the series \"\(series.name)\"", regime: regime.kind)
        }
        if let hourlyCharge {
            throw .hourlyPrices(
                "charge \"\(tariff.charges[hourlyCharge].id)\"", regime: regime.kind)
        }
    }

    /// The reactive energy of each period, nil where no charge goes by it.
    private func reactiveReadings(
        of profile: Profile, offset: Int
    ) throws(TariffBillError) -> ReactiveReadings? {
        guard let charge = reactive.first.map({ tariff.charges[$0.index] }) else { return nil }
        guard !profile.reactive.isEmpty else {
            throw .notMeasured(
                "reactive readings, which the profile does not have", charge: charge.id,
                clause: charge.clause)
        }
        return ReactiveReadings(profile, offset: offset, layout: layout)
    }

    /// Where in the profile the plan begins.
    private func offset(of profile: Profile) throws(TariffBillError) -> Int {
        guard profile.step == step else {
            throw .profileStep(found: profile.step, expected: step)
        }
        var offset: Int64 = 0
        if let start = profile.start {
            let (steps, rest) = layout.start.seconds(since: start)
                .quotientAndRemainder(dividingBy: Int64(step))
            guard rest == 0 else { throw .readingCrosses(layout.start) }
            offset = steps
        }
        guard offset >= 0, Int64(profile.load.count) - offset >= Int64(layout.count) else {
            throw .profileTooShort(
                found: Int(max(0, Int64(profile.load.count) - max(0, offset))),
                expected: layout.count)
        }
        return Int(offset)
    }
}

extension MeteringRegime.Kind {
    fileprivate var metering: PlanSums.Metering {
        switch self {
        case .none: .load
        case .netEnergy, .netMoney, .netBilling: .net
        case .buyAllSellAll: .apart
        }
    }
}
