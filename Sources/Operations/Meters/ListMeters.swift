public import Metering
public import Storage

/// Lists the meters of a book.
public struct ListMeters: Sendable {
    public init() {}

    public struct Meter: Hashable, Sendable {
        public var key: String
        public var role: MeterRow.Role
        public var array: String
        /// Whose usage it is; nil for a production meter.
        public var subscription: String?
        /// The flows it has readings of.
        public var flows: [EnergyFlow]
    }

    public func callAsFunction(in book: Book) throws -> [Meter] {
        try book.read { reader in
            try reader.arrays().flatMap { array in
                let production = try reader.productionMeter(ofArray: array.id).map { [$0] } ?? []
                return try (production + reader.usageMeters(ofArray: array.id)).map { meter in
                    Meter(
                        key: meter.key, role: meter.role, array: array.key,
                        subscription: try meter.subscription.flatMap {
                            try reader.subscription(id: $0)?.key
                        },
                        flows: try reader.flows(of: meter.id))
                }
            }
        }
    }
}
