extension Schema {
    /// Meters and what they read.
    ///
    /// A reading row is a run of equal intervals without a gap, all beginning in one month of
    /// UTC, of one flow: some hundred figures in a kilobyte. Rows of an import that was undone
    /// stay and are not looked at.
    static let meters = """
        CREATE TABLE meter (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE \(key("key")),
            role TEXT NOT NULL CHECK (role IN ('production', 'usage')),
            array_id INTEGER NOT NULL REFERENCES "array" (id),
            subscription_id INTEGER,
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id),
            CHECK ((role = 'usage') = (subscription_id IS NOT NULL))
        ) STRICT;
        CREATE UNIQUE INDEX production_meter ON meter (array_id) WHERE role = 'production';
        CREATE UNIQUE INDEX usage_meter ON meter (array_id, subscription_id)
        WHERE role = 'usage';

        CREATE TABLE reading (
            id INTEGER PRIMARY KEY,
            meter_id INTEGER NOT NULL REFERENCES meter (id),
            flow TEXT NOT NULL CHECK (flow IN ('delivered', 'received', 'net', 'total')),
            starts_at INTEGER NOT NULL,
            step_seconds INTEGER NOT NULL CHECK (step_seconds BETWEEN 1 AND 31622400),
            count INTEGER NOT NULL CHECK (count > 0),
            ends_at INTEGER NOT NULL,
            total_mwh INTEGER NOT NULL,
            quality INTEGER NOT NULL CHECK (quality BETWEEN 0 AND 3),
            import_id INTEGER NOT NULL REFERENCES import (id),
            energies BLOB NOT NULL CHECK (length (energies) BETWEEN count + 1 AND 10 * count + 1),
            UNIQUE (meter_id, flow, starts_at, import_id),
            CHECK (ends_at = starts_at + step_seconds * count)
        ) STRICT;
        CREATE INDEX reading_by_import ON reading (import_id);
        \(appendOnly("reading", called: "a reading"))
        """
}
