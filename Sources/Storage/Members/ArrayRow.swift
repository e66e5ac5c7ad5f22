public import Quantities

/// A shared generating plant.
public struct ArrayRow: Hashable, Sendable {
    public var key: String
    public var name: String
    public var capacity: Power
    public var utility: String
    /// The utility's tariff zone, where it has several.
    public var zone: String?
    /// The identifier of the program it takes part in.
    public var program: String
    /// In what its shares are counted: `ppm`, `watts` or `blocks`.
    public var shareUnit: String
    /// All units of the array, held or not.
    public var shareTotal: Int64
    /// IANA name of the zone whose days and months are meant.
    public var timeZone: String
    /// Days from issue until a statement is due.
    public var dueDays: Int

    public init(
        key: String, name: String, capacity: Power, utility: String, zone: String?,
        program: String, shareUnit: String, shareTotal: Int64, timeZone: String, dueDays: Int
    ) {
        self.key = key
        self.name = name
        self.capacity = capacity
        self.utility = utility
        self.zone = zone
        self.program = program
        self.shareUnit = shareUnit
        self.shareTotal = shareTotal
        self.timeZone = timeZone
        self.dueDays = dueDays
    }
}
