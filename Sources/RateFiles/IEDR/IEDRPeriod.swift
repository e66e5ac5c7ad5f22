public import Tariffs

/// Hours with prices of their own.
public struct IEDRPeriod: Hashable, Sendable {
    public enum Days: String, Hashable, Sendable, CaseIterable {
        case weekday, weekend, all
    }

    public let number: String
    /// The number whose prices hold on holidays.
    public let holidayNumber: String?
    public let peakType: String?
    public let season: String?
    public let days: Days
    public let holdsOnHolidays: Bool
    /// Minutes of the day; an end at or before the start is on the next day.
    public let start: Int
    public let end: Int
    public let component: ChargeComponent?
    /// As in `energy` or `demand`.
    public let measurement: String?
    public let dates: IEDRDates
    public let clause: Clause
}
