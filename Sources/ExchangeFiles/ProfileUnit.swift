/// What the figures of a column are, as its name says.
struct ProfileUnit: Hashable {
    enum Kind: Hashable {
        case energy
        /// The mean over the step.
        case power
        case price(currency: String?)
    }

    let kind: Kind
    /// A figure times ten to this power is in milliwatt-hours, in milliwatts, or in billionths of
    /// the currency unit per kWh.
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
}

/// What sort of column is looked for.
enum ProfileWish {
    case energy
    case price(ReferencePriceFile.Unit)

    func unit(of column: String) -> ProfileUnit? {
        guard let unit = ProfileUnit(column: column, price: priceUnit) else { return nil }
        switch (self, unit.kind) {
        case (.energy, .energy), (.energy, .power), (.price, .price): return unit
        default: return nil
        }
    }

    private var priceUnit: ReferencePriceFile.Unit {
        if case .price(let unit) = self { unit } else { .kilowattHour }
    }

    /// The names such a column has.
    var names: String {
        switch self {
        case .energy: "a name that ends in kwh or kw"
        case .price: "price or a name as in usd_per_kwh"
        }
    }
}
