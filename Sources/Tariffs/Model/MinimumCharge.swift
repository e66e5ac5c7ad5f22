/// The least that a set of charges comes to.
///
/// Where they come to less, the bill has a line that makes up the difference.
public struct MinimumCharge: Hashable, Sendable {
    /// How long the amount is for.
    public enum Basis: String, Hashable, Sendable, CaseIterable {
        case month, day, year
    }

    public let basis: Basis
    /// The charges that count toward it.
    public let base: ChargeSelection
    public let amounts: [Dated<ChargeAmount>]

    public init(
        per basis: Basis, of base: ChargeSelection = .all, amounts: [Dated<ChargeAmount>]
    ) {
        self.basis = basis
        self.base = base
        self.amounts = amounts
    }
}
