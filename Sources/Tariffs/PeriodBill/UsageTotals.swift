public import Quantities

/// The energy of some days, and how it falls on periods of use.
public struct UsageTotals: Hashable, Sendable {
    public let dates: DatePeriod
    public let total: Energy
    /// By the identifier of the period; empty where a tariff has none.
    public let byPeriod: [String: Energy]

    public init(dates: DatePeriod, total: Energy, byPeriod: [String: Energy] = [:]) {
        self.dates = dates
        self.total = total
        self.byPeriod = byPeriod
    }

    /// The sum of `byPeriod`.
    public init(dates: DatePeriod, byPeriod: [String: Energy]) throws(QuantityError) {
        let total = try Energy.sum(of: byPeriod.values)
        self.init(dates: dates, total: total, byPeriod: byPeriod)
    }
}
