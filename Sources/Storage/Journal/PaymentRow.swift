public import Quantities

/// Money received for a subscription.
public struct PaymentRow: Hashable, Sendable {
    /// What tells the payment from all others, so that recording it twice is noticed.
    public var key: String
    public var array: Int64
    public var subscription: Int64
    /// The day the money came, not the day it was recorded.
    public var received: CivilDate
    /// Positive; negative where it takes another payment back.
    public var amount: Money
    /// The number of the array's entry that posts it.
    public var entry: Int64
    /// The payment it takes back.
    public var corrects: Int64?
    public var importID: Int64?

    public init(
        key: String, array: Int64, subscription: Int64, received: CivilDate, amount: Money,
        entry: Int64, corrects: Int64? = nil, importID: Int64? = nil
    ) {
        self.key = key
        self.array = array
        self.subscription = subscription
        self.received = received
        self.amount = amount
        self.entry = entry
        self.corrects = corrects
        self.importID = importID
    }
}
