public import Lending
public import Quantities
public import Storage

/// Lists the loans of a book and the applications for loans, with where they stand on a day.
public struct ListLoans: Sendable {
    public var date: CivilDate
    /// Only loans of this array; nil for all.
    public var array: String?
    /// Only what is in this state; nil for all.
    public var state: LoanState?

    public init(on date: CivilDate, array: String? = nil, in state: LoanState? = nil) {
        self.date = date
        self.array = array
        self.state = state
    }

    public struct Loan: Hashable, Sendable {
        public var key: String
        public var array: String
        public var subscription: String
        public var product: String
        public var state: LoanState
        /// Nil for an application.
        public var lent: Money?
        /// Nil for an application.
        public var disbursed: CivilDate?
        /// Nil where it is disbursed later, or not at all.
        public var position: LoanAccount.Position?
        /// The day it was applied for; nil where it was not.
        public var applied: CivilDate?
        /// What was applied for.
        public var asked: Money?
    }

    public func callAsFunction(in book: Book) throws -> [Loan] {
        try book.read { reader in
            let arrays = try array.map { [try reader.knownArray($0)] } ?? reader.arrays()
            let cache = RateCache()
            return try arrays.flatMap { array in
                try list(array, cache, in: reader).filter { state == nil || $0.state == state }
            }
        }
    }

    /// The loans in the order they were made, and then what is or was applied for.
    private func list(
        _ array: Stored<ArrayRow>, _ cache: RateCache, in book: BookReader
    ) throws -> [Loan] {
        let applications = try book.loanApplications(ofArray: array.id)
        let byKey = Dictionary(applications.map { ($0.key, $0) }) { $1 }
        let loans = try book.bookLoans(ofArray: array.id)
        let made = Set(loans.map(\.key))
        let open = applications.filter { $0.applied <= date && !made.contains($0.key) }
        return try loans.map { try entry($0, byKey[$0.key], array.key, cache, in: book) }
            + open.map {
                try RecordedApplication($0, cache, in: book).entry(on: date, array: array.key)
            }
    }

    private func entry(
        _ loan: Stored<BookLoanRow>, _ application: Stored<LoanApplicationRow>?,
        _ array: String, _ cache: RateCache, in book: BookReader
    ) throws -> Loan {
        if let application, application.applied <= date, date < loan.disbursed {
            return try RecordedApplication(application, cache, in: book)
                .entry(on: date, array: array)
        }
        let record = try RecordedLoan(loan, cache, in: book)
        let position =
            loan.disbursed <= date
            ? try record.account(upTo: date).position(on: date) : nil
        return Loan(
            key: loan.key, array: array,
            subscription: try book.subscription(id: loan.subscription)?.key ?? "",
            product: record.product.identity.id.rawValue, state: LoanState(position),
            lent: loan.principal, disbursed: loan.disbursed, position: position,
            applied: application?.applied, asked: application?.principal)
    }
}

extension RecordedApplication {
    /// How it stands on `date`, no loan having been made of it by then.
    func entry(on date: CivilDate, array: String) -> ListLoans.Loan {
        let proposal = proposal(on: application.applied)
        return ListLoans.Loan(
            key: application.key, array: array, subscription: proposal.subscription,
            product: proposal.product, state: state(on: date), applied: application.applied,
            asked: application.principal)
    }

    private func state(on date: CivilDate) -> LoanState {
        guard let closing, closing.date <= date else { return .applied }
        return switch closing.kind {
        case .declined: .declined
        case .withdrawn: .withdrawn
        }
    }
}
