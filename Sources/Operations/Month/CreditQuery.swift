internal import Billing
public import Quantities
public import Storage

/// Looks at what a subscriber earned and has banked, in one state of the book.
public struct CreditQuery {
    private let book: BookReader

    public init(_ book: BookReader) {
        self.book = book
    }

    /// A subscriber's credits over all subscriptions.
    public struct Account: Hashable, Sendable {
        public var subscriber: String
        /// In the order the subscriptions came into the book.
        public var subscriptions: [Subscription]
    }

    /// The credits of one subscription.
    public struct Subscription: Hashable, Sendable {
        public var key: String
        public var array: String
        /// What was issued, by month.
        public var months: [CreditMonth]
        /// What is left in the bank, the oldest first.
        public var lots: [Lot]
    }

    /// The credit of one issued month; amounts are in ``unit``.
    public struct CreditMonth: Hashable, Sendable {
        public var month: Month
        /// The statement's number as printed, as in `MEADOW-000012`.
        public var statement: String
        public var allocated: Energy
        public var unit: CreditUnit
        public var earned: Int64
        public var applied: Int64
        public var expired: Int64
        public var paidOut: Int64
        /// What the bank held after the month.
        public var banked: Int64
        public var fee: Money
        public var total: Money
    }

    /// What is left of the credit earned in one month.
    public struct Lot: Hashable, Sendable {
        public var earned: Month
        public var unit: CreditUnit
        public var quantity: Int64
    }

    /// The credits of the subscriber with this key.
    /// - Throws: ``OperationError/unknownSubscriber(_:)`` and `BookError`.
    public func account(_ subscriber: String) throws -> Account {
        guard let stored = try book.subscriber(subscriber) else {
            throw OperationError.unknownSubscriber(subscriber)
        }
        var arrays: [Int64: String] = [:]
        let subscriptions = try book.subscriptions(of: stored.id).map { row in
            let array = try arrays[row.array] ?? book.array(id: row.array)?.key ?? ""
            arrays[row.array] = array
            return try subscription(row, onArray: array)
        }
        return Account(subscriber: stored.key, subscriptions: subscriptions)
    }

    private func subscription(
        _ row: Stored<SubscriptionRow>, onArray array: String
    ) throws -> Subscription {
        Subscription(
            key: row.key, array: array,
            months: try book.memberMonths(of: row.id, onArray: row.array).map {
                CreditMonth($0, onArray: array)
            },
            lots: try book.bankLots(of: row.id, onArray: row.array).filter { $0.quantity != 0 }
                .map { Lot(earned: $0.earned, unit: $0.unit, quantity: $0.quantity) })
    }
}

extension CreditQuery.CreditMonth {
    fileprivate init(_ row: MemberMonthRow, onArray array: String) {
        month = row.month
        statement = StatementNumber(array: array, sequence: row.statement).description
        allocated = row.allocated
        unit = row.unit
        earned = row.earned
        applied = row.applied
        expired = row.expired
        paidOut = row.paidOut
        banked = row.banked
        fee = row.fee
        total = row.total
    }
}
