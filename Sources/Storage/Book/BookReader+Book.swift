public import Accounting
import GRDB
import Quantities

extension BookReader {
    /// What the book says of the co-op it belongs to.
    public func settings() throws -> BookSettings {
        let settings = try db.first("SELECT name, currency, dispute_contact FROM book") { row in
            BookSettings(
                name: row.text(0), currency: row.text(1), disputeContact: row.optionalText(2))
        }
        guard let settings else {
            throw BookError.damaged(path: path, reason: "it does not say whose it is")
        }
        return settings
    }

    /// The file with this digest, or nil where the book has none such.
    public func document(_ digest: Digest) throws -> DocumentRow? {
        try db.first(
            "SELECT digest, kind, name, bytes FROM document WHERE digest = ?", [digest]
        ) { row in
            DocumentRow(
                digest: try row.digest(0), kind: try row.named(DocumentRow.Kind.self, 1),
                name: row.text(2), bytes: row.blob(3))
        }
    }
}

extension BookReader {
    /// Hands over all files that the book keeps, one at a time.
    public func eachDocument(_ body: (DocumentRow) throws -> Void) throws {
        try db.each("SELECT digest, kind, name, bytes FROM document ORDER BY digest") { row in
            try body(
                DocumentRow(
                    digest: try row.digest(0), kind: try row.named(DocumentRow.Kind.self, 1),
                    name: row.text(2), bytes: row.blob(3)))
        }
    }

    /// The files that rows name and the book does not have.
    public func missingDocuments() throws -> [Digest] {
        try db.all(
            """
            SELECT program FROM bill_run
            UNION SELECT template FROM bill_run WHERE template IS NOT NULL
            UNION SELECT document FROM program_version UNION SELECT document FROM tariff_version
            UNION SELECT document FROM loan_product_version
            UNION SELECT product FROM loan UNION SELECT product FROM loan_application
            EXCEPT SELECT digest FROM document
            """
        ) { try $0.digest(0) }
    }
}

extension BookWriter {
    /// Changes what the book says of the co-op; issued statements keep what they say.
    public func change(_ settings: BookSettings) throws {
        try db.run(
            "UPDATE book SET name = ?, currency = ?, dispute_contact = ?",
            [settings.name, settings.currency, settings.disputeContact])
    }

    /// Keeps a file, if the book does not have one with the same content.
    public func keep(_ document: DocumentRow) throws {
        try db.run(
            """
            INSERT INTO document (digest, kind, name, bytes) SELECT ?1, ?2, ?3, ?4
            WHERE NOT EXISTS (SELECT 1 FROM document WHERE digest = ?1)
            """,
            [document.digest, document.kind.rawValue, document.name, document.bytes])
        if db.changesCount > 0 { try RecordChain(db).note(document: document.digest) }
    }
}
