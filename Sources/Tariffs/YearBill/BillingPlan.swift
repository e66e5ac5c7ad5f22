public import Quantities

/// A tariff laid out over billing periods, ready to bill any number of profiles.
///
/// Making it looks at every day, period of use and price once. It is a value, and may be
/// shared between threads.
public struct BillingPlan: Sendable {
    public let tariff: Tariff
    public let calendar: BillingCalendar
    public let periods: [DatePeriod]
    /// The length of the profiles' intervals in seconds.
    public let step: Int
    /// What the tariff says and the bills leave out or guess, by leave of who made this.
    public let accepted: [UnsupportedItem]
    /// What a reader should know of the bills.
    public let remarks: [String]
    let layout: PlanLayout
    let energy: [PlanEnergyCharge]
    let demand: [PlanDemandCharge]
    let fixed: [[PlanFixed]]
    let reactive: [PlanReactive]
    let derived: [PlanDerived]
    /// The most cells, of period and tier, that an energy charge fills in a part.
    let mostCells: Int
    /// The first charge whose prices change from interval to interval.
    let hourlyCharge: Int?

    /// What a plan needs that the tariff does not hold.
    public struct Inputs: Hashable, Sendable {
        /// The series that prices refer to, by their names.
        public var prices: [String: PriceSeries]
        public var events: [String: [TariffEvent]]
        /// When the systems named by coincident demand charges were at their peaks.
        public var systemPeaks: [String: [Instant]]
        /// Which of the tariff's baselines is the customer's.
        public var territory: String?
        /// The names of unsupported items that may be left out or guessed.
        public var accepting: Set<String>

        public init(
            prices: [String: PriceSeries] = [:], events: [String: [TariffEvent]] = [:],
            systemPeaks: [String: [Instant]] = [:], territory: String? = nil,
            accepting: Set<String> = []
        ) {
            self.prices = prices
            self.events = events
            self.systemPeaks = systemPeaks
            self.territory = territory
            self.accepting = accepting
        }
    }

    /// The plan of the twelve months of `year`; the plain calendar has one year only.
    public init(
        _ tariff: Tariff, year: Int, calendar: BillingCalendar, step: Int = 3_600,
        inputs: Inputs = Inputs()
    ) throws(TariffBillError) {
        let number = calendar.isPlain ? BillingCalendar.plainYear : year
        let periods = (1...12).compactMap { Month(year: number, month: $0)?.days }
        try self.init(tariff, periods: periods, calendar: calendar, step: step, inputs: inputs)
    }

    /// The plan of billing periods that follow one another.
    public init(
        _ tariff: Tariff, periods: [DatePeriod], calendar: BillingCalendar, step: Int = 3_600,
        inputs: Inputs = Inputs()
    ) throws(TariffBillError) {
        let blocking = tariff.blocking(accepting: inputs.accepting)
        guard blocking.isEmpty else { throw .unsupported(blocking) }
        guard (60...86_400).contains(step), 86_400 % step == 0 else { throw .badStep(step) }
        let maker = try PlanMaker(
            tariff, periods: periods, calendar: calendar, step: step, inputs: inputs)
        self.tariff = tariff
        self.calendar = calendar
        self.periods = periods
        self.step = step
        accepted = tariff.unsupported
        layout = try maker.layout()
        energy = try maker.energyCharges(layout)
        demand = try maker.demandCharges(layout)
        fixed = try maker.fixedCharges()
        reactive = try maker.reactiveCharges()
        derived = try maker.derivedCharges()
        mostCells =
            energy.flatMap { charge in
                charge.parts.map { charge.periodCount * ($0?.tierCount ?? 1) }
            }.max() ?? 0
        hourlyCharge = energy.first { $0.parts.contains { $0?.isHourly == true } }?.index
        remarks = maker.remarks()
    }

    /// From the start of the first period to the end of the last.
    public var range: TimeRange? {
        TimeRange(
            from: layout.start,
            to: layout.start.adding(seconds: Int64(layout.count) * Int64(step)))
    }
}
