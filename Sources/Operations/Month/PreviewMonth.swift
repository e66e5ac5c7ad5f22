internal import Accounting
public import Billing
public import Quantities
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
            let desk = try MonthDesk(request, template: template, in: db)
            return try arrays.enumerated().map { index, array in
                defer { progress(index + 1, arrays.count) }
                return ArrayPreview(
                    arrayID: array.key, arrayName: array.name, utility: array.utility,
                    result: try desk.result(of: array, in: db),
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

/// One array's month, computed but not written.
public struct ArrayPreview: Sendable {
    public let arrayID: String
    public let arrayName: String
    public let utility: String
    public let result: Result<MonthOutcome, ArrayProblem>
    /// What was issued for the month before.
    public let before: IssuedTotals?
    /// What earlier runs of the month issued; nil where there was none.
    public let issued: Issued?
    /// The subscriptions that ended before the month and still owe, or are owed, something.
    ///
    /// No statement says so any more, so the preview does.
    public let leavers: [Leaver]
    /// What of the members' list is odd.
    public let remarks: [Remark]

    /// What is odd about a subscription.
    public struct Remark: Hashable, Sendable {
        public let subscriptionID: String
        public let name: String
        public let text: String
    }

    /// What was issued of the month.
    public struct Issued: Hashable, Sendable {
        /// The day the last of the statements bear.
        public let on: CivilDate
        public let statements: Int64
        public let total: Money
    }

    /// A subscription that ended, with the balance of its account.
    public struct Leaver: Hashable, Sendable {
        public let subscriptionID: String
        public let name: String
        /// The last day of the contract.
        public let lastDay: CivilDate
        /// Positive where the subscriber owes it.
        public let owed: Money
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
