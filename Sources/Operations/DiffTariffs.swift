public import Quantities
public import Tariffs

/// Tells in what two versions of a tariff differ, and what that means for a load.
public struct DiffTariffs: Sendable {
    public var old: Tariff
    public var new: Tariff

    public init(_ old: Tariff, _ new: Tariff) {
        self.old = old
        self.new = new
    }

    /// What a month of the load costs by either.
    public struct MonthEffect: Hashable, Sendable {
        public var month: Int
        public var old: Money
        public var new: Money

        public var difference: Money { new - old }
    }

    /// What the change means for a year of a load.
    public struct Effect: Sendable {
        public var months: [MonthEffect]
        public var old: TariffCost
        public var new: TariffCost
    }

    public func callAsFunction() -> [TariffChange] { old.changes(to: new) }

    /// The effect on the bills of a load; by the plain calendar with the prices of the first
    /// day that both have, or of the nearest days to it that each has.
    public func effect(
        on load: TariffLoad, under regime: MeteringRegime = .none, in year: TariffYear? = nil,
        accepting: Set<String> = []
    ) throws -> Effect {
        let day = max(old.effective.start, new.effective.start)
        func cost(_ tariff: Tariff) throws -> TariffCost {
            let last = tariff.effective.end.adding(days: -1)
            let bill = try load.bill(
                by: tariff, under: regime, in: year ?? load.usualYear, on: min(day, last),
                accepting: accepting)
            return try TariffCost(bill, by: tariff)
        }
        let before = try cost(old)
        let after = try cost(new)
        return Effect(
            months: zip(before.months, after.months).map {
                MonthEffect(month: $0.month, old: $0.amount, new: $1.amount)
            }, old: before, new: after)
    }
}
