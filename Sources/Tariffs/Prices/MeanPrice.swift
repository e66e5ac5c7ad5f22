public import Quantities

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
