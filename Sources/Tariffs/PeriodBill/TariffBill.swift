public import Quantities

/// What a tariff charges for a billing period, line by line.
public struct TariffBill: Hashable, Sendable {
    public let tariff: ID<Tariff>
    public let period: DatePeriod
    public let lines: [Line]
    /// The sum of the lines, each rounded.
    public let total: Money
    /// What the tariff says and this bill leaves out or guesses.
    public let accepted: [UnsupportedItem]

    init(
        tariff: ID<Tariff>, period: DatePeriod, lines: [Line], accepted: [UnsupportedItem] = []
    ) throws(QuantityError) {
        self.accepted = accepted
        self.tariff = tariff
        self.period = period
        self.lines = lines
        var total = Money.zero
        for line in lines { total = try total.adding(line.amount) }
        self.total = total
    }

    /// The sum of the lines before rounding.
    public var unroundedTotal: UnroundedMoney {
        lines.reduce(.zero) { $0 + $1.unrounded }
    }

    /// One charge for one quantity at one price.
    public struct Line: Hashable, Sendable {
        public let charge: String
        public let name: String
        public let component: ChargeComponent
        public let category: ChargeCategory
        /// The days it is for: a bill across a change of price has a line for either side.
        public let dates: DatePeriod
        /// The period of use, nil where the price goes by none.
        public let period: String?
        /// The period of use by its name.
        public let periodName: String?
        /// Counted from one, nil where the price has no tiers.
        public let tier: Int?
        public let quantity: Quantity
        public let price: Price
        /// The amount before rounding, negative where it is the customer's.
        public let unrounded: UnroundedMoney
        /// The amount to the cent, negative where it is the customer's.
        public let amount: Money
        public let rounding: RoundingRule
        /// Where the tariff says so.
        public let clause: Clause
    }

    /// How much of something is charged.
    public enum Quantity: Hashable, Sendable {
        case energy(Energy)
        case months(Int)
        case days(Int)
        case bills(Int)
        case meters(Int)
        /// So many twelfths of a year.
        case yearParts(Int)
        /// The days of a month of the plain calendar, 365/12.
        case plainDays
        case power(Power)
        /// So many of a unit that has no type of its own, as in kvarh.
        case units(Ratio, of: String)
        /// A part of an amount, or of what other lines come to.
        case part(Ratio, of: UnroundedMoney)
        /// Credit for energy delivered, used or paid out.
        case credit
        /// Credit that is at hand, of which the line uses or pays out some or all.
        case creditOf(Money)
        /// What is missing to a minimum.
        case shortfall(of: UnroundedMoney)
    }

    /// What one unit of the quantity costs.
    public enum Price: Hashable, Sendable {
        case perKilowattHour(EnergyPrice)
        case perUnit(ChargeAmount)
        /// Prices that change from interval to interval, those of a series.
        case series(String)
        /// A minimum is no price: its amount is what is missing.
        case none
    }
}

extension TariffBill.Quantity {
    /// How often the unit is owed in a year, where it is a part of what a year comes to.
    var timesAYear: Int? {
        switch self {
        case .yearParts: 1
        case .plainDays: 365
        default: nil
        }
    }
}

extension TariffBill.Quantity: CustomStringConvertible {
    public var description: String {
        switch self {
        case .energy(let energy): "\(energy) kWh"
        case .months(let count): count == 1 ? "1 month" : "\(count) months"
        case .days(let count): count == 1 ? "1 day" : "\(count) days"
        case .bills(let count): count == 1 ? "1 bill" : "\(count) bills"
        case .meters(let count): count == 1 ? "1 meter" : "\(count) meters"
        case .yearParts(let count): count == 1 ? "1 twelfth" : "\(count) twelfths"
        case .plainDays: "365/12 days"
        case .power(let power): "\(power) kW"
        case .units(let count, let unit): "\(count) \(unit)"
        case .part(let ratio, let base): "\(ratio.percent) % of \(base)"
        case .credit: "credit"
        case .creditOf(let money): "credit of \(money)"
        case .shortfall(let minimum): "what is missing to \(minimum)"
        }
    }
}

extension TariffBill.Line {
    /// The charge with its period and tier, as in `energy, on-peak, tier 2`.
    public var label: String { Self.label(charge: charge, period: period, tier: tier) }

    static func label(charge: String, period: String?, tier: Int?) -> String {
        let parts: [String?] = [charge, period, tier.map { "tier \($0)" }]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    /// The same in the tariff's names, as in `Energy charge, On-peak, tier 2`.
    public var title: String { Self.label(charge: name, period: periodName, tier: tier) }

    /// How the amount became one of cents.
    ///
    /// Credit pays the rounded lines, and so is what they come to where by itself it would be
    /// rounded otherwise.
    public var roundingWords: String {
        if UnroundedMoney(amount) == unrounded { return "exact" }
        if quantity.timesAYear != nil, price != .none {
            return "\(rounding.rawValue) of the year, whose months make it"
        }
        return isRoundedByItself ? rounding.rawValue : "as the lines it pays"
    }

    /// Whether the amount is what the rule makes of it, without regard to other lines.
    public var isRoundedByItself: Bool { (try? unrounded.rounded(rounding)) == amount }

    /// How the amount comes about, as in `650 kWh × 0.0896 = 58.24`.
    public var formula: String {
        let isExact = UnroundedMoney(amount) == unrounded
        let rounded = isExact ? "" : " → \(amount) (\(roundingWords))"
        return switch price {
        case .perKilowattHour(let price): "\(quantity) × \(price) = \(unrounded)\(rounded)"
        case .perUnit(let price): "\(quantity) × \(price) = \(unrounded)\(rounded)"
        case .series(let name): "\(quantity) at the prices of \(name) = \(unrounded)\(rounded)"
        case .none: "\(quantity) = \(unrounded)\(rounded)"
        }
    }
}
