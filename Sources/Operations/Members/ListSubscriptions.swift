internal import Accounting
public import Quantities
public import Storage

/// Lists the subscriptions of a book, with what each holds on a day.
public struct ListSubscriptions: Sendable {
    public var date: CivilDate
    /// Only those of one array.
    public var array: String?

    public init(on date: CivilDate, array: String? = nil) {
        self.date = date
        self.array = array
    }

    public struct Subscription: Hashable, Sendable {
        public var key: String
        public var subscriber: String
        public var name: String
        public var memberClass: String
        public var array: String
        public var utilityAccount: String
        public var period: DatePeriod
        public var shareUnit: String
        /// What it holds on the day; zero before its first share and after its last.
        public var held: Int64
        /// The meter of what the subscriber uses; nil where it has none.
        public var usageMeter: String?
        /// The tariff of the account, where the worth of a credit depends on it.
        public var tariff: String?
        /// What the subscriber is expected to use in a year.
        public var yearlyUse: Energy?
        /// The contract's own fee or savings rate, as a list writes it; nil for the program's.
        public var fee: String?
        /// What is owed; negative where money is owed to the subscriber.
        public var owed: Money
    }

    public func callAsFunction(in book: Book) throws -> [Subscription] {
        try book.read { reader in
            let arrays = try reader.arrays()
            guard let array else { return try arrays.flatMap { try list($0, reader) } }
            guard let one = try reader.array(array) else {
                throw OperationError.unknownArray(array, known: arrays.map(\.key))
            }
            return try list(one, reader)
        }
    }

    private func list(
        _ array: Stored<ArrayRow>, _ reader: BookReader
    ) throws -> [Subscription] {
        let shares = Dictionary(
            try reader.shares(ofArray: array.id, on: date.asPeriod).map {
                ($0.subscription, $0.units)
            }, uniquingKeysWith: { $1 })
        let owed = try reader.balances(of: .receivable, inArray: array.id)
        let meters = Dictionary(
            try reader.usageMeters(ofArray: array.id).compactMap { meter in
                meter.subscription.map { ($0, meter.key) }
            }, uniquingKeysWith: { $1 })
        return try reader.memberships(ofArray: array.id).map { membership in
            let subscription = membership.subscription
            return Subscription(
                key: subscription.key, subscriber: membership.subscriber.key,
                name: membership.subscriber.name,
                memberClass: membership.subscriber.memberClass, array: array.key,
                utilityAccount: subscription.utilityAccount, period: subscription.period,
                shareUnit: array.shareUnit, held: shares[subscription.id] ?? 0,
                usageMeter: meters[subscription.id], tariff: subscription.tariff,
                yearlyUse: subscription.yearlyUse,
                fee: subscription.fee?.text ?? subscription.savings.map { "saves \($0.text)" },
                owed: Money(cents: owed[subscription.id] ?? 0))
        }
    }
}
