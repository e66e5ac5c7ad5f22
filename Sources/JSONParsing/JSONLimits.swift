/// What a JSON document may at most hold.
public struct JSONLimits: Hashable, Sendable {
    /// The size of the document, in bytes.
    public var bytes: Int
    /// How deep arrays and objects may be nested.
    public var depth: Int
    public var values: Int

    public init(bytes: Int, depth: Int = 64, values: Int) {
        self.bytes = bytes
        self.depth = depth
        self.values = values
    }

    /// For a tariff or a series of prices, which is held in memory: 64 MiB.
    public static let rateFile = JSONLimits(bytes: 64 << 20, values: 2_000_000)
}
