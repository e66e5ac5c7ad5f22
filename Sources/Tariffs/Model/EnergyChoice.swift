public import Quantities

/// Delivery by one tariff and supply by another supplier's, on one bill.
///
/// Where customers may choose who supplies them, the utility bills its wires by its own tariff
/// and the energy by the supplier's: fixed, variable by the month, by an index, or with a
/// premium for green energy. Each tariff keeps its own seasons and periods of use.
public struct EnergyChoice: Hashable, Sendable {
    public let delivery: Tariff
    public let supply: Tariff

    /// Throws where the two are not of one currency, or are billed in two time zones.
    public init(delivery: Tariff, supply: Tariff) throws(EnergyChoiceError) {
        guard delivery.currency == supply.currency else {
            throw .currencies(delivery.currency, supply.currency)
        }
        guard delivery.timeZone == supply.timeZone else {
            throw .timeZones(delivery.timeZone, supply.timeZone)
        }
        self.delivery = delivery
        self.supply = supply
    }

    /// The utility's own supply, which the supplier's replaces.
    public var replaced: [Charge] { delivery.charges.filter { $0.component == .supply } }

    /// The delivery tariff without its own supply; nil where nothing is left.
    ///
    /// Percentages and minimums that name a charge left out cannot be kept as they are, so
    /// such a tariff is refused.
    public func deliveryAlone() throws(TariffDefects) -> Tariff {
        guard !replaced.isEmpty else { return delivery }
        return try Tariff(
            identity: delivery.identity, currency: delivery.currency,
            timeZone: delivery.timeZone, source: delivery.source,
            effective: delivery.effective, calendar: delivery.calendar,
            baselines: delivery.baselines,
            charges: delivery.charges.filter { $0.component != .supply },
            rounding: delivery.rounding, regularDays: delivery.regularDays,
            proration: delivery.proration, notUnderstood: delivery.notUnderstood,
            remarks: delivery.remarks, clause: delivery.clause)
    }
}

/// A bill by two tariffs.
public struct EnergyChoiceBill: Hashable, Sendable {
    public let delivery: TariffBill
    public let supply: TariffBill
    public let total: Money

    public var lines: [TariffBill.Line] { delivery.lines + supply.lines }
}

extension EnergyChoice {
    /// The bill of one billing period.
    ///
    /// Percentages and minimums of each tariff count that tariff's charges alone.
    public func bill(
        for usage: TariffUsage, zone: TimeZoneRules
    ) throws -> EnergyChoiceBill {
        let wires = try deliveryAlone().bill(for: usage, zone: zone)
        let energy = try supply.bill(for: usage, zone: zone)
        return EnergyChoiceBill(
            delivery: wires, supply: energy, total: try wires.total.adding(energy.total))
    }
}
