public import Quantities

/// The level-payment loan a share was bought with.
public struct LoanRow: Hashable, Sendable {
    public var array: Int64
    public var subscription: Int64
    public var principal: Money
    /// The nominal rate of a year.
    public var rate: Ratio
    public var months: Int
    /// The month whose statement bears the first installment.
    public var firstMonth: Month

    public init(
        array: Int64, subscription: Int64, principal: Money, rate: Ratio, months: Int,
        firstMonth: Month
    ) {
        self.array = array
        self.subscription = subscription
        self.principal = principal
        self.rate = rate
        self.months = months
        self.firstMonth = firstMonth
    }
}
