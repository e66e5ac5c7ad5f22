/// A charge that does not depend on what was used.
public struct FixedCharge: Hashable, Sendable {
    /// What the amount is for.
    public enum Basis: String, Hashable, Sendable, CaseIterable {
        case month, day, bill
        /// Each meter, each month.
        case meter
        /// A year; each month of it owes a twelfth.
        case year
    }

    public let basis: Basis
    public let amounts: [Dated<ChargeAmount>]

    public init(per basis: Basis, amounts: [Dated<ChargeAmount>]) {
        self.basis = basis
        self.amounts = amounts
    }
}
