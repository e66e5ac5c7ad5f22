public import Lending
public import Quantities
public import Storage

/// Lists the loans of a book with where they stand on a day.
public struct ListLoans: Sendable {
    public var date: CivilDate
    /// Only loans of this array; nil for all.
    public var array: String?

    public init(on date: CivilDate, array: String? = nil) {
        self.date = date
        self.array = array
    }

    public struct Loan: Hashable, Sendable {
        public var key: String
        public var array: String
        public var subscription: String
        public var product: String
        public var lent: Money
        public var disbursed: CivilDate
        /// Nil where it is disbursed later.
        public var position: LoanAccount.Position?
    }

    public func callAsFunction(in book: Book) throws -> [Loan] {
        try book.read { reader in
            let arrays = try array.map { [try reader.knownArray($0)] } ?? reader.arrays()
            let shelf = RateShelf()
            return try arrays.flatMap { array in
                try reader.bookLoans(ofArray: array.id).map { loan in
                    let record = try RecordedLoan(loan, shelf, in: reader)
                    return Loan(
                        key: loan.key, array: array.key,
                        subscription: try reader.subscription(id: loan.subscription)?.key ?? "",
                        product: record.product.identity.id.rawValue, lent: loan.principal,
                        disbursed: loan.disbursed,
                        position: loan.disbursed <= date
                            ? try record.account(upTo: date).position(on: date) : nil)
                }
            }
        }
    }
}
