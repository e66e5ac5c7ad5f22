internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
internal import Sharing
internal import Storage

/// An array that a list names.
struct ArrayPlan {
    let terms: Terms
    /// The array's subscriptions as they will be, those of the book first.
    private(set) var holders: [Holder] = []
    private var indices: [ID<SubscriptionRecord>: Int] = [:]

    init(_ terms: Terms) {
        self.terms = terms
    }

    struct Terms {
        let stored: Stored<ArrayRow>
        let basis: ShareBasis
        /// The first day that is not on an issued statement; nil where there is none.
        let firstOpenDay: CivilDate?
        /// By the number of their subscription.
        let meters: [Int64: Stored<MeterRow>]
        let loans: [Int64: LoanRow]

        var key: String { stored.key }
    }

    /// A subscription with its shares.
    struct Holder {
        let key: ID<SubscriptionRecord>
        let memberClass: String
        var yearlyUse: Energy?
        var shares: [HeldShare]
        /// Whether the list names it.
        var isListed = false
    }

    struct HeldShare {
        var units: Int64
        var period: DatePeriod
        /// Where the list states it; nil for one that the book has already.
        var place: Place?
    }

    func shares(of subscription: ID<SubscriptionRecord>) -> [HeldShare] {
        holder(subscription)?.shares ?? []
    }

    func holder(_ subscription: ID<SubscriptionRecord>) -> Holder? {
        indices[subscription].map { holders[$0] }
    }

    /// Adds a subscription, or puts it in the place of what was known of it.
    mutating func set(_ holder: Holder) {
        if let index = indices[holder.key] {
            holders[index] = holder
        } else {
            indices[holder.key] = holders.count
            holders.append(holder)
        }
    }

    /// The shares that the list states.
    var listed: [(share: HeldShare, place: Place)] {
        holders.flatMap(\.shares).compactMap { share in share.place.map { (share, $0) } }
    }
}
