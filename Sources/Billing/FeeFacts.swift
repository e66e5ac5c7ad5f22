public import NetMetering
public import Quantities

/// A fee with all that it was made from.
public struct FeeFacts: Hashable, Sendable {
    /// The terms that held, escalated.
    public var model: FeeModel
    public var quantity: Quantity
    public var exact: UnroundedMoney
    /// The credit that limited the fee; nil where it did not.
    public var cap: Money?
    public var amount: Money
    /// Whether the subscription's own terms were used and not the program's.
    public var isOwn: Bool

    public static let none = FeeFacts(
        model: .free, quantity: .nothing, exact: .zero, cap: nil, amount: .zero, isOwn: false)

    public enum Quantity: Hashable, Sendable {
        case nothing
        case credit(Money, FeeRule.Base)
        case energy(Energy, FeeRule.Base)
        /// The power held, averaged over the days where the program says so.
        case power(Power)
        /// Millionths of a block, averaged in the same way.
        case blocks(millionths: Int64)
    }
}
