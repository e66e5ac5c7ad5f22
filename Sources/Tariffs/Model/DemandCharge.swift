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
