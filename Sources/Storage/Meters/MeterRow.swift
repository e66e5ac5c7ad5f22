/// A meter whose readings the book keeps.
public struct MeterRow: Hashable, Sendable {
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// What an array delivers.
        case production
        /// What a subscriber uses.
        case usage
    }

    public var key: String
    public var role: Role
    public var array: Int64
    /// Whose usage it is; nil for a production meter.
    public var subscription: Int64?

    /// The meter of what an array delivers.
    public init(production key: String, of array: Int64) {
        self.key = key
        role = .production
        self.array = array
        subscription = nil
    }

    /// The meter of what the holder of a subscription uses.
    public init(usage key: String, of subscription: Int64, on array: Int64) {
        self.key = key
        role = .usage
        self.array = array
        self.subscription = subscription
    }
}
