public import Storage

/// Lists the subscribers of a book, by key.
public struct ListSubscribers: Sendable {
    public init() {}

    public struct Subscriber: Hashable, Sendable {
        public var row: SubscriberRow
        public var subscriptions: [String]
    }

    public func callAsFunction(in book: Book) throws -> [Subscriber] {
        try book.read { reader in
            var subscribers: [Subscriber] = []
            try reader.eachSubscriber { subscriber in
                let keys = try reader.subscriptions(of: subscriber.id).map(\.key)
                subscribers.append(Subscriber(row: subscriber.row, subscriptions: keys))
            }
            return subscribers
        }
    }
}
