/// What a co-op gives identifiers to.
public enum IdentifiedKind: String, Hashable, Sendable, CaseIterable {
    case array, subscriber, subscription, meter, loan
    case loanApplication = "loan application"

    var table: String { self == .loanApplication ? "loan_application" : rawValue }
}

/// An identifier that a book of an older shape had, and what took its place because it was not
/// made of plain characters.
public struct FormerIdentifier: Hashable, Sendable {
    public var kind: IdentifiedKind
    /// The number in the book of what it identifies.
    public var number: Int64
    public var former: String
    public var now: String
}

extension BookReader {
    /// The identifiers that were replaced when the book was brought up to date, in the order in
    /// which that was done; statements that were issued before still say the former ones.
    public func formerIdentifiers(since id: Int64 = 0) throws -> [FormerIdentifier] {
        try db.all(
            """
            SELECT kind, number, former, now FROM former_identifier WHERE id > ? ORDER BY id
            """, [id], formerIdentifier
        ).compactMap { $0 }
    }

    /// The number of the array that was once called `key`, to the byte; nil where none was.
    public func array(formerly key: String) throws -> Stored<ArrayRow>? {
        let number = try db.first(
            "SELECT number FROM former_identifier WHERE kind = ? AND former = ?",
            [IdentifiedKind.array.rawValue, key]
        ) { $0.integer(0) }
        return try number.flatMap(array(id:))
    }

    private func formerIdentifier(_ row: ResultRow) -> FormerIdentifier? {
        IdentifiedKind(rawValue: row.text(0)).map {
            FormerIdentifier(
                kind: $0, number: row.integer(1), former: row.text(2), now: row.text(3))
        }
    }
}
