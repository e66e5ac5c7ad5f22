public import Quantities

/// What a customer's meter measured in a billing period.
public struct TariffUsage: Hashable, Sendable {
    /// The days that are billed.
    public let period: DatePeriod
    /// Energy drawn from the grid.
    public let imported: MeteredUsage
    /// Energy delivered to the grid, positive too.
    public let exported: MeteredUsage
    public let meters: Int
    /// The billing demand of each period of a demand charge, by the charge's name, where
    /// readings do not tell it: one power, or one for each period of its schedule.
    public let demands: [String: [Power]]
    /// Reactive energy in kilovar-hours, or the greatest reactive power in kilovars, by the
    /// name of the charge that goes by it; power factors in hundredths.
    public let reactive: [String: Ratio]
    /// What the periods before have left: the peaks that ratchets look back to.
    public let state: MeteringState
    /// Series of prices, events and peaks of systems that the tariff refers to.
    public let inputs: BillingPlan.Inputs

    public init(
        period: DatePeriod, imported: MeteredUsage, exported: MeteredUsage = .none,
        meters: Int = 1, demands: [String: [Power]] = [:], reactive: [String: Ratio] = [:],
        state: MeteringState = MeteringState(), inputs: BillingPlan.Inputs = .init()
    ) {
        self.demands = demands
        self.reactive = reactive
        self.state = state
        self.inputs = inputs
        self.period = period
        self.imported = imported
        self.exported = exported
        self.meters = meters
    }

    func metered(_ flow: EnergyCharge.Flow) -> MeteredUsage {
        switch flow {
        case .imported: imported
        case .exported: exported
        }
    }
}

/// What one register of a meter measured.
public enum MeteredUsage: Hashable, Sendable {
    case none
    /// Sums of stretches of days that together are the billing period.
    case totals([UsageTotals])
    /// Readings of equal length that together cover the billing period; the order of the
    /// series does not matter.
    case intervals([IntervalUsage])
}
