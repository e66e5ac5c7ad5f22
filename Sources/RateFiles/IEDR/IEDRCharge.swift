public import Tariffs

/// One charge as a rate plan file states it, before it is fitted into a tariff.
public struct IEDRCharge: Hashable, Sendable {
    /// The element that states it.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case charge, minimumCharge, otherFixedCharge, nonmeteredServiceCharge
        case meteredServiceCharge, statementCharge, marketSupplyCharge, exportCredit
        case supplyCharge
    }

    public let kind: Kind
    public let name: String
    public let description: String?
    public let dates: IEDRDates
    public let component: ChargeComponent
    /// What one unit costs, in dollars; the unit is that of ``measure``.
    public let value: ChargeAmount
    /// The value as it is written.
    public let valueText: String
    public let measure: IEDRMeasure?
    /// The tier of use it is for.
    public let tier: Int?
    /// The number of the period of use it is for.
    public let period: String?
    public let peakType: String?
    /// The month of the year it is for.
    public let month: Int?
    public let season: String?
    /// The statement it comes from.
    public let statement: String?
    /// The utility's name for it on bills.
    public let chargeID: String?
    /// Whether it takes the place of a record sent before.
    public let isReplacement: Bool
    /// Whether it says that a record sent before is void.
    public let isDeleted: Bool
    public let unread: [UnsupportedItem]
    /// Its place, and the path of elements that leads there.
    public let clause: Clause
}

/// When the prices of a plan hold.
public struct IEDRCalendar: Hashable, Sendable {
    public internal(set) var holidays: [IEDRHoliday] = []
    public internal(set) var seasons: [IEDRSeason] = []
    public internal(set) var tiers: [IEDRTier] = []
    public internal(set) var periods: [IEDRPeriod] = []
}

/// A holiday by its name.
public struct IEDRHoliday: Hashable, Sendable {
    public let name: String
    public let clause: Clause
}

/// Months with prices of their own.
public struct IEDRSeason: Hashable, Sendable {
    public let name: String
    public let months: Set<Int>
    public let clause: Clause
}

/// A tier of use.
public struct IEDRTier: Hashable, Sendable {
    public let number: Int
    public let season: String?
    public let dates: IEDRDates
    public let measure: IEDRMeasure?
    public let from: Int
    /// Nil where there is no end, which files write as nothing but nines.
    public let upTo: Int?
    public let clause: Clause
}
