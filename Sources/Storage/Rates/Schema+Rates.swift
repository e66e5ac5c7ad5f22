extension Schema {
    /// Versions of programs and tariffs, whose files are kept by content, and index prices.
    ///
    /// A version with the same effective date as an older one takes its place for what is
    /// issued from then on; what was issued names its files by digest.
    static let rates = """
        CREATE TABLE program_version (
            id INTEGER PRIMARY KEY,
            program TEXT NOT NULL \(key("program")),
            effective_from INTEGER NOT NULL \(day("effective_from")),
            effective_to INTEGER \(day("effective_to")),
            document BLOB NOT NULL REFERENCES document (digest),
            import_id INTEGER REFERENCES import (id),
            UNIQUE (program, effective_from, id),
            CHECK (effective_from < effective_to)
        ) STRICT;
        \(appendOnly("program_version", called: "a version of a program"))

        CREATE TABLE tariff_version (
            id INTEGER PRIMARY KEY,
            tariff TEXT NOT NULL \(key("tariff")),
            effective_from INTEGER NOT NULL \(day("effective_from")),
            effective_to INTEGER \(day("effective_to")),
            document BLOB NOT NULL REFERENCES document (digest),
            import_id INTEGER REFERENCES import (id),
            UNIQUE (tariff, effective_from, id),
            CHECK (effective_from < effective_to)
        ) STRICT;
        \(appendOnly("tariff_version", called: "a version of a tariff"))

        CREATE TABLE monthly_price (
            series TEXT NOT NULL \(key("series")),
            month INTEGER NOT NULL \(month("month")),
            import_id INTEGER NOT NULL REFERENCES import (id),
            nanos_per_kwh INTEGER NOT NULL,
            PRIMARY KEY (series, month, import_id)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("monthly_price", called: "a reference price"))

        CREATE TABLE hourly_price (
            id INTEGER PRIMARY KEY,
            series TEXT NOT NULL \(key("series")),
            starts_at INTEGER NOT NULL,
            count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 1000),
            import_id INTEGER NOT NULL REFERENCES import (id),
            nanos_per_kwh BLOB NOT NULL,
            UNIQUE (series, starts_at, import_id)
        ) STRICT;
        \(appendOnly("hourly_price", called: "a reference price"))
        """
}
