internal import Diagnostics
internal import ExchangeFiles
internal import Quantities
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
