extension Schema {
    /// What identifies things to people is made of plain characters; and what it was where that
    /// was not so, since issued statements keep saying it.
    static let identifiers = """
        CREATE TABLE former_identifier (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL \(key("kind")),
            number INTEGER NOT NULL,
            former TEXT NOT NULL CHECK (length (former) >= 1),
            now TEXT NOT NULL \(key("now")),
            UNIQUE (kind, former)
        ) STRICT;
        \(appendOnly("former_identifier", called: "a former identifier"))
        CREATE TRIGGER former_identifier_is_not_replaced BEFORE INSERT ON former_identifier
        WHEN EXISTS (SELECT 1 FROM former_identifier WHERE id = NEW.id)
            OR EXISTS (
                SELECT 1 FROM former_identifier WHERE kind = NEW.kind AND former = NEW.former)
        BEGIN SELECT RAISE (ABORT, '\(isThere)'); END;
        """

    /// The triggers that refuse a key of other characters, set once those that a book had are
    /// gone.
    static var plainKeys: String { IdentifiedKind.allCases.map(plainKey).joined() }

    private static func plainKey(of kind: IdentifiedKind) -> String {
        ["INSERT", "UPDATE OF key"].map { event in
            """
            CREATE TRIGGER \(kind.table)_key_is_plain_on_\(event.lowercased().prefix(6))
            BEFORE \(event) ON "\(kind.table)"
            WHEN NEW.key GLOB '*[^-A-Za-z0-9_.]*' OR NEW.key GLOB '[-.]*'
            BEGIN SELECT RAISE (ABORT, '\(kind.rawValue): an identifier is made of plain letters, \
            digits, "-", "_" and "."'); END;

            """
        }.joined()
    }
}
