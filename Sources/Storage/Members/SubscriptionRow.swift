public import Quantities

/// A subscriber's contract on an array.
public struct SubscriptionRow: Hashable, Sendable {
    public var key: String
    public var array: Int64
    public var subscriber: Int64
    /// The account with the utility that the credits go to.
    public var utilityAccount: String
    /// The tariff of that account, where the value of a credit depends on it.
    public var tariff: String?
    /// What the subscriber is expected to use in a year; nil where nobody said.
    public var yearlyUse: Energy?
    /// The days the contract holds; open where no end is agreed.
    public var period: DatePeriod
    /// The contract's own fee, in place of the program's.
    public var fee: ContractFee?
    /// The part of the credit that stays with the subscriber, where the contract names one.
    public var savings: Ratio?
    /// What was owed when the subscription came into the book.
    public var openingBalance: Money
    public var importID: Int64?

    public init(
        key: String, array: Int64, subscriber: Int64, utilityAccount: String, tariff: String?,
        yearlyUse: Energy? = nil, period: DatePeriod, fee: ContractFee?, savings: Ratio?,
        openingBalance: Money, importID: Int64?
    ) {
        self.key = key
        self.array = array
        self.subscriber = subscriber
        self.utilityAccount = utilityAccount
        self.tariff = tariff
        self.yearlyUse = yearlyUse
        self.period = period
        self.fee = fee
        self.savings = savings
        self.openingBalance = openingBalance
        self.importID = importID
    }

    /// A fee as a contract states it.
    public struct ContractFee: Hashable, Sendable {
        /// The fee model's name.
        public var kind: String
        /// A ratio, or a price per kilowatt-hour, kilowatt or block, in billionths.
        public var billionths: Int64

        public init(kind: String, billionths: Int64) {
            self.kind = kind
            self.billionths = billionths
        }
    }
}

/// A subscription with the one who holds it.
public struct Membership: Hashable, Sendable {
    public var subscription: Stored<SubscriptionRow>
    public var subscriber: Stored<SubscriberRow>

    public init(subscription: Stored<SubscriptionRow>, subscriber: Stored<SubscriberRow>) {
        self.subscription = subscription
        self.subscriber = subscriber
    }
}

/// The part of an array that a subscription holds over a stretch of days.
public struct ShareRow: Hashable, Sendable {
    public var array: Int64
    public var subscription: Int64
    /// Open where no end is agreed.
    public var period: DatePeriod
    /// In the array's share unit.
    public var units: Int64

    public init(array: Int64, subscription: Int64, period: DatePeriod, units: Int64) {
        self.array = array
        self.subscription = subscription
        self.period = period
        self.units = units
    }
}

/// The account with a utility that the credits of a subscription go to.
public struct UtilityAccountRow: Hashable, Sendable {
    public var subscription: String
    public var array: String
    public var account: String
    /// The days the contract holds.
    public var period: DatePeriod
}
