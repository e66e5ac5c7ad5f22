public import Lending
public import Quantities
public import Storage

/// Tells all of an application for a loan as it stands on a day.
public struct ShowLoanApplication: Sendable {
    public var loan: String
    public var date: CivilDate

    public init(_ loan: String, on date: CivilDate) {
        self.loan = loan
        self.date = date
    }

    public struct Description: Hashable, Sendable {
        public var loan: ListLoans.Loan
        /// What is asked for; its disbursement is the day it was applied for.
        public var application: LoanApplication
        /// What each note is to lend; empty where the co-op funds the loan itself.
        public var notes: [Money]
        public var isIllustrative: Bool
        /// What the applicant was told.
        public var estimate: LoanOffer
        /// The day it was declined or withdrawn; nil where it is open.
        public var closed: CivilDate?
        /// Why it was declined or withdrawn.
        public var reason: String?
    }

    /// The application; nil where there is none, or a loan was made of it by the day.
    public func callAsFunction(in book: Book) throws -> Description? {
        try book.read { reader in
            guard let record = try RecordedApplication(loan, in: reader) else { return nil }
            if let made = try reader.bookLoan(loan), made.disbursed <= date { return nil }
            let row = record.application.row
            let closing = record.closing.flatMap { $0.date <= date ? $0 : nil }
            return Description(
                loan: record.entry(
                    on: date, array: try reader.array(id: row.array)?.key ?? ""),
                application: row.application(on: row.applied), notes: record.notes,
                isIllustrative: record.product.identity.isIllustrative,
                estimate: try record.estimate(), closed: closing?.date, reason: closing?.reason)
        }
    }
}
