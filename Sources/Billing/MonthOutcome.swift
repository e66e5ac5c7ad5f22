public import Accounting

/// What came of an array's month: statements, entries and bank movements, to be written to
/// the book in one transaction, or only looked at.
public struct MonthOutcome: Sendable {
    public var run: RunFacts
    /// In the order of their numbers.
    public var statements: [StatementOutcome]
    /// Those that got none, with the reason; in the order of filing.
    public var held: [SubscriptionOnHold]
    /// The month's entry of the array as a whole: its output, and what the host got.
    public var arrayEntry: Entry?
    public var totals: MonthTotals
    /// What is odd about fees, in the order of filing.
    public var feeRemarks: [FeeRemark]

    public init(
        run: RunFacts, statements: [StatementOutcome], held: [SubscriptionOnHold],
        arrayEntry: Entry?, totals: MonthTotals, feeRemarks: [FeeRemark] = []
    ) {
        self.run = run
        self.statements = statements
        self.held = held
        self.arrayEntry = arrayEntry
        self.totals = totals
        self.feeRemarks = feeRemarks
    }
}

/// A subscription that got no statement.
public struct SubscriptionOnHold: Hashable, Sendable {
    public var subscription: Int64
    public var subscriptionID: String
    public var name: String
    public var reason: String

    public init(subscription: Int64, subscriptionID: String, name: String, reason: String) {
        self.subscription = subscription
        self.subscriptionID = subscriptionID
        self.name = name
        self.reason = reason
    }
}
