public import Diagnostics
public import Tariffs

/// The series of prices that some files hold.
public struct PriceSeriesReading: Sendable {
    /// In the order their names are first seen.
    public let series: [PriceSeries]
    /// What of the files was left out, and what is odd about them.
    public let remarks: Problems
}
