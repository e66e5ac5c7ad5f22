public import Quantities

/// What a utility reported to have credited to a subscription for a month.
public struct PostedCreditRow: Hashable, Sendable {
    public var array: Int64
    public var month: Month
    public var subscription: Int64
    public var energy: Energy?
    public var amount: Money?

    public init(
        array: Int64, month: Month, subscription: Int64, energy: Energy?, amount: Money?
    ) {
        self.array = array
        self.month = month
        self.subscription = subscription
        self.energy = energy
        self.amount = amount
    }
}

/// What a member used, and what of the utility's bill a credit may be set against.
public struct UtilityBillRow: Hashable, Sendable {
    public var array: Int64
    public var month: Month
    public var subscription: Int64
    public var used: Energy?
    public var billed: Money?

    public init(
        array: Int64, month: Month, subscription: Int64, used: Energy?, billed: Money?
    ) {
        self.array = array
        self.month = month
        self.subscription = subscription
        self.used = used
        self.billed = billed
    }
}
