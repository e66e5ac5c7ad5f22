internal import Accounting
internal import Quantities
public import Storage

/// Computes a month without writing anything.
public struct PreviewMonth: Sendable {
    public let request: MonthRequest

    public init(_ request: MonthRequest) {
        self.request = request
    }

    /// What each array's month comes to, or why it cannot be billed.
    /// - Throws: ``MonthError`` where no array is meant, and ``BookError``.
    public func callAsFunction(
        in book: Book, template: [UInt8], progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> [ArrayPreview] {
        try book.read { db in
            let arrays = try request.arrays(in: db)
            let context = try MonthContext(request, template: template, in: db)
            return try arrays.enumerated().map { index, array in
                defer { progress(index + 1, arrays.count) }
                return ArrayPreview(
                    arrayID: array.key, arrayName: array.name, utility: array.utility,
                    result: try context.result(of: array, in: db),
                    before: try db.totals(ofArray: array.id, in: request.month.previous),
                    issued: try issued(array, in: db),
                    leavers: try leavers(array, in: db),
                    remarks: try PreviewRemarks(array, request.month, in: db).all)
            }
        }
    }

    /// What earlier runs of the month issued, or nil where there was none.
    private func issued(
        _ array: Stored<ArrayRow>, in db: BookReader
    ) throws -> ArrayPreview.Issued? {
        guard let last = try db.runs(ofArray: array.id, in: request.month).last,
            let totals = try db.totals(ofArray: array.id, in: request.month)
        else { return nil }
        return ArrayPreview.Issued(
            on: last.issued, statements: totals.statements, total: totals.total)
    }

    /// The subscriptions that ended before the month and whose account is not even.
    private func leavers(
        _ array: Stored<ArrayRow>, in db: BookReader
    ) throws -> [ArrayPreview.Leaver] {
        let ended = try db.memberships(ofArray: array.id)
            .filter { $0.subscription.period.end <= request.month.firstDay }
        guard !ended.isEmpty else { return [] }
        let owed = try db.balances(of: .receivable, inArray: array.id)
        return ended.compactMap { membership in
            let subscription = membership.subscription
            guard let cents = owed[subscription.id], cents != 0 else { return nil }
            return ArrayPreview.Leaver(
                subscriptionID: subscription.key, name: membership.subscriber.name,
                lastDay: subscription.period.end.adding(days: -1), owed: Money(cents: cents))
        }
    }
}

/// Why an array's month cannot be billed, in words for the administrator.
public struct ArrayProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}

extension MonthRequest {
    /// The arrays that are meant, in the order they came into the book.
    func arrays(in db: BookReader) throws -> [Stored<ArrayRow>] {
        let all = try db.arrays()
        guard let array else {
            guard !all.isEmpty else { throw MonthError.noArrays }
            return all
        }
        guard let found = try db.array(array) else {
            throw MonthError.noSuchArray(array, known: all.map(\.key))
        }
        return [found]
    }
}
