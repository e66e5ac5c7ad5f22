public import Quantities

/// One thing a tariff charges or pays for.
public struct Charge: Hashable, Sendable {
    public let id: String
    public let name: String
    public let component: ChargeComponent
    public let category: ChargeCategory
    public let direction: ChargeDirection
    public let kind: ChargeKind
    /// The seasons in which it applies, nil for all.
    public let seasons: Set<String>?
    /// The days on which it applies, nil for as long as the tariff does.
    public let dates: DatePeriod?
    /// How a line of it is rounded, where not as the tariff's others.
    public let rounding: RoundingRule?
    public let clause: Clause

    public init(
        id: String, name: String, component: ChargeComponent,
        category: ChargeCategory = .base, direction: ChargeDirection = .charge,
        kind: ChargeKind, seasons: Set<String>? = nil, dates: DatePeriod? = nil,
        rounding: RoundingRule? = nil, clause: Clause
    ) {
        self.id = id
        self.name = name
        self.component = component
        self.category = category
        self.direction = direction
        self.kind = kind
        self.seasons = seasons
        self.dates = dates
        self.rounding = rounding
        self.clause = clause
    }
}

/// The part of the service a charge is for; programs pick charges by it.
public enum ChargeComponent: String, Hashable, Sendable, CaseIterable {
    case delivery, supply, bundled, export, tax, adjustment
}

/// What sort of clause a charge comes from; it tells readers, and alters no figure.
public enum ChargeCategory: String, Hashable, Sendable, CaseIterable {
    case base, rider, tax, minimum
    case buyBack = "buy-back"
    case valueStack = "value-stack"
}

/// Which way the money goes.
public enum ChargeDirection: String, Hashable, Sendable, CaseIterable {
    /// The customer owes it.
    case charge
    /// The utility owes it.
    case credit
}

/// How a charge is reckoned.
public enum ChargeKind: Hashable, Sendable {
    case fixed(FixedCharge)
    case energy(EnergyCharge)
    case demand(DemandCharge)
    case reactive(ReactiveCharge)
    case percentage(PercentageCharge)
    case minimum(MinimumCharge)
}

/// A value that holds from one day up to another.
public struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
    public let dates: DatePeriod
    public let value: Value
    public let clause: Clause

    public init(_ value: Value, dates: DatePeriod, clause: Clause) {
        self.dates = dates
        self.value = value
        self.clause = clause
    }
}
