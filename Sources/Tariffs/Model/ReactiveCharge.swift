public import Quantities

/// A charge for reactive power.
public struct ReactiveCharge: Hashable, Sendable {
    /// What is measured and priced.
    public enum Basis: String, Hashable, Sendable, CaseIterable {
        /// Reactive energy.
        case energy = "kvarh"
        /// The greatest reactive power of the month.
        case peak = "kvar"
        /// Each hundredth that the power factor lies below the threshold.
        case powerFactor = "power-factor-point"
    }

    public let basis: Basis
    /// The power factor, or the reactive part of the real energy, that is free.
    public let free: Ratio?
    public let amounts: [Dated<ChargeAmount>]

    public init(per basis: Basis, free: Ratio?, amounts: [Dated<ChargeAmount>]) {
        self.basis = basis
        self.free = free
        self.amounts = amounts
    }
}
