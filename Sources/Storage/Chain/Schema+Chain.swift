extension Schema {
    /// The chain of records, by which each row is bound to what was written before it.
    ///
    /// A record says what a row was when it was written, by its digest, or that it was removed
    /// where there is none. The first column of a key is there in each; those that a table does
    /// not have are zero. Rows of an import and of a bill run are bound by the one record of
    /// their import or run, and the entries of an array by that of the last one of a change.
    static let chain = """
        CREATE TABLE record (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            subject TEXT NOT NULL \(key("subject")),
            key1 INTEGER NOT NULL,
            key2 INTEGER NOT NULL,
            key3 INTEGER NOT NULL,
            key4 INTEGER NOT NULL,
            content BLOB CHECK (length (content) = 32),
            digest BLOB NOT NULL CHECK (length (digest) = 32)
        ) STRICT;
        \(appendOnly("record", called: "a record"))
        CREATE TRIGGER record_has_no_gap BEFORE INSERT ON record
        WHEN NEW.number IS NOT (SELECT coalesce (max (number), 0) + 1 FROM record)
        BEGIN SELECT RAISE (ABORT, 'records are numbered without gaps'); END;
        CREATE INDEX monthly_price_by_import ON monthly_price (import_id);
        CREATE INDEX hourly_price_by_import ON hourly_price (import_id);
        CREATE INDEX posted_credit_by_import ON posted_credit (import_id);
        CREATE INDEX utility_bill_by_import ON utility_bill (import_id);
        """
}
