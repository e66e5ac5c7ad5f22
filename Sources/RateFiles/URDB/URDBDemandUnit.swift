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
