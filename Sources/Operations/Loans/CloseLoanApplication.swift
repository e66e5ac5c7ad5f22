public import Quantities
public import Storage

/// Records that no loan will be made of an application: the co-op declines it, or the applicant
/// withdraws it.
public struct CloseLoanApplication: Sendable {
    public typealias Kind = LoanApplicationClosingRow.Kind

    public var loan: String
    public var kind: Kind
    /// The day it counts for; nil for today.
    public var date: CivilDate?
    /// Why, for those who read the application.
    public var reason: String

    public init(_ loan: String, as kind: Kind, on date: CivilDate? = nil, reason: String) {
        self.loan = loan
        self.kind = kind
        self.date = date
        self.reason = reason
    }

    public struct Outcome: Hashable, Sendable {
        /// Whether it was closed so before, and nothing was done now.
        public var isRepeat: Bool
        public var date: CivilDate
        public var asked: Money
        public var applied: CivilDate
    }

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        let day = date ?? time.today
        guard day <= time.today else {
            throw LoanOperationError.ahead(day, today: time.today)
        }
        try Argument.checkLine(reason, "reason")
        return try book.perform(mode) { writer in
            if let made = try writer.reader.bookLoan(loan) {
                throw LoanApplicationError.isLent(loan, made.disbursed)
            }
            guard let application = try writer.reader.loanApplication(loan) else {
                throw LoanApplicationError.unknown(loan)
            }
            let earlier = try writer.reader.closing(
                ofLoanApplication: application.id, inArray: application.array)
            if let earlier {
                try checkSame(earlier)
            } else {
                try close(application, on: day, writer, time)
            }
            return Outcome(
                isRepeat: earlier != nil, date: earlier?.date ?? day,
                asked: application.principal, applied: application.applied)
        }
    }

    private func checkSame(
        _ earlier: LoanApplicationClosingRow
    ) throws(LoanApplicationError) {
        let differences = [
            ("day", date == nil || date == earlier.date), ("reason", reason == earlier.reason),
        ].filter { !$0.1 }.map(\.0)
        guard kind == earlier.kind, differences.isEmpty else {
            throw .isClosed(loan, as: earlier.kind, earlier.date, differsIn: differences)
        }
    }

    private func close(
        _ application: Stored<LoanApplicationRow>, on day: CivilDate, _ writer: BookWriter,
        _ time: OperationTime
    ) throws {
        guard day >= application.applied else {
            throw LoanApplicationError.before(day, applied: application.applied)
        }
        try writer.add(
            LoanApplicationClosingRow(
                array: application.array, application: application.id, kind: kind, date: day,
                recordedAt: time.now, reason: reason))
    }
}
