/// What fills the tiers of a charge, and how.
public struct Tiering: Hashable, Sendable {
    /// The unit of the limits.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// For a whole billing period.
        case kilowattHours = "kWh"
        /// For each of its days.
        case kilowattHoursPerDay = "kWh/day"
        /// For each kilowatt of billing demand.
        case kilowattHoursPerKilowatt = "kWh/kW"
        case kilowattHoursPerKilowattDay = "kWh/kW/day"
        /// Hundredths of the tariff's baseline allowance.
        case percentOfBaseline = "%baseline"
    }

    /// How use is told apart by tier where several periods fill the same ones.
    public enum Fill: String, Hashable, Sendable, CaseIterable {
        /// The total of the billing period fills them, and each period gets its part of
        /// every tier.
        case proRata = "pro-rata"
        /// Each reading in turn fills what is left.
        case timeOrder = "time-order"
    }

    /// Whose use fills them.
    public enum Scope: String, Hashable, Sendable, CaseIterable {
        /// The use of all periods together.
        case bill
        /// The use of each period its own.
        case period
    }

    public let unit: Unit
    public let fill: Fill
    public let scope: Scope

    public init(unit: Unit = .kilowattHours, fill: Fill = .proRata, scope: Scope = .bill) {
        self.unit = unit
        self.fill = fill
        self.scope = scope
    }
}
