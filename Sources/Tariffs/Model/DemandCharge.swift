public import Quantities

/// A charge for the greatest power drawn.
public struct DemandCharge: Hashable, Sendable {
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case kilowatt = "kW"
        case kilovoltAmpere = "kVA"
        case horsepower = "hp"
    }

    /// Which peak is charged.
    public enum Peak: Hashable, Sendable {
        /// The greatest of the billing period.
        case greatest
        /// The greatest of each period of a time-of-use schedule.
        case byPeriod(timeOfUse: String)
        /// The customer's power when a named system was at its peak.
        case coincident(with: String)
    }

    public let unit: Unit
    public let peak: Peak
    /// The length of the readings a peak is the mean of, in minutes.
    public let windowMinutes: Int
    public let rates: [DemandRate]
    public let ratchet: Ratchet?
    /// The least demand billed, whatever was drawn.
    public let minimum: Power?

    public init(
        unit: Unit = .kilowatt, peak: Peak, windowMinutes: Int, rates: [DemandRate],
        ratchet: Ratchet? = nil, minimum: Power? = nil
    ) {
        self.minimum = minimum
        self.unit = unit
        self.peak = peak
        self.windowMinutes = windowMinutes
        self.rates = rates
        self.ratchet = ratchet
    }
}

/// The amounts per unit of power that hold in some seasons and periods.
public struct DemandRate: Hashable, Sendable {
    public let seasons: Set<String>?
    public let periods: Set<String>?
    public let dates: DatePeriod
    /// The amounts in the order they are reached; only the last has no limit.
    public let tiers: [DemandTier]
    public let clause: Clause

    public init(
        seasons: Set<String>? = nil, periods: Set<String>? = nil, dates: DatePeriod,
        tiers: [DemandTier], clause: Clause
    ) {
        self.seasons = seasons
        self.periods = periods
        self.dates = dates
        self.tiers = tiers
        self.clause = clause
    }
}

/// An amount per unit of power up to some demand.
public struct DemandTier: Hashable, Sendable {
    public let limit: Power?
    public let amount: ChargeAmount
    public let clause: Clause

    public init(upTo limit: Power?, amount: ChargeAmount, clause: Clause) {
        self.limit = limit
        self.amount = amount
        self.clause = clause
    }
}

/// The rule by which a past peak keeps the billing demand up.
public struct Ratchet: Hashable, Sendable {
    /// The part of a past peak that counts.
    public let part: Ratio
    /// How many months before the billed one are looked at.
    public let lookBackMonths: Int
    /// The months whose peaks count, from 1 to 12, nil for all.
    public let months: Set<Int>?
    /// The least billing demand.
    public let minimum: Power?
    /// The part of the peak of each month of the year that counts, January first, where
    /// they differ; empty where ``part`` and ``months`` say it all.
    public let partByMonth: [Ratio]
    public let clause: Clause

    public init(
        part: Ratio, lookBackMonths: Int, months: Set<Int>? = nil, minimum: Power? = nil,
        clause: Clause
    ) {
        self.part = part
        self.lookBackMonths = lookBackMonths
        self.months = months
        self.minimum = minimum
        partByMonth = []
        self.clause = clause
    }

    /// A ratchet whose part depends on the month the past peak was in; twelve parts,
    /// January first, zero for a month that does not count.
    public init(
        partByMonth parts: [Ratio], lookBackMonths: Int, minimum: Power? = nil, clause: Clause
    ) {
        part = parts.max() ?? .zero
        self.lookBackMonths = lookBackMonths
        months = nil
        self.minimum = minimum
        partByMonth = parts
        self.clause = clause
    }

    /// The part of a peak in `month`, from 1 to 12, that counts later on.
    public func part(ofMonth month: Int) -> Ratio {
        if partByMonth.indices.contains(month - 1) { return partByMonth[month - 1] }
        return months?.contains(month) == false ? .zero : part
    }
}
