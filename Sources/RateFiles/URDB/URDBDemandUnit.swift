internal import Diagnostics
internal import JSONParsing
internal import Quantities
internal import Tariffs

/// What prices and limits of demand are stated by.
enum URDBDemandUnit {
    case kilowatts
    /// The mechanical horsepower of 550 foot-pounds a second, ``microwattsPerHorsepower``.
    case horsepower
    /// What a kilowatt is of it depends on the customer's power factor, which no reading says.
    case kilovoltAmperes

    /// Billionths of a kilowatt in one horsepower: 550 ft × 0.45359237 kg × 9.80665 m/s² × 0.3048,
    /// to nine digits.
    static let microwattsPerHorsepower: Int128 = 745_699_872

    /// The unit of a text; nil where it is none of demand in a month.
    init?(_ text: String) {
        switch text.lowercased() {
        case "", "kw": self = .kilowatts
        case "hp": self = .horsepower
        case "kva": self = .kilovoltAmperes
        default: return nil
        }
    }
}

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
