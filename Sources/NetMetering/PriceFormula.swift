public import Quantities

/// How a price comes about: multiplier × clamp(least, greatest, base + Σ factor × reference).
///
/// The one shape says hourly market prices, a percentage of a retail rate, a retail rate
/// less its non-bypassable part, a value-of-solar rate with an adder, and the Italian
/// premium. The sum and the bounds are exact; after the multiplier the price is rounded
/// half away from zero to a billionth of the currency unit, and then escalated.
public struct PriceFormula: Hashable, Sendable {
    /// Currency units per kilowatt-hour, or per month where a term is for the month.
    public var base: ClassTable<EnergyPrice>
    public var references: [ReferenceFactor]
    public var least: EnergyPrice?
    public var greatest: EnergyPrice?
    public var multiplier: ClassTable<Ratio>
    public var escalation: Escalation?

    public init(
        base: ClassTable<EnergyPrice> = ClassTable(.zero), references: [ReferenceFactor] = [],
        least: EnergyPrice? = nil, greatest: EnergyPrice? = nil,
        multiplier: ClassTable<Ratio> = ClassTable(.one), escalation: Escalation? = nil
    ) {
        self.base = base
        self.references = references
        self.least = least
        self.greatest = greatest
        self.multiplier = multiplier
        self.escalation = escalation
    }

    /// A price that never changes.
    public init(_ price: EnergyPrice) {
        self.init(base: ClassTable(price))
    }
}

/// A reference price as it enters a formula.
public struct ReferenceFactor: Hashable, Sendable {
    /// The place of the reference in ``Program/references``.
    public let reference: Int
    public let factor: Ratio

    public init(_ reference: Int, factor: Ratio = .one) {
        self.reference = reference
        self.factor = factor
    }
}

/// A price from outside the program that its terms refer to by name.
public struct PriceReference: Hashable, Sendable {
    public let name: String
    public let kind: Kind
    public let unit: Unit
    public let clause: ProgramClause

    public init(name: String, kind: Kind, unit: Unit = .kilowattHour, clause: ProgramClause) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.clause = clause
    }

    public enum Kind: Hashable, Sendable {
        /// What the energy of a tariff costs the subscriber, or a named component of it.
        case tariff(component: String?)
        /// A series with a price for each month.
        case monthly(series: String)
        /// A series with a price for each hour.
        case hourly(series: String)
    }

    /// What the source states the price for; within the program all are per kilowatt-hour.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case kilowattHour = "kWh"
        case megawattHour = "MWh"
    }

    public var isHourly: Bool {
        if case .hourly = kind { true } else { false }
    }
}
