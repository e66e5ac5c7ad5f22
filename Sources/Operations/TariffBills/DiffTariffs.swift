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

        /// Whether every month comes to the same before rounding: both charge alike, though
        /// perhaps in other lines, which are each rounded.
        public var isAlike: Bool { old.months.map(\.unrounded) == new.months.map(\.unrounded) }
    }

    public func callAsFunction() -> [TariffChange] { old.changes(to: new) }

    /// The effect on the bills of a load; in the plain year with the prices of the year that is
    /// stated, or else of the first day for which both have them, or of the nearest days to it.
    ///
    /// - Throws: `Problems` where either cannot bill the load, or not the same months.
    public func effect(by bill: BillTariff) throws -> Effect {
        let priced = [old, new].map { $0.pricedDays ?? $0.effective }
        let day = max(priced[0].start, priced[1].start)
        let compare = CompareTariffs([old, new], by: bill) { tariff in
            guard bill.year == nil else { return nil }
            let days = tariff.pricedDays ?? tariff.effective
            return min(day, days.end.adding(days: -1))
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
