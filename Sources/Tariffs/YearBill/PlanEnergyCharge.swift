/// An energy charge laid out over the parts of a plan.
///
/// A class, as its parts are: what makes bills hands them around, and a copy of so many arrays
/// would cost more than the arithmetic.
final class PlanEnergyCharge: Sendable {
    /// Which of the tariff's charges it is.
    let index: Int
    let flow: EnergyCharge.Flow
    /// Which of the layout's schedules it goes by.
    let schedule: Int?
    let periodCount: Int
    /// The period of its schedule in each of the layout's classes.
    let periodOfClass: [Int]
    /// -1 where the utility owes it.
    let sign: Int128
    /// One for each part of the layout, nil where it does not apply.
    let parts: [Part?]
    let event: Event?
    /// Whether the tariff itself has its tiers filled in order of time.
    let isInOrder: Bool

    init(
        index: Int, flow: EnergyCharge.Flow, schedule: Int?, periodCount: Int,
        periodOfClass: [Int], sign: Int128, parts: [Part?], event: Event?, isInOrder: Bool
    ) {
        self.index = index
        self.flow = flow
        self.schedule = schedule
        self.periodCount = periodCount
        self.periodOfClass = periodOfClass
        self.sign = sign
        self.parts = parts
        self.event = event
        self.isInOrder = isInOrder
    }

    /// `femtos` with the sign of what the customer owes.
    func signed(_ femtos: Int128) -> Int128 { sign < 0 ? -femtos : femtos }

    /// The prices of one part.
    final class Part: Sendable {
        /// The most tiers a period of it has.
        let tierCount: Int
        /// By period and tier, in billionths a kilowatt-hour; a period with fewer tiers
        /// repeats its last.
        let prices: [Int64]
        /// Where tiers end: one list that all periods share, or one for each.
        let bounds: [[PlanBound]]
        /// By period and tier: prices that change from interval to interval, nil where they do
        /// not.
        let hourly: [HourlyPrice?]
        /// Which rate of the charge each period has.
        let rates: [Int]
        /// Whether prices of any period change from interval to interval.
        let isHourly: Bool

        init(
            tierCount: Int, prices: [Int64], bounds: [[PlanBound]], hourly: [HourlyPrice?],
            rates: [Int], isHourly: Bool
        ) {
            self.tierCount = tierCount
            self.prices = prices
            self.bounds = bounds
            self.hourly = hourly
            self.rates = rates
            self.isHourly = isHourly
        }

        var isTiered: Bool { tierCount > 1 }

        func price(period: Int, tier: Int) -> Int64 { prices[period * tierCount + tier] }
        func bounds(ofPeriod period: Int) -> [PlanBound] {
            bounds.count == 1 ? bounds[0] : bounds[period]
        }
    }

    /// The intervals in which an event was called.
    struct Event: Sendable {
        struct Call: Sendable {
            let intervals: Range<Int>
            let period: Int
            let part: Int
            let baseline: Int64
        }

        let measure: EventRule.Measure
        let calls: [Call]
    }
}
