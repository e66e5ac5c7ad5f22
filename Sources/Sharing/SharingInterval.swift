public import Quantities

/// A stretch of metered time and what the grid asked and paid for energy in it.
public struct SharingInterval: Hashable, Sendable {
    /// Above zero.
    public let seconds: Int64
    /// What a kilowatt-hour taken from the grid costs.
    public let buy: EnergyPrice
    /// What a kilowatt-hour fed into the grid earns; never more than ``buy``.
    public let sell: EnergyPrice
    /// Whether every member's reading is known.
    ///
    /// An interval in which one is missing is left out for everyone: taking it as zero
    /// would move money between members.
    public let isComplete: Bool

    public init(
        seconds: Int64, buy: EnergyPrice, sell: EnergyPrice, isComplete: Bool = true
    ) {
        self.seconds = seconds
        self.buy = buy
        self.sell = sell
        self.isComplete = isComplete
    }
}
