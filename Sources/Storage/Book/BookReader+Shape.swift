import GRDB

extension BookReader {
    /// How the tables, indexes and triggers of the book differ from those of its version.
    ///
    /// Held against what the same migrations make of an empty book, word for word. A trigger
    /// that is gone keeps nothing from being changed any more.
    public func shapeDifferences() throws -> [String] {
        let fresh = try DatabaseQueue()
        try Schema.migrator.migrate(fresh)
        let expected = try fresh.read { try Self.shape($0) }
        let found = try Self.shape(db)
        return Set(expected.keys).union(found.keys).sorted().compactMap { name in
            guard let right = expected[name] else { return "\(name) is not of a book" }
            guard let present = found[name] else { return "\(name) is missing" }
            return present == right ? nil : "\(name) is not as a book has it"
        }
    }

    /// The words that made each thing of a database, by its kind and name.
    private static func shape(_ db: Database) throws -> [String: String] {
        var shape: [String: String] = [:]
        // What SQLite makes by itself has no words, or names that begin with its own.
        try db.each(
            """
            SELECT type, name, sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            """
        ) { row in
            shape["the \(row.text(0)) \(row.text(1))"] = row.text(2)
        }
        return shape
    }
}
