public import Quantities

/// Delivery and supply laid out over the same billing periods, ready to bill profiles.
///
/// Each tariff bills by its own seasons, periods of use, minimums and percentages. Of a
/// customer with generation each credits what its own charges ask for, and keeps a bank of its
/// own; what no tariff states, a price of exports or of kilowatt-hours left at the end of the
/// year, the supplier pays.
public struct EnergyChoicePlan: Sendable {
    public let delivery: BillingPlan
    public let supply: BillingPlan

    /// Throws where either tariff cannot be billed by, the delivery's fault first.
    public init(
        _ choice: EnergyChoice, periods: [DatePeriod], calendar: BillingCalendar,
        step: Int = 3_600, inputs: BillingPlan.Inputs = BillingPlan.Inputs()
    ) throws {
        delivery = try BillingPlan(
            choice.deliveryAlone(), periods: periods, calendar: calendar, step: step,
            inputs: inputs)
        supply = try BillingPlan(
            choice.supply, periods: periods, calendar: calendar, step: step, inputs: inputs)
    }

    /// The bills of a customer with this profile.
    public func bill(
        for profile: Profile, under regime: MeteringRegime = .none,
        convention: BillingConvention = .careful,
        from states: (delivery: MeteringState, supply: MeteringState) = (
            MeteringState(), MeteringState()
        ), meters: Int = 1, explained: Bool = true
    ) throws(TariffBillError) -> EnergyChoiceYear {
        let wires = try delivery.bill(
            for: profile, under: regime.withoutPriceOfItsOwn, convention: convention,
            from: states.delivery, meters: meters, explained: explained)
        let energy = try supply.bill(
            for: profile, under: regime, convention: convention, from: states.supply,
            meters: meters, explained: explained)
        return try EnergyChoiceYear(delivery: wires, supply: energy, remarks: bundled)
    }

    /// A delivery tariff whose prices include supply leaves the customer to pay it twice.
    private var bundled: [String] {
        delivery.tariff.charges.compactMap { charge in
            guard case .energy(let energy) = charge.kind, energy.flow == .imported,
                charge.component == .bundled
            else { return nil }
            return "\(charge.clause): \"\(charge.id)\" is for delivery and supply together; "
                + "the supplier's prices come on top of it"
        }
    }
}

/// A year of bills by two tariffs.
public struct EnergyChoiceYear: Hashable, Sendable {
    public let delivery: YearBill
    public let supply: YearBill
    /// Both on one bill, under the delivery tariff's name.
    ///
    /// Its end state has the banks of both together; the next year begins from those of
    /// ``delivery`` and ``supply``.
    public let together: YearBill

    init(
        delivery: YearBill, supply: YearBill, remarks: [String]
    ) throws(TariffBillError) {
        self.delivery = delivery
        self.supply = supply
        var months: [MonthBill] = []
        for (wires, energy) in zip(delivery.months, supply.months) {
            months.append(try wires.joined(with: energy))
        }
        let known = Set(delivery.remarks)
        together = YearBill(
            tariff: delivery.tariff, months: months,
            endState: MeteringState(
                energy: supply.endState.energy,
                money: delivery.endState.money + supply.endState.money,
                billedMoney: delivery.endState.billedMoney.flatMap { own in
                    supply.endState.billedMoney.map { own + $0 }
                }),
            accepted: delivery.accepted + supply.accepted,
            remarks: remarks + delivery.remarks
                + supply.remarks.filter { !known.contains($0) })
    }
}

extension MonthBill {
    /// The bill of delivery with that of supply; what was metered is the same on both, and
    /// kilowatt-hours are banked as the supplier's periods of use part them.
    fileprivate func joined(with supply: MonthBill) throws(TariffBillError) -> MonthBill {
        var bill = self
        bill.billingDemand = max(billingDemand, supply.billingDemand)
        bill.energyGross += supply.energyGross
        bill.creditEarned += supply.creditEarned
        bill.creditApplied += supply.creditApplied
        bill.demandFlat += supply.demandFlat
        bill.demandTimeOfUse += supply.demandTimeOfUse
        bill.fixed += supply.fixed
        bill.minimum += supply.minimum
        bill.other += supply.other
        bill.trueUp += supply.trueUp
        bill.energyBroughtForward = supply.energyBroughtForward
        bill.energyBank = supply.energyBank
        bill.energyCarried = supply.energyCarried
        bill.moneyBroughtForward += supply.moneyBroughtForward
        bill.moneyBank += supply.moneyBank
        bill.moneyCarried += supply.moneyCarried
        bill.lines += supply.lines
        bill.nettings += supply.nettings.filter { !nettings.contains($0) }
        bill.earnings += supply.earnings
        do { bill.billed = try billed.adding(supply.billed) } catch { throw .tooLarge(error) }
        return bill
    }
}

extension MeteringRegime {
    /// The same, paying nothing that the tariff itself does not state.
    fileprivate var withoutPriceOfItsOwn: MeteringRegime {
        let price: ExportPrice =
            switch export {
            case .flat, .series: .flat(.zero)
            case .retail, .tariff: export
            }
        return MeteringRegime(
            kind, tiers: tiers, export: price, carry: carry, atTrueUp: atTrueUp,
            trueUpMonth: trueUpMonth)
    }
}
