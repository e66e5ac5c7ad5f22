internal import Quantities

/// A demand charge laid out over the months of a plan.
///
/// A class, as its parts are: what makes bills hands them around, and a copy of so many arrays
/// would cost more than the arithmetic.
final class PlanDemandCharge: Sendable {
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

    init(
        index: Int, slots: Range<Int>, isByPeriod: Bool, window: Int, coincident: [[Int]]?,
        ratchet: Ratchet?, minimum: Int64, sign: Int128, months: [[Segment]]
    ) {
        self.index = index
        self.slots = slots
        self.isByPeriod = isByPeriod
        self.window = window
        self.coincident = coincident
        self.ratchet = ratchet
        self.minimum = minimum
        self.sign = sign
        self.months = months
    }

    /// Days of a month with the same amounts.
    final class Segment: Sendable {
        let dates: DatePeriod
        let parts: Range<Int>
        let share: PlanShare
        /// For each period, the index of its rate.
        let rates: [Int]
        /// For each period, where its tiers end in milliwatts, the last without end, and
        /// what a kilowatt costs in billionths.
        let tiers: [[(limit: Int64, amount: Int64)]]

        init(
            dates: DatePeriod, parts: Range<Int>, share: PlanShare, rates: [Int],
            tiers: [[(limit: Int64, amount: Int64)]]
        ) {
            self.dates = dates
            self.parts = parts
            self.share = share
            self.rates = rates
            self.tiers = tiers
        }
    }
}
