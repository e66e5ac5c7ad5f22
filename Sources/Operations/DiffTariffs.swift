public import Diagnostics
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
        public var warnings: [Problem]
    }

    public func callAsFunction() -> [TariffChange] { old.changes(to: new) }

    /// The effect on the bills of a load; in the plain year with the prices of the first day
    /// that both have, or of the nearest days to it that each has.
    ///
    /// - Throws: `Problems` where either cannot bill the load, or not the same months.
    public func effect(by bill: BillTariff) throws -> Effect {
        let day = max(old.effective.start, new.effective.start)
        let compare = CompareTariffs([old, new], by: bill) { tariff in
            min(day, tariff.effective.end.adding(days: -1))
        }
        let before = try compare.bill(old, on: compare.day(old))
        let after = try compare.bill(new, on: compare.day(new))
        guard before.cost.months.map(\.month) == after.cost.months.map(\.month) else {
            throw Problems(
                "the old tariff bills \(before.cost.span) of the load, the new one "
                    + "\(after.cost.span); compare them in the plain year",
                at: new.clause.place)
        }
        return Effect(
            months: zip(before.cost.months, after.cost.months).map {
                MonthEffect(month: $0.month, old: $0.amount, new: $1.amount)
            }, old: before.cost, new: after.cost,
            warnings: before.warnings + after.warnings.filter { !before.warnings.contains($0) })
    }
}
