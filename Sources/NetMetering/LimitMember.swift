public import Quantities

/// A subscription as limits see it.
public struct LimitMember: Hashable, Sendable {
    public var memberClass: ClassIndex
    /// What it holds of the array.
    public var power: Power
    /// What it is expected to get in a year; nil where nobody said.
    public var yearlyEnergy: Energy?
    /// What the subscriber used in the last year; nil where nobody said.
    public var yearlyUsage: Energy?

    public init(
        memberClass: ClassIndex, power: Power, yearlyEnergy: Energy? = nil,
        yearlyUsage: Energy? = nil
    ) {
        self.memberClass = memberClass
        self.power = power
        self.yearlyEnergy = yearlyEnergy
        self.yearlyUsage = yearlyUsage
    }
}
