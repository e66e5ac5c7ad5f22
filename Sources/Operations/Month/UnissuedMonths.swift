internal import Quantities
internal import Storage

/// The statements of an array that a month has to wait for, since months follow each other.
///
/// A statement is made from the banks and balances that the one before left. Where an earlier
/// one is held, the later ones wait for it; where a later one was issued before it, as books of
/// earlier versions allowed, it can be made no more.
struct UnissuedMonths {
    /// The first month whose statement is held, by subscription.
    private let held: [Int64: Month]
    /// The first month after this one whose statement was issued, by subscription.
    private let issuedLater: [Int64: Month]

    init(_ book: BookReader, ofArray array: Int64, around month: Month) throws {
        var held: [Int64: Month] = [:]
        let billed = try book.billedMonths(ofArray: array)
        for earlier in billed where earlier < month {
            let rows = try book.held(ofArray: array, in: earlier)
            guard !rows.isEmpty else { continue }
            let holders = Set(
                try book.shares(ofArray: array, on: earlier.days).map(\.subscription))
            for row in rows where holders.contains(row.subscription) {
                held[row.subscription] = held[row.subscription] ?? earlier
            }
        }
        self.held = held
        var later: [Int64: Month] = [:]
        if let last = billed.last, last > month {
            for row in try book.memberMonths(ofArray: array, from: month.next, through: last) {
                later[row.subscription] = min(later[row.subscription] ?? row.month, row.month)
            }
        }
        issuedLater = later
    }

    /// Why the subscription gets no statement of the month; nil where nothing is in its way.
    ///
    /// `last` is the last month before this one whose statement was issued.
    func obstacle(of subscription: Int64, last: Month?) -> String? {
        if let later = issuedLater[subscription] {
            return "its statement of \(later) was issued before; months follow each other, so "
                + "this one cannot be made any more and is to be settled with the member apart"
        }
        guard let earlier = held[subscription], last.map({ $0 < earlier }) != false else {
            return nil
        }
        return "its statement of \(earlier) is held; months follow each other, so issue that one "
            + "first, with: commonwatt bill issue --month \(earlier)"
    }
}
