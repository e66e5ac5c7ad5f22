public import Quantities

/// A price per kilowatt-hour, and when it holds.
public struct PriceInterval: Hashable, Sendable {
    public let start: Instant
    /// How long it holds.
    public let seconds: Int64
    public let price: EnergyPrice

    public init(start: Instant, seconds: Int64, price: EnergyPrice) {
        self.start = start
        self.seconds = seconds
        self.price = price
    }

    public var end: Instant { start.adding(seconds: seconds) }

    /// The years from 1980 to 2099: what lies outside of them is milliseconds read as seconds, a
    /// clock that was never set, or a mistake.
    public static let plausibleStarts =
        Instant(secondsSince1970: 315_532_800)..<Instant(secondsSince1970: 4_102_444_800)
    /// A leap year.
    public static let longest: Int64 = 366 * 86_400

    func check(at index: Int) throws(PriceSeriesError) {
        guard Self.plausibleStarts.contains(start) else {
            throw .implausibleStart(index: index, start)
        }
        guard (1...Self.longest).contains(seconds) else {
            throw .badLength(index: index, seconds: seconds)
        }
    }
}

/// The mean of prices over some time, exact.
public struct MeanPrice: Hashable, Sendable {
    /// Billionths of the currency unit per kWh, times the seconds each held.
    public let weighted: Int128
    public let seconds: Int64

    /// The mean of prices times the seconds each held, `weighted`, over `seconds` in all.
    public init(weighted: Int128, seconds: Int64) {
        precondition(seconds > 0, "a mean needs time, had \(seconds) s")
        self.weighted = weighted
        self.seconds = seconds
    }

    /// The mean, where it is a whole number of billionths, as it is where one price holds.
    public var exact: EnergyPrice? {
        let (quotient, remainder) = weighted.quotientAndRemainder(dividingBy: Int128(seconds))
        guard remainder == 0 else { return nil }
        return EnergyPrice(nanosPerKilowattHour: Int64(clamping: quotient))
    }

    /// The mean rounded to the billionth.
    public func rounded(_ rule: RoundingRule = .halfAwayFromZero) -> EnergyPrice {
        EnergyPrice(
            nanosPerKilowattHour: Int64(clamping: weighted.divided(by: Int128(seconds), rule)))
    }

    /// What `energy` costs at the mean.
    ///
    /// A part smaller than a femto-unit of the currency, which only a mean that is no whole
    /// number of billionths leaves, is rounded half away from zero.
    public static func * (energy: Energy, mean: MeanPrice) -> UnroundedMoney {
        let seconds = Int128(mean.seconds)
        let (whole, rest) = mean.weighted.quotientAndRemainder(dividingBy: seconds)
        let energy = Int128(energy.milliwattHours)
        return UnroundedMoney(
            femtos: energy * whole + (energy * rest).divided(by: seconds, .halfAwayFromZero))
    }
}
