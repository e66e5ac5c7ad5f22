public import Diagnostics
public import Quantities

/// Subscribers, their subscriptions and shares, as a cooperative's list has them.
///
/// A row is a share: who holds it, on which array, how much, from when. A subscriber
/// with two subscriptions has two rows, and so has a subscription whose share changes;
/// what such rows repeat must agree, and may be left empty after the first. What the list
/// leaves out is nil: it is as the book has it. Everything has its place in the file, so
/// that what the book later refuses can be shown there.
public struct MemberFile: Hashable, Sendable {
    /// In the order in which they first appear.
    public let subscribers: [SubscriberRecord]
    /// In the order in which they first appear.
    public let subscriptions: [SubscriptionRecord]
}

/// A person or organization.
public struct SubscriberRecord: Hashable, Sendable {
    public let id: ID<SubscriberRecord>
    public let name: String?
    public let memberClass: String?
    public let email: String?
    public let address: String?
    public let place: Place
}

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

/// A share of one size.
public struct ShareRecord: Hashable, Sendable {
    public let quantity: ShareQuantity
    /// Open where neither an end nor a later share is stated.
    public let period: DatePeriod
    /// Whether the list says when it ends, or that it has no end.
    public let statesEnd: Bool
    public let place: Place
    /// The cell that states the end.
    public let endPlace: Place
}

/// A loan with equal monthly payments with which a share was bought.
public struct LoanRecord: Hashable, Sendable {
    public let principal: Money
    /// The nominal rate of a year.
    public let annualRate: Ratio
    public let months: Int
    public let firstDue: CivilDate
    public let place: Place

    /// The terms that are read: up to fifty years.
    public static let monthsAllowed = 1...600
}
