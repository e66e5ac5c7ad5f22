public import Billing
public import Quantities
public import Storage

/// One array's month, computed but not written.
public struct ArrayPreview: Sendable {
    public let arrayID: String
    public let arrayName: String
    public let utility: String
    public let result: Result<MonthOutcome, ArrayProblem>
    /// What was issued for the month before.
    public let before: IssuedTotals?
    /// What earlier runs of the month issued; nil where there was none.
    public let issued: Issued?
    /// The subscriptions that ended before the month and still owe, or are owed, something.
    ///
    /// No statement says so any more, so the preview does.
    public let leavers: [Leaver]
    /// What of the members' list is odd.
    public let remarks: [Remark]

    /// What is odd about a subscription.
    public struct Remark: Hashable, Sendable {
        public let subscriptionID: String
        public let name: String
        public let text: String
    }

    /// What was issued of the month.
    public struct Issued: Hashable, Sendable {
        /// The day the last of the statements bear.
        public let on: CivilDate
        public let statements: Int64
        public let total: Money
    }

    /// A subscription that ended, with the balance of its account.
    public struct Leaver: Hashable, Sendable {
        public let subscriptionID: String
        public let name: String
        /// The last day of the contract.
        public let lastDay: CivilDate
        /// Positive where the subscriber owes it.
        public let owed: Money
    }
}
