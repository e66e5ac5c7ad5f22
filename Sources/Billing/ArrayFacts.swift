public import Quantities
public import Sharing

/// An array as a bill run sees it.
public struct ArrayFacts: Sendable {
    /// The number the book gave it.
    public var number: Int64
    public var id: String
    public var name: String
    public var utility: String
    public var capacity: Power
    public var shares: ShareBasis
    public var timeZone: TimeZoneRules
    public var dueDays: Int

    public init(
        number: Int64, id: String, name: String, utility: String, capacity: Power,
        shares: ShareBasis, timeZone: TimeZoneRules, dueDays: Int
    ) {
        self.number = number
        self.id = id
        self.name = name
        self.utility = utility
        self.capacity = capacity
        self.shares = shares
        self.timeZone = timeZone
        self.dueDays = dueDays
    }
}
