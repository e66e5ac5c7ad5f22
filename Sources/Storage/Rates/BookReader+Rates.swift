import Quantities

extension BookReader {
    /// The versions of a program that count, by the day they take effect.
    ///
    /// Of two with the same day, the one that came later.
    public func programVersions(_ key: String) throws -> [RateVersionRow] {
        try versions(
            """
            SELECT program, effective_from, effective_to, document, import_id
            FROM program_version AS version
            WHERE program = ?1 AND id = (
                SELECT max (id) FROM program_version
                WHERE program = ?1 AND effective_from = version.effective_from)
            ORDER BY effective_from
            """, key)
    }

    /// The versions of a tariff that count, by the day they take effect.
    ///
    /// Of two with the same day, the one that came later.
    public func tariffVersions(_ key: String) throws -> [RateVersionRow] {
        try versions(
            """
            SELECT tariff, effective_from, effective_to, document, import_id
            FROM tariff_version AS version
            WHERE tariff = ?1 AND id = (
                SELECT max (id) FROM tariff_version
                WHERE tariff = ?1 AND effective_from = version.effective_from)
            ORDER BY effective_from
            """, key)
    }

    /// The versions of a loan product that count, by the day they take effect.
    ///
    /// Of two with the same day, the one that came later.
    public func loanProductVersions(_ key: String) throws -> [RateVersionRow] {
        try versions(
            """
            SELECT product, effective_from, effective_to, document, import_id
            FROM loan_product_version AS version
            WHERE product = ?1 AND id = (
                SELECT max (id) FROM loan_product_version
                WHERE product = ?1 AND effective_from = version.effective_from)
            ORDER BY effective_from
            """, key)
    }

    /// The identifiers of all loan products of which the book has a version.
    public func loanProductKeys() throws -> [String] {
        try db.all("SELECT DISTINCT product FROM loan_product_version ORDER BY product") {
            $0.text(0)
        }
    }

    /// The identifiers of all programs of which the book has a version.
    public func programKeys() throws -> [String] {
        try db.all("SELECT DISTINCT program FROM program_version ORDER BY program") {
            $0.text(0)
        }
    }

    /// The identifiers of all tariffs of which the book has a version.
    public func tariffKeys() throws -> [String] {
        try db.all("SELECT DISTINCT tariff FROM tariff_version ORDER BY tariff") { $0.text(0) }
    }

    private func versions(_ sql: String, _ key: String) throws -> [RateVersionRow] {
        try db.all(sql, [key]) { row in
            RateVersionRow(
                key: row.text(0), effectiveFrom: try row.day(1),
                effectiveTo: try row.optionalDay(2), document: try row.digest(3),
                importID: row.optionalInteger(4))
        }
    }
}

extension BookWriter {
    /// Adds a version of a program, whose file must be kept already.
    public func add(program version: RateVersionRow) throws {
        try add(version, to: "program_version", "program")
    }

    /// Adds a version of a tariff, whose file must be kept already.
    public func add(tariff version: RateVersionRow) throws {
        try add(version, to: "tariff_version", "tariff")
    }

    /// Adds a version of a loan product, whose file must be kept already.
    public func add(loanProduct version: RateVersionRow) throws {
        try add(version, to: "loan_product_version", "product")
    }

    private func add(_ version: RateVersionRow, to table: String, _ key: String) throws {
        try db.run(
            """
            INSERT INTO \(table) (\(key), effective_from, effective_to, document, import_id)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                version.key, version.effectiveFrom, version.effectiveTo, version.document,
                version.importID,
            ])
    }
}
