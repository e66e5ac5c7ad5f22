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
