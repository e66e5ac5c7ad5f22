import Quantities
import Tariffs

/// Years of bills in few words.
extension Sample {
    /// A demand charge whose tiers are written as in `50:9 12`, in kW and currency units.
    static func demand(
        _ tiers: String, id: String = "demand", peak: DemandCharge.Peak = .greatest,
        window: Int = 60, ratchet: Ratchet? = nil, minimum: Power? = nil,
        periods: Set<String>? = nil
    ) throws -> Charge {
        let rate = DemandRate(
            periods: periods, dates: try days(start),
            tiers: try tiers.split(separator: " ").map { text in
                let parts = text.split(separator: ":")
                return DemandTier(
                    upTo: parts.count == 2 ? try Power(kilowatts: parts[0]) : nil,
                    amount: try ChargeAmount(parts[parts.count - 1]), clause: clause(id))
            }, clause: clause(id))
        return charge(
            id,
            .demand(
                DemandCharge(
                    peak: peak, windowMinutes: window, rates: [rate], ratchet: ratchet,
                    minimum: minimum)))
    }

    static func percentage(
        _ id: String, _ percent: String, of base: ChargeSelection = .all,
        category: ChargeCategory = .rider
    ) throws -> Charge {
        let rate = Dated(
            try Ratio(percent: percent), dates: try days(start), clause: clause(id))
        return charge(
            id, .percentage(PercentageCharge(of: base, rates: [rate])), category: category)
    }

    static func minimum(
        _ id: String = "minimum", per basis: MinimumCharge.Basis, _ amount: String
    ) throws -> Charge {
        charge(id, .minimum(MinimumCharge(per: basis, amounts: [try dated(amount)])))
    }

    static func priced(_ price: TariffPrice, id: String = "energy") throws -> Charge {
        let tier = EnergyTier(upTo: nil, price: price, clause: clause(id))
        let rate = EnergyRate(dates: try days(start), tiers: [tier], clause: clause(id))
        return charge(id, .energy(EnergyCharge(rates: [rate])))
    }
}

extension BillingPlan {
    /// The plan of one month of readings in UTC.
    init(
        _ tariff: Tariff, month: String, step: Int = 3_600, zone: TimeZoneRules = .utc,
        inputs: Inputs = Inputs()
    ) throws {
        try self.init(
            tariff, periods: [Month(month).days], calendar: .real(zone), step: step,
            inputs: inputs)
    }

    /// How many intervals it bills.
    var count: Int { Int(range?.seconds ?? 0) / step }

    /// A profile in which each interval draws and makes so many kilowatt-hours.
    func profile(
        _ load: (Int) -> Double, generation: ((Int) -> Double)? = nil
    ) throws -> Profile {
        func energies(_ value: (Int) -> Double) -> [Energy] {
            (0..<count).map { Energy(milliwattHours: Int64((value($0) * 1e6).rounded())) }
        }
        return try Profile(
            load: energies(load), generation: generation.map(energies) ?? [], step: step)
    }
}

extension MonthBill {
    /// Each line as its label, quantity and amount.
    var summary: [String] { lines.map { "\($0.label): \($0.quantity) \($0.amount)" } }
}

/// The moment `text` names.
func instant(_ text: String) throws -> Instant { try Instant(text) }
