internal import ExchangeFiles
internal import Quantities
internal import Storage

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
