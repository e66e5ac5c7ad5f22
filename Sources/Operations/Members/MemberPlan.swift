internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
internal import Sharing
internal import Storage

/// What a list of members is going to change in a book.
struct MemberPlan {
    var subscribers: [SubscriberPlan] = []
    var subscriptions: [SubscriptionPlan] = []
    /// By key.
    var arrays: [String: ArrayPlan] = [:]
    /// What the book has otherwise, and the list corrects.
    var changes: [MemberChange] = []
    var warnings: [Problem] = []
}

/// A subscriber whom the book does not have, or has otherwise.
struct SubscriberPlan {
    let id: ID<SubscriberRecord>
    let place: Place
    /// The subscriber's number in the book; nil for a new one.
    let number: Int64?
    let row: SubscriberRow
}

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

/// A subscription of a list, beside what the book has of it.
struct SubscriptionPlan {
    let record: SubscriptionRecord
    /// The key of its array, which a list may leave to the book.
    let array: String
    /// As the book has it; nil where it is new.
    let stored: Stored<SubscriptionRow>?
    /// As it will be, but for its days; nil where it is new.
    var row: SubscriptionRow?
    var added: [ArrayPlan.HeldShare] = []
    /// Shares of the book that will end on another day or have another size.
    var changed: [ArrayPlan.HeldShare] = []
    /// How many of those end on another day.
    var newEnds = 0
    /// All shares as they will be, in the order of their days.
    var shares: [ArrayPlan.HeldShare] = []
    var hasNewMeter = false
    /// The number of a meter that has another name from now on.
    var renamedMeter: Int64?
    var hasNewLoan = false
    /// The loan as it was, where the list corrects it.
    var correctedLoan: LoanRow?

    /// From the first day of the first share to the end of the last.
    var period: DatePeriod? {
        guard let first = shares.first, let last = shares.last else { return nil }
        return DatePeriod(from: first.period.start, to: last.period.end)
    }
}
