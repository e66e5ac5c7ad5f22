public import Quantities

/// A block of power at a fixed price, and the difference from it at an index.
public struct BlockAndIndexPrice: Hashable, Sendable {
    /// What becomes of a part of the block that was not used.
    public enum Settlement: String, Hashable, Sendable, CaseIterable {
        /// It is sold back at the index.
        case soldAtIndex = "sold-at-index"
        /// It is paid for all the same.
        case takeOrPay = "take-or-pay"
    }

    /// Bought in every hour.
    public let block: Power
    public let price: EnergyPrice
    public let index: IndexPrice
    public let settlement: Settlement

    public init(block: Power, price: EnergyPrice, index: IndexPrice, settlement: Settlement) {
        self.block = block
        self.price = price
        self.index = index
        self.settlement = settlement
    }
}
