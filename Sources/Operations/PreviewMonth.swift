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
                    arrayID: array.key, arrayName: array.name,
                    result: try desk.result(of: array, in: db),
                    before: try db.totals(ofArray: array.id, in: request.month.previous),
                    issuedBefore: try db.totals(
                        ofArray: array.id, in: request.month)?.statements ?? 0)
            }
        }
    }
}

/// One array's month, computed but not written.
public struct ArrayPreview: Sendable {
    public let arrayID: String
    public let arrayName: String
    public let result: Result<MonthOutcome, ArrayProblem>
    /// What was issued for the month before.
    public let before: IssuedTotals?
    /// How many statements of the month an earlier run issued.
    public let issuedBefore: Int64
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
        guard let found = all.first(where: { $0.key == array }) else {
            throw MonthError.noSuchArray(array, known: all.map(\.key))
        }
        return [found]
    }
}
