public import Quantities

/// A part of what other charges come to: a tax, or a rider stated in percent.
public struct PercentageCharge: Hashable, Sendable {
    public let base: ChargeSelection
    public let rates: [Dated<Ratio>]

    public init(of base: ChargeSelection, rates: [Dated<Ratio>]) {
        self.base = base
        self.rates = rates
    }
}
