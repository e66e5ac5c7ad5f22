import Quantities
import Tariffs
import TestSupport
import Testing

/// Tariffs drawn by lot, of all sorts of tiers.
enum RandomTariff {
    static func make(using seed: inout Seed) throws -> Tariff {
        let count = Int.random(in: 1...4, using: &seed)
        var charges: [Charge] = []
        for index in 0..<count {
            let unit = try #require(Tiering.Unit.allCases.dropLast().randomElement(using: &seed))
            let energy = EnergyCharge(
                tiering: Tiering(
                    unit: unit, fill: Bool.random(using: &seed) ? .proRata : .timeOrder),
                rates: [
                    EnergyRate(
                        dates: DatePeriod(from: try CivilDate("2024-01-01")),
                        tiers: tiers(of: unit, &seed), clause: clause)
                ])
            charges.append(
                Charge(
                    id: "energy-\(index)", name: "Energy", component: .bundled,
                    kind: .energy(energy), clause: clause))
        }
        return try Tariff(
            identity: TariffIdentity(
                id: ID("us.xx.lot"),
                utility: TariffIdentity.Utility(
                    name: "Lot", eia: nil, country: "US", state: nil),
                schedule: "L", name: "Lot", sector: .commercial, service: .bundled),
            currency: "USD", timeZone: "UTC",
            source: TariffSource(document: "none", read: CivilDate("2026-01-01")),
            effective: DatePeriod(from: CivilDate("2024-01-01")), charges: charges,
            clause: clause)
    }

    /// The series that their prices refer to.
    static var inputs: BillingPlan.Inputs {
        get throws {
            let prices = (0..<744).map { EnergyPrice(nanosPerKilowattHour: 10_000_000 + $0) }
            let series = try PriceSeries(
                name: "lmp", start: Instant("2024-01-01T00:00Z"), seconds: 3_600,
                prices: prices)
            return BillingPlan.Inputs(prices: ["lmp": series])
        }
    }

    private static let clause = Clause(id: "lot", file: "lot.xml", line: 1, column: 1)

    /// Up to three tiers, each of which may be a block of others.
    private static func tiers(of unit: Tiering.Unit, _ seed: inout Seed) -> [EnergyTier] {
        var tiers: [EnergyTier] = []
        var limit: Int64 = 0
        let count = Int.random(in: 1...3, using: &seed)
        for index in 0..<count {
            limit += .random(in: 1...300_000_000, using: &seed)
            let end = index == count - 1 ? nil : TierLimit(millionths: limit)
            guard Bool.random(using: &seed) else {
                tiers.append(EnergyTier(upTo: end, price: price(&seed), clause: clause))
                continue
            }
            let block = TierBlock(upTo: end, unit: unit == .kilowattHours ? nil : unit)
            let inner = TierLimit(millionths: .random(in: 1...9_000_000_000, using: &seed))
            tiers.append(
                EnergyTier(
                    upTo: inner, price: price(&seed), unit: .kilowattHours, block: block,
                    clause: clause))
            tiers.append(EnergyTier(upTo: nil, price: price(&seed), block: block, clause: clause))
        }
        return tiers
    }

    private static func price(_ seed: inout Seed) -> TariffPrice {
        let price = EnergyPrice(nanosPerKilowattHour: .random(in: 1...500_000_000, using: &seed))
        guard Int.random(in: 0..<3, using: &seed) == 0 else { return .fixed(price) }
        return .index(
            IndexPrice(
                series: "lmp", market: .dayAhead,
                multiplier: Ratio(
                    billionths: .random(in: 1...2_000_000_000, using: &seed)), adder: price))
    }
}
