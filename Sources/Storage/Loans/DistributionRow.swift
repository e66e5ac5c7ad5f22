public import Quantities

/// Money that was paid out to the investors who fund a loan.
public struct DistributionRow: Hashable, Sendable {
    public var array: Int64
    public var loan: Int64
    /// From 1 for each loan, without gaps.
    public var number: Int
    /// The day up to which came in what was paid out.
    public var date: CivilDate
    /// When it was recorded.
    public var recordedAt: Instant
    /// The number of the array's entry that posts it.
    public var entry: Int64
    /// What tells it from all others, so that recording it twice is noticed.
    public var key: String
    /// What each note was paid, by the number of the note; none was paid nothing.
    public var payouts: [Int: Money]

    public init(
        array: Int64, loan: Int64, number: Int, date: CivilDate, recordedAt: Instant,
        entry: Int64, key: String, payouts: [Int: Money]
    ) {
        self.array = array
        self.loan = loan
        self.number = number
        self.date = date
        self.recordedAt = recordedAt
        self.entry = entry
        self.key = key
        self.payouts = payouts
    }

    /// What was paid out in all.
    public var total: Money { payouts.values.reduce(.zero, +) }
}
