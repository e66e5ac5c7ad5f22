internal import Quantities

/// A demand charge laid out over the months of a plan.
struct PlanDemandCharge: Sendable {
    let index: Int
    /// The slots of demand its peaks are taken from.
    let slots: Range<Int>
    let isByPeriod: Bool
    /// How many intervals a peak is the mean of, one where intervals are as long as the
    /// window or longer.
    let window: Int
    /// The intervals at which the system was at its peak, for each month.
    let coincident: [[Int]]?
    let ratchet: Ratchet?
    /// The least demand billed, in milliwatts.
    let minimum: Int64
    let sign: Int128
    let months: [[Segment]]

    /// Days of a month with the same amounts.
    struct Segment: Sendable {
        let dates: DatePeriod
        let parts: Range<Int>
        let share: PlanShare
        /// For each period, the index of its rate.
        let rates: [Int]
        /// For each period, where its tiers end in milliwatts, the last without end, and
        /// what a kilowatt costs in billionths.
        let tiers: [[(limit: Int64, amount: Int64)]]
    }
}

/// A fixed charge in one month.
struct PlanFixed: Sendable {
    let index: Int
    /// What it comes to, or for each meter, in femtos; negative for a credit.
    let femtos: Int128
    let isPerMeter: Bool
    let dates: DatePeriod
    let quantity: TariffBill.Quantity
    let amount: ChargeAmount
    let clause: Clause
}

/// A percentage or a minimum over the months of a plan.
struct PlanDerived: Sendable {
    let index: Int
    /// The charges it counts.
    let counted: [Int]
    let kind: Kind
    let sign: Int128

    enum Kind: Sendable {
        /// In billionths, for each month; nil where it does not apply.
        case percentage([(ratio: Ratio, clause: Clause)?])
        /// In femtos, for each month.
        case minimum([(femtos: Int128, clause: Clause)?])
        /// In femtos, for the year of each month.
        case yearly([(femtos: Int128, clause: Clause)?])
    }
}
