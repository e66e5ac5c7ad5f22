public import Quantities

/// A price put together from the charges of a tariff.
public struct EnergyPriceQuote: Hashable, Sendable {
    /// What one charge adds.
    public struct Part: Hashable, Sendable {
        public let charge: String
        /// Negative where the charge is a credit.
        public let price: EnergyPrice
        public let clause: Clause
    }

    /// The sum of the parts.
    public let price: EnergyPrice
    public let parts: [Part]
}

extension Tariff {
    /// What a kilowatt-hour costs on `date` by the energy charges in `selection`.
    ///
    /// A program may value a credit at a part of a tariff, as the retail price of supply
    /// without riders. The price must be one: where it differs by period of use or tier, say
    /// which. The price can be asked of a tariff that cannot be billed by.
    public func energyPrice(
        of selection: ChargeSelection = .all, flow: EnergyCharge.Flow = .imported,
        on date: CivilDate, period: String? = nil, tier: Int? = nil
    ) throws(PriceLookupError) -> EnergyPriceQuote {
        guard effective.contains(date) else {
            throw .notInForce(id, effective: effective, on: date)
        }
        if let period, !calendar.timesOfUse.contains(where: { $0.has(period) }) {
            throw .unknownPeriod(period)
        }
        for id in selection.named.sorted() where charge(id) == nil {
            throw .unknownCharge(id)
        }
        var parts: [EnergyPriceQuote.Part] = []
        var sum: Int64 = 0
        for charge in charges where selection.contains(charge) {
            guard case .energy(let energy) = charge.kind, energy.flow == flow,
                applies(charge, on: date)
            else { continue }
            let part = try quote(energy, charge, date, period, tier)
            let (next, overflow) = sum.addingReportingOverflow(part.price.nanosPerKilowattHour)
            guard !overflow else { throw .tooLarge }
            sum = next
            parts.append(part)
        }
        guard !parts.isEmpty else { throw .noCharges(selection, on: date) }
        return EnergyPriceQuote(
            price: EnergyPrice(nanosPerKilowattHour: sum), parts: parts)
    }

    private func applies(_ charge: Charge, on date: CivilDate) -> Bool {
        charge.dates?.contains(date) != false
            && calendar.includes(charge.seasons, season: calendar.seasonIndex(on: date))
    }

    private func quote(
        _ energy: EnergyCharge, _ charge: Charge, _ date: CivilDate, _ period: String?,
        _ tier: Int?
    ) throws(PriceLookupError) -> EnergyPriceQuote.Part {
        let season = calendar.seasonIndex(on: date)
        let schedule = energy.timeOfUse.flatMap(calendar.timeOfUse)
        let periods = schedule?.has(period) == true ? period.map { [$0] } : nil
        let asked: [String?] = periods ?? schedule?.periods.map(\.id) ?? [nil]
        var found: [EnergyTier] = []
        for period in asked {
            let rate = energy.rates.first {
                $0.dates.contains(date) && calendar.includes($0.seasons, season: season)
                    && (period.map($0.includes(period:)) ?? true)
            }
            guard let rate else { throw .noPrice(charge: charge.id, on: date) }
            found.append(try pick(tier, of: rate, charge))
        }
        guard let first = found.first, found.allSatisfy({ $0.price == first.price }) else {
            throw .differsByPeriod(charge: charge.id, clause: charge.clause)
        }
        guard let price = first.price.stated else {
            throw .notStated(charge: charge.id, clause: first.clause)
        }
        let signed = charge.direction == .credit ? EnergyPrice.zero - price : price
        // What the utility pays for exports is asked for as such, and is positive.
        return EnergyPriceQuote.Part(
            charge: charge.id, price: energy.flow == .exported ? price : signed,
            clause: first.clause)
    }

    private func pick(
        _ tier: Int?, of rate: EnergyRate, _ charge: Charge
    ) throws(PriceLookupError) -> EnergyTier {
        guard let first = rate.tiers.first else {
            throw .noPrice(charge: charge.id, on: rate.dates.start)
        }
        guard let tier, rate.tiers.count > 1 else {
            guard rate.tiers.allSatisfy({ $0.price == first.price }) else {
                throw .differsByTier(charge: charge.id, clause: rate.clause)
            }
            return first
        }
        guard (1...rate.tiers.count).contains(tier) else {
            throw .noTier(tier, charge: charge.id, clause: rate.clause)
        }
        return rate.tiers[tier - 1]
    }
}

extension TimeOfUse {
    fileprivate func has(_ period: String?) -> Bool {
        periods.contains { $0.id == period }
    }
}

/// Why a tariff has no one price to be quoted.
public enum PriceLookupError: Error, Hashable, Sendable {
    case notInForce(ID<Tariff>, effective: DatePeriod, on: CivilDate)
    case noCharges(ChargeSelection, on: CivilDate)
    case unknownCharge(String)
    case unknownPeriod(String)
    case noPrice(charge: String, on: CivilDate)
    case differsByPeriod(charge: String, clause: Clause)
    case differsByTier(charge: String, clause: Clause)
    case noTier(Int, charge: String, clause: Clause)
    case notStated(charge: String, clause: Clause)
    case tooLarge
}

extension PriceLookupError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notInForce(let id, let effective, let date):
            "tariff \(id) is in force \(effective), not on \(date)"
        case .noCharges(let selection, let date):
            "no energy charge is among \(selection) on \(date)"
        case .unknownCharge(let id): "the tariff has no charge \"\(id)\""
        case .unknownPeriod(let id): "the tariff has no period \"\(id)\""
        case .noPrice(let charge, let date): "charge \"\(charge)\" has no price on \(date)"
        case .differsByPeriod(let charge, let clause):
            "the price of \"\(charge)\" differs by period, say which, see \(clause)"
        case .differsByTier(let charge, let clause):
            "the price of \"\(charge)\" differs by tier, say which, see \(clause)"
        case .noTier(let tier, let charge, let clause):
            "\"\(charge)\" has no tier \(tier), see \(clause)"
        case .notStated(let charge, let clause):
            "the price of \"\(charge)\" follows an index, the tariff does not state it, "
                + "see \(clause)"
        case .tooLarge: "the sum of prices is too large to be kept exactly"
        }
    }
}
