/// What sort of column is looked for.
enum ProfileWish {
    case energy
    case price(ReferencePriceFile.Unit)
    case reactive

    func unit(of column: String) -> ProfileUnit? {
        guard let unit = ProfileUnit(column: column, price: priceUnit) else { return nil }
        switch (self, unit.kind) {
        case (.energy, .energy), (.energy, .power), (.price, .price): return unit
        case (.reactive, let kind) where kind.isReactive: return unit
        default: return nil
        }
    }

    /// Whether a column may be the one to take where none is named: those of reactive power
    /// stand beside others, and never for them.
    func allows(_ column: String) -> Bool {
        let isReactive = ProfileUnit(column: column, price: priceUnit)?.kind.isReactive == true
        if case .reactive = self { return isReactive }
        return !isReactive
    }

    private var priceUnit: ReferencePriceFile.Unit {
        if case .price(let unit) = self { unit } else { .kilowattHour }
    }

    /// The names such a column has.
    var names: String {
        switch self {
        case .energy: "a name that ends in kwh or kw"
        case .price: "price or a name as in usd_per_kwh"
        case .reactive: "a name that ends in kvarh, kvar or power_factor"
        }
    }
}
