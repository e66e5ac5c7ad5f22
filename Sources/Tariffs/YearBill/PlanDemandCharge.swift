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

/// A fixed charge in one month.
final class PlanFixed: Sendable {
    let index: Int
    /// What it comes to, or for each meter, in femtos; negative for a credit.
    let femtos: Int128
    let isPerMeter: Bool
    let dates: DatePeriod
    let quantity: TariffBill.Quantity
    let amount: ChargeAmount
    let clause: Clause

    init(
        index: Int, femtos: Int128, isPerMeter: Bool, dates: DatePeriod,
        quantity: TariffBill.Quantity, amount: ChargeAmount, clause: Clause
    ) {
        self.index = index
        self.femtos = femtos
        self.isPerMeter = isPerMeter
        self.dates = dates
        self.quantity = quantity
        self.amount = amount
        self.clause = clause
    }
}

/// A percentage or a minimum over the months of a plan.
final class PlanDerived: Sendable {
    let index: Int
    /// The charges it counts.
    let counted: [Int]
    /// Whether all charges for energy drawn are among them.
    let countsAllEnergy: Bool
    let kind: Kind
    let sign: Int128

    init(
        index: Int, counted: [Int], countsAllEnergy: Bool, kind: Kind, sign: Int128
    ) {
        self.index = index
        self.counted = counted
        self.countsAllEnergy = countsAllEnergy
        self.kind = kind
        self.sign = sign
    }

    enum Kind: Sendable {
        /// In billionths, for each month; nil where it does not apply.
        case percentage([(ratio: Ratio, clause: Clause)?])
        /// In femtos, for each month.
        case minimum([(femtos: Int128, clause: Clause)?])
        /// In femtos, for the year of each month.
        case yearly([(femtos: Int128, clause: Clause)?])
    }
}
