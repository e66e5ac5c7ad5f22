public import Quantities

extension Entry {
    /// The entry that takes this one back.
    ///
    /// Entries are never changed: a mistake stays in the book beside what undoes it, and
    /// `number` ties the two together.
    public func reversal(
        of number: Int64, on date: CivilDate, memo: String, origin: EntryOrigin
    ) throws(EntryError) -> Entry {
        try Entry(
            in: array, on: date, memo: memo, origin: origin, corrects: number,
            postings: postings.map { Posting($0.account, quantity: -$0.quantity) })
    }
}
