/// What the figures of a column are, as its name says.
struct ProfileUnit: Hashable {
    enum Kind: Hashable {
        case energy
        /// The mean over the step.
        case power
        case price(currency: String?)
        /// Energy to and fro that does no work.
        case reactiveEnergy
        /// The mean of such power over the step.
        case reactivePower
        case powerFactor

        /// Whether it is the mean over a step of what is counted in hours.
        var isMean: Bool { self == .power || self == .reactivePower }

        /// Whether it tells of reactive power, whatever its unit.
        var isReactive: Bool {
            switch self {
            case .energy, .power, .price: false
            case .reactiveEnergy, .reactivePower, .powerFactor: true
            }
        }
    }

    let kind: Kind
    /// A figure times ten to this power is in milliwatt-hours, in milliwatts, in their reactive
    /// likes, in billionths of the currency unit per kWh, or in billionths.
    let exponent: Int

    private init(_ kind: Kind, _ exponent: Int) {
        self.kind = kind
        self.exponent = exponent
    }

    /// The unit a column's name ends in, or nil; `unit` is what a column `price` is for.
    init?(column: String, price unit: ReferencePriceFile.Unit) {
        let words = column.lowercased().split(separator: "_").map(String.init)
        guard let last = words.last else { return nil }
        if words == ["price"] {
            self.init(.price(currency: nil), unit.decimals)
        } else if words.count >= 3, words[words.count - 2] == "per" {
            self.init(of: words[words.count - 3], per: last)
        } else if let exponent = Self.energies[last] {
            self.init(.energy, exponent)
        } else if let exponent = Self.powers[last] {
            self.init(.power, exponent)
        } else if let exponent = Self.reactiveEnergies[last] {
            self.init(.reactiveEnergy, exponent)
        } else if let exponent = Self.reactivePowers[last] {
            self.init(.reactivePower, exponent)
        } else if words.suffix(2) == ["power", "factor"] {
            self.init(.powerFactor, 9)
        } else {
            return nil
        }
    }

    /// A price, as in `usd_per_kwh`, or energy of an array of one kilowatt, as in `kwh_per_kw`.
    private init?(of numerator: String, per denominator: String) {
        if let exponent = Self.energies[numerator], Self.powers[denominator] != nil {
            self.init(.energy, exponent)
            return
        }
        let isCode =
            numerator.utf8.count == 3 && numerator.utf8.allSatisfy { (97...122).contains($0) }
        let units = ["kwh": 9, "mwh": 6]
        guard isCode, let exponent = units[denominator] else { return nil }
        self.init(.price(currency: numerator.uppercased()), exponent)
    }

    private static let energies = ["wh": 3, "kwh": 6, "mwh": 9]
    private static let powers = ["w": 3, "kw": 6, "mw": 9]
    private static let reactiveEnergies = ["varh": 3, "kvarh": 6, "mvarh": 9]
    private static let reactivePowers = ["var": 3, "kvar": 6, "mvar": 9]
}
