public import Quantities

/// In what credits are counted.
public enum CreditUnit: Int64, Hashable, Sendable, CaseIterable {
    /// Hundredths of the currency unit.
    case cents = 0
    case milliwattHours = 1
}

/// The figures of one issued statement.
public struct MemberMonthRow: Hashable, Sendable {
    public var subscription: Int64
    public var month: Month
    /// The statement's number among those of its array.
    public var statement: Int64
    public var allocated: Energy
    /// What the credit figures count.
    public var unit: CreditUnit
    public var earned: Int64
    public var applied: Int64
    public var expired: Int64
    public var paidOut: Int64
    /// What the bank held after the month.
    public var banked: Int64
    public var fee: Money
    public var total: Money
    /// The number of the array's last entry when the statement was issued.
    ///
    /// A payment with a later one is not on it. ``BillRunWriter`` sets it.
    public internal(set) var lastEntry: Int64 = 0

    public init(
        subscription: Int64, month: Month, statement: Int64, allocated: Energy,
        unit: CreditUnit, earned: Int64, applied: Int64, expired: Int64, paidOut: Int64,
        banked: Int64, fee: Money, total: Money
    ) {
        self.subscription = subscription
        self.month = month
        self.statement = statement
        self.allocated = allocated
        self.unit = unit
        self.earned = earned
        self.applied = applied
        self.expired = expired
        self.paidOut = paidOut
        self.banked = banked
        self.fee = fee
        self.total = total
    }
}

/// What is left of the credit a subscription earned in one month.
public struct BankLot: Hashable, Sendable {
    public var subscription: Int64
    public var earned: Month
    public var unit: CreditUnit
    public var quantity: Int64

    public init(subscription: Int64, earned: Month, unit: CreditUnit, quantity: Int64) {
        self.subscription = subscription
        self.earned = earned
        self.unit = unit
        self.quantity = quantity
    }
}
