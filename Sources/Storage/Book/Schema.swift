import GRDB

/// Every shape a book has had.
///
/// A released migration is never edited; a mistake in one is mended by the next.
///
/// Conventions: a month is the integer 202606 and a day 20260601, which people can read and
/// the database can sort; a moment is seconds since 1970. Amounts carry their unit in their
/// name. Rows that belong to an array begin with it. What has been issued, posted or read from
/// a meter is append-only, and triggers see to it: a correction is a new row.
enum Schema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        for (name, sql) in migrations {
            migrator.registerMigration(name) { db in
                try db.execute(sql: sql)
                try upgrades[name]?(db)
            }
        }
        return migrator
    }()

    private static let migrations = [
        ("0001 book", book),
        ("0002 rates", rates),
        ("0003 members", members),
        ("0004 meters", meters),
        ("0005 journal", journal),
        ("0006 statements", statements),
        ("0007 utility reports", utilityReports),
        ("0008 tokens", tokens),
        ("0009 sharing", sharing),
        ("0010 loans", loans),
        ("0011 loan bills", loanBills),
        ("0012 note distributions", noteDistributions),
        ("0013 loan applications", loanApplications),
        ("0014 identifiers", identifiers),
        ("0015 chain", noReplacement + "\n" + chain),
        ("0016 payments by subscription", paymentsBySubscription),
    ]

    /// What of a migration SQL cannot say; done after it, in the same transaction.
    private static let upgrades: [String: @Sendable (Database) throws -> Void] = [
        "0014 identifiers": IdentifierUpgrade.run,
        "0015 chain": { try RecordChain($0).recordAll() },
    ]

    /// Marks a file as a book: "CoWt" in ASCII.
    static let applicationID: Int64 = 0x436F_5774

    /// The triggers that keep what `table` holds from being changed or removed.
    static func appendOnly(_ table: String, called thing: String) -> String {
        """
        CREATE TRIGGER \(table)_is_final BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE (ABORT, '\(thing) is never changed'); END;
        CREATE TRIGGER \(table)_is_kept BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE (ABORT, '\(thing) is never removed'); END;

        """
    }

    /// A check that `column` holds a month as in 202606.
    static func month(_ column: String) -> String {
        "CHECK (\(column) BETWEEN 190001 AND 220012 AND \(column) % 100 BETWEEN 1 AND 12)"
    }

    /// A check that `column` holds a day as in 20260601.
    static func day(_ column: String) -> String {
        "CHECK (\(column) BETWEEN 19000101 AND 22001231 "
            + "AND \(column) / 100 % 100 BETWEEN 1 AND 12 AND \(column) % 100 BETWEEN 1 AND 31)"
    }

    /// A check that `column` holds what identifies something to people.
    static func key(_ column: String) -> String {
        "CHECK (length (\(column)) BETWEEN 1 AND 64)"
    }

    /// A check that `column` holds a text that is neither empty nor a document.
    static func line(_ column: String) -> String {
        "CHECK (length (\(column)) BETWEEN 1 AND 1000)"
    }
}
