internal import Accounting
public import Billing
internal import Documents
public import Quantities
public import Storage

/// Issues a month: writes statements, entries and bank movements, one transaction an array.
///
/// An array whose month was issued is left alone, so that a run that was killed can be run
/// again: it goes on with the array it had not finished, and the book ends up the same.
public struct IssueMonth: Sendable {
    public let request: MonthRequest
    /// When it is done, by the clock.
    public let now: Instant

    public init(_ request: MonthRequest, at now: Instant) {
        self.request = request
        self.now = now
    }

    /// What was issued for each array, or why nothing was.
    /// - Throws: ``MonthError`` where no array is meant, and ``BookError``.
    public func callAsFunction(
        in book: Book, template: [UInt8], progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> [ArrayIssue] {
        let (arrays, context) = try book.read { db in
            (
                try request.arrays(in: db),
                try MonthContext(request, template: template, in: db)
            )
        }
        return try arrays.enumerated().map { index, array in
            defer { progress(index + 1, arrays.count) }
            return try issue(array, context, in: book)
        }
    }

    /// One transaction; what the book refuses of one array is not written and is no reason to
    /// leave out the others.
    private func issue(
        _ array: Stored<ArrayRow>, _ context: MonthContext, in book: Book
    ) throws -> ArrayIssue {
        do {
            return try book.write { db in try issue(array, context, in: db) }
        } catch let error as BookError where error.isRefusal {
            let before = try book.read { try $0.totals(ofArray: array.id, in: request.month) }
            var issue = ArrayIssue(
                arrayID: array.key, arrayName: array.name, issuedBefore: before?.statements ?? 0)
            issue.problem = ArrayProblem(description: "\(error)")
            return issue
        }
    }

    private func issue(
        _ array: Stored<ArrayRow>, _ context: MonthContext, in db: BookWriter
    ) throws -> ArrayIssue {
        let earlier = try db.reader.totals(ofArray: array.id, in: request.month)
        var issue = ArrayIssue(
            arrayID: array.key, arrayName: array.name, issuedBefore: earlier?.statements ?? 0)
        if try isComplete(array, in: db.reader) { return issue }
        switch try context.result(of: array, in: db.reader) {
        case .failure(let problem): issue.problem = problem
        case .success(let outcome):
            issue.held = outcome.held
            issue.totals = outcome.totals
            issue.feeRemarks = outcome.feeRemarks
            issue.issued = outcome.statements.map(\.statement.number)
            let isNew = earlier == nil || !outcome.statements.isEmpty
            if isNew {
                try MonthRecorder(array, context.template, recorded: now, in: db).record(outcome)
            }
        }
        return issue
    }

    /// Whether every subscription of the month has its statement.
    private func isComplete(_ array: Stored<ArrayRow>, in db: BookReader) throws -> Bool {
        guard try !db.runs(ofArray: array.id, in: request.month).isEmpty else { return false }
        let active = try db.memberships(ofArray: array.id, on: request.month.days)
        let issued = try db.memberMonths(
            ofArray: array.id, from: request.month, through: request.month)
        return Set(active.map(\.subscription.id)).isSubset(of: issued.map(\.subscription))
    }
}

/// What issuing did for one array.
public struct ArrayIssue: Sendable {
    public let arrayID: String
    public let arrayName: String
    /// How many statements of the month were there before.
    public let issuedBefore: Int64
    /// The numbers of the statements that were issued now.
    public internal(set) var issued: [StatementNumber] = []
    public internal(set) var held: [SubscriptionOnHold] = []
    /// Nil where there was nothing left to do.
    public internal(set) var totals: MonthTotals?
    /// What is odd about the fees that were issued.
    public internal(set) var feeRemarks: [FeeRemark] = []
    /// Why nothing was issued.
    public internal(set) var problem: ArrayProblem?
}
