public import Quantities
public import Storage

/// Lists the payments of a book, by array, in the order they were recorded.
public struct ListPayments: Sendable {
    /// Only those for one subscription.
    public var subscription: String?

    public init(for subscription: String? = nil) {
        self.subscription = subscription
    }

    public struct Payment: Hashable, Sendable {
        public var number: Int64
        public var received: CivilDate
        public var subscription: String
        public var amount: Money
        public var reference: String
        /// The number of the array's entry that posts it.
        public var entry: Int64
        public var array: String
        /// The number of the payment it takes back.
        public var reverses: Int64?
    }

    public func callAsFunction(in book: Book) throws -> [Payment] {
        try book.read { reader in
            if let subscription { _ = try MemberLookup(reader).subscription(subscription) }
            return try reader.arrays().flatMap { array in
                let keys = Dictionary(
                    try reader.memberships(ofArray: array.id).map {
                        ($0.subscription.id, $0.subscription.key)
                    }, uniquingKeysWith: { $1 })
                return try reader.payments(ofArray: array.id).map { payment in
                    Payment(
                        number: payment.id, received: payment.received,
                        subscription: keys[payment.subscription] ?? "",
                        amount: payment.amount, reference: payment.key, entry: payment.entry,
                        array: array.key, reverses: payment.corrects)
                }.filter { subscription == nil || $0.subscription == subscription }
            }
        }
    }
}
