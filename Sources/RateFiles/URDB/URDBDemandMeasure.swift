internal import Quantities
internal import Tariffs

/// The demand of a structure in kilowatts, whatever the file states it by.
struct URDBDemandMeasure {
    private let stated: String

    /// Nil where a price is for something that is no demand of a month, which is then noted.
    ///
    /// Horsepower is converted, with a remark. Kilovolt-amperes are read as kilowatts by a guess,
    /// which waits for leave. A unit that is not stated is kW, the database's own.
    init?(
        _ structure: URDBStructure, _ used: [Int], field: String, charge: String,
        in rate: URDBObject
    ) {
        stated = rate["\(field)unit"].flatMap(\.text) ?? ""
        let tiers = used.flatMap { structure.periods[$0].tiers }
        guard tiers.contains(where: { $0.nanos != 0 }) else { return }
        for tier in tiers {
            let value = tier.unit == nil ? rate["\(field)unit"] ?? tier.value : tier.value
            switch URDBDemandUnit(text(of: tier)) {
            case .kilowatts: break
            case .horsepower:
                value.remarkOnce("hp was converted at 0.745699872 kW to the horsepower")
            case .kilovoltAmperes:
                value.guess("\(field)unit", "kVA is read as kW", charge: charge)
            case nil:
                value.refuse("\(field)structure", "its unit is not known")
                return nil
            }
        }
    }

    private func text(of tier: URDBStructure.Tier) -> String { tier.unit ?? stated }

    func limit(of tier: URDBStructure.Tier) -> Power? {
        tier.limit.map { limit in
            guard case .horsepower? = URDBDemandUnit(text(of: tier)) else {
                return Power(milliwatts: limit)
            }
            let product = Int128(limit) * URDBDemandUnit.microwattsPerHorsepower
            return Power(
                milliwatts: Int64(clamping: product.divided(by: Self.billion, .halfAwayFromZero)))
        }
    }

    /// The price of a kilowatt, to the billionth.
    func amount(of tier: URDBStructure.Tier) -> ChargeAmount {
        guard case .horsepower? = URDBDemandUnit(text(of: tier)) else {
            return ChargeAmount(nanos: tier.nanos)
        }
        let nanos = (Int128(tier.nanos) * Self.billion).divided(
            by: URDBDemandUnit.microwattsPerHorsepower, .halfAwayFromZero)
        return ChargeAmount(nanos: Int64(clamping: nanos))
    }

    private static let billion: Int128 = 1_000_000_000
}
