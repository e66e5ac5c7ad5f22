internal import Billing
internal import Storage

/// Finds the member that a person names, or says what is named instead.
struct MemberLookup {
    private let book: BookReader

    init(_ book: BookReader) {
        self.book = book
    }

    /// - Throws: ``OperationError`` where there is none, which tells a subscriber's id or a
    ///   statement's number from a text that is neither.
    func subscription(_ key: String) throws -> Stored<SubscriptionRow> {
        if let found = try book.subscription(key) { return found }
        if let subscriber = try book.subscriber(key) {
            throw OperationError.subscriberNotSubscription(
                key, subscriptions: try book.subscriptions(of: subscriber.id).map(\.key))
        }
        if let number = StatementNumber(key), let array = try book.array(number.array),
            let issued = try book.statement(number.sequence, ofArray: array.id),
            let found = try book.subscription(id: issued.subscription)
        {
            throw OperationError.statementNotSubscription(key, subscription: found.key)
        }
        throw OperationError.unknownSubscription(key)
    }

    /// - Throws: ``OperationError`` where there is none, which tells a subscription's id from a
    ///   text that is none.
    func subscriber(_ key: String) throws -> Stored<SubscriberRow> {
        if let found = try book.subscriber(key) { return found }
        if let subscription = try book.subscription(key),
            let subscriber = try book.subscriber(id: subscription.subscriber)
        {
            throw OperationError.subscriptionNotSubscriber(key, subscriber: subscriber.key)
        }
        throw OperationError.unknownSubscriber(key)
    }
}
