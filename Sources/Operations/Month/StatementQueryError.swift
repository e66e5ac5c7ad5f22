public import Quantities

/// Why an issued statement cannot be shown.
public enum StatementQueryError: Error, Hashable, Sendable {
    case notANumber(String)
    case noSuchStatement(String)
    case noPage(String)
    /// No statement was issued of what was chosen; `months` are those there would be some of.
    case noneChosen(StatementQuery.Selection, months: [Month])
    /// The book does not hold what it must hold.
    case damaged(String, reason: String)
}

extension StatementQueryError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notANumber(let text):
            "expected the number of a statement as in MEADOW-000012, found \"\(text)\""
        case .noSuchStatement(let number):
            "there is no statement \(number) in the book; commonwatt statement list shows those "
                + "there"
        case .noPage(let number):
            "the statement \(number) was issued without a page; show it as text or JSON"
        case .noneChosen(let chosen, let months):
            "there is no statement\(chosen)" + Self.issued(months)
        case .damaged(let number, let reason):
            "the book is damaged at statement \(number): \(reason); restore it from a backup"
        }
    }

    /// The months that can be asked for instead: the last dozen of them.
    private static func issued(_ months: [Month]) -> String {
        guard !months.isEmpty else { return "; issue a month with: commonwatt bill issue" }
        let named = months.suffix(12).map(\.description).joined(separator: ", ")
        return "; issued are \(months.count > 12 ? "..., " : "")\(named)"
    }
}

extension StatementQueryError {
    public var category: ErrorCategory {
        switch self {
        case .notANumber: .usage
        case .noSuchStatement, .noPage, .noneChosen: .noInput
        case .damaged: .badData
        }
    }
}
