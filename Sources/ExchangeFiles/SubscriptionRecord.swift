public import Diagnostics
public import Quantities

/// A contract on an array.
public struct SubscriptionRecord: Hashable, Sendable {
    public let id: ID<SubscriptionRecord>
    public let subscriber: ID<SubscriberRecord>
    /// The key of the array in the book.
    public let array: String?
    /// The account with the utility that the credits go to, leading zeros included.
    public let account: String?
    public let usageMeter: String?
    public let tariff: String?
    /// What the subscriber is expected to use in a year.
    public let yearlyUse: Energy?
    /// The contract's own fee; never together with ``savings``.
    public let fee: FeeTerms?
    /// The part of the credit that stays with the subscriber.
    public let savings: Ratio?
    /// What was owed when the subscription came into the book, below zero for a credit.
    public let openingBalance: Money?
    public let loan: LoanRecord?
    /// At least one, in the order of their days, none overlapping another.
    public let shares: [ShareRecord]
    public let place: Place

    /// From the first day of the first share to the end of the last.
    public var period: DatePeriod {
        let first = shares[0].period.start
        let end = shares[shares.count - 1].period.end
        return DatePeriod(from: first, to: end) ?? shares[0].period
    }
}
