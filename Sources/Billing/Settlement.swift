public import NetMetering
public import Quantities

/// Who pays whom for one subscription's month.
public struct Settlement: Hashable, Sendable {
    public var mode: SettlementRule.Mode
    /// What the utility keeps for settling.
    public var adminFee: Money
    /// What the utility pays the sponsor; negative where the sponsor owes its fee.
    public var fromUtility: Money
    /// What the member pays the sponsor directly; negative where the sponsor pays.
    public var fromMember: Money
    /// The fee that the utility collects with its bill.
    public var onUtilityBill: Money
    /// The credit that reaches the member.
    public var netCredit: Money

    public static let none = Settlement(
        mode: .separate, adminFee: .zero, fromUtility: .zero, fromMember: .zero,
        onUtilityBill: .zero, netCredit: .zero)
}
