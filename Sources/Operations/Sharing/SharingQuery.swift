public import ExchangeFiles
public import Quantities
internal import Sharing
public import Storage

/// Looks at the sharing contribution rates of an array's month, in one state of the book.
///
/// They are computed anew from the readings, so that a month can be looked at before it is
/// issued; what an issued statement says of it stays as it was.
public struct SharingQuery {
    private let book: BookReader
    private let zones: TimeZoneCache

    /// Zones are found in `zones`, which a caller with many questions keeps between them.
    public init(_ book: BookReader, zones: TimeZoneCache = TimeZoneCache()) {
        self.book = book
        self.zones = zones
    }

    /// The rates of all members of an array's month.
    public struct Report: Hashable, Sendable {
        public var array: String
        public var month: Month
        /// All who hold a subscription in the month, in the order they came into the book.
        public var members: [Member]
        /// What each contributed by both rules, by subscription; or why there is nothing.
        public var outcome: Outcome
    }

    public struct Member: Hashable, Sendable {
        public var subscription: String
        public var subscriber: String
        /// The book's number of the subscriber.
        public var subscriberNumber: Int64
        /// Whether the member takes part: its meter was read by intervals without a gap.
        public var hasIntervalData: Bool
    }

    public enum Outcome: Hashable, Sendable {
        case computed(ContributionReport)
        /// The array has no prices to compute with.
        case noTerms
        /// Neither the array's hours nor those of a member are known.
        case noIntervalData
    }

    /// The rates of the array with this key.
    /// - Throws: ``OperationError/unknownArray(_:known:)``, and what stands in the way of
    ///   computing, as the domain says it.
    public func report(ofArray key: String, in month: Month) throws -> Report {
        guard let array = try book.array(key) else {
            throw OperationError.unknownArray(key, known: try book.arrays().map(\.key))
        }
        let sharing = SharingMonth(
            book: book, array: array, month: month, zone: try zones.rules(array.timeZone))
        let result = try sharing.result()
        let parts = Set(result?.subscriptions ?? [])
        let memberships = try book.memberships(ofArray: array.id).filter {
            parts.contains($0.subscription.id)
                || $0.subscription.period.overlaps(month.days)
        }
        return Report(
            array: key, month: month,
            members: memberships.map {
                Member(
                    subscription: $0.subscription.key, subscriber: $0.subscriber.key,
                    subscriberNumber: $0.subscriber.id,
                    hasIntervalData: parts.contains($0.subscription.id))
            },
            outcome: try outcome(result, memberships, array.id, month))
    }

    private func outcome(
        _ result: SharingMonth.Result?, _ memberships: [Membership], _ array: Int64,
        _ month: Month
    ) throws -> Outcome {
        guard let result else {
            let terms = try book.sharingTerms(ofArray: array, in: month)
            return terms == nil ? .noTerms : .noIntervalData
        }
        let keys = Dictionary(
            memberships.map { ($0.subscription.id, $0.subscription.key) }
        ) { first, _ in first }
        return .computed(
            ContributionReport(
                members: result.subscriptions.map { keys[$0] ?? "" }, theta: result.theta,
                marginal: result.marginal))
    }
}
