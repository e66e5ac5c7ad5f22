internal import Accounting
internal import Lending
public import Quantities
public import Storage

/// Posts what loans earned up to the end of a month: interest, late fees, and charge-offs.
///
/// One transaction for each array. A loan that is posted up to that day or a later one is left
/// alone, so doing it twice changes nothing.
public struct AccrueLoans: Sendable {
    public var month: Month
    /// Only loans of this array; nil for all.
    public var array: String?

    public init(_ month: Month, array: String? = nil) {
        self.month = month
        self.array = array
    }

    /// A loan for which something was posted.
    public struct Accrual: Hashable, Sendable {
        public var loan: String
        public var array: String
        /// Interest and fees that were earned since the last posting; negative where a charge-off
        /// takes some back.
        public var interest: Money
        public var fees: Money
        /// What was charged off since the last posting.
        public var writtenOff: Money
    }

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> [Accrual] {
        guard month.lastDay <= time.today else {
            throw LoanOperationError.monthNotOver(month, today: time.today)
        }
        let arrays = try book.read { reader in
            try array.map { [try reader.knownArray($0)] } ?? reader.arrays()
        }
        return try arrays.flatMap { array in
            try book.perform(mode) { try accrue(array, $0) }
        }
    }

    private func accrue(_ array: Stored<ArrayRow>, _ writer: BookWriter) throws -> [Accrual] {
        let day = month.lastDay
        let cache = RateCache()
        var journal = Journal(writer)
        return try writer.reader.bookLoans(ofArray: array.id).compactMap { loan in
            guard loan.disbursed <= day else { return nil }
            let record = try RecordedLoan(loan, cache, in: writer.reader)
            let poster = LoanPoster(record)
            let posted = try poster.posted(in: writer.reader)
            guard posted.map({ $0.latest < day }) ?? true, record.lastDate <= day else {
                return nil
            }
            let account = try record.account()
            guard
                try poster.post(
                    account, on: day, .accrual(through: day), memo: "loan \(loan.key): to \(day)",
                    &journal, in: writer.reader) != nil
            else { return nil }
            let targets = try poster.targets(account, on: day, after: posted?.sums ?? [:])
            func change(_ kind: AccountKind) -> Money {
                let account = Account(kind)
                return Money(cents: (targets[account] ?? 0) - (posted?.sums[account] ?? 0))
            }
            return Accrual(
                loan: loan.key, array: array.key, interest: -change(.interestIncome),
                fees: -change(.loanFeeIncome), writtenOff: change(.loanLosses))
        }
    }
}
