public import Quantities
public import Storage

/// Why something cannot be done with an application for a loan.
public enum LoanApplicationError: Error, Hashable, Sendable {
    case unknown(String)
    /// Nothing was applied for under this name, and the terms of a loan are not all given.
    case hasNoTerms(String)
    /// There is an application of this name, and it differs in what is named; a new one may have
    /// another name, a loan may not.
    case differs(String, in: [String], isNew: Bool)
    /// There is a loan of this name that nobody applied for.
    case isMade(String)
    /// The loan was disbursed.
    case isLent(String, CivilDate)
    /// The application was closed, and what is said now differs from that in what is named.
    case isClosed(
        String, as: LoanApplicationClosingRow.Kind, CivilDate, differsIn: [String] = [])
    /// A day on which nothing was applied for yet.
    case before(CivilDate, applied: CivilDate)
}

extension LoanApplicationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknown(let loan):
            "there is no application for a loan \"\(loan)\" in the book; commonwatt loan list "
                + "--state applied shows those that are open"
        case .hasNoTerms(let loan):
            "nothing was applied for as \"\(loan)\"; give --product, --subscription, --amount "
                + "and --payments, or name an application that commonwatt loan list --state "
                + "applied shows"
        case .differs(let loan, let what, let isNew):
            "the book has an application for loan \"\(loan)\" with another "
                + "\(what.joined(separator: ", ")); "
                + (isNew
                    ? "choose another id"
                    : "leave that out to lend as applied for, or decline the application, with: "
                        + "\(Advice("loan decline", [loan, "--reason", "WHY"]))")
        case .isMade(let loan):
            "the book has a loan \"\(loan)\" already, made without an application; choose "
                + "another id"
        case .isLent(let loan, let date):
            "loan \"\(loan)\" was disbursed on \(date), and what was lent is not declined; pay "
                + "the loan off instead, with: \(Advice("loan pay", [loan, "--payoff"]))"
        case .isClosed(let loan, let kind, let date, let what):
            "the application for loan \"\(loan)\" was \(kind.rawValue) on \(date)"
                + (what.isEmpty ? "" : " with another \(what.joined(separator: ", "))")
                + ", and stays so; apply anew under another id"
        case .before(let date, let applied):
            "\(date) lies before \(applied), the day of the application; check the date"
        }
    }
}

extension LoanApplicationError: CategorizedError {
    public var category: ErrorCategory {
        switch self {
        case .unknown: .noInput
        case .hasNoTerms: .usage
        case .differs, .isMade, .isLent, .isClosed, .before: .badData
        }
    }
}
