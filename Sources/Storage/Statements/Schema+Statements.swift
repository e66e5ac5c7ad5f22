extension Schema {
    /// Bill runs and what they issued.
    ///
    /// A statement's text stands by itself, a kilobyte or two; its figures stand in a narrow
    /// row of `member_month`, which history, lists and checks read.
    static let statements = """
        CREATE TABLE bill_run (
            id INTEGER PRIMARY KEY,
            array_id INTEGER NOT NULL REFERENCES "array" (id),
            month INTEGER NOT NULL \(month("month")),
            number INTEGER NOT NULL CHECK (number > 0),
            issued_on INTEGER NOT NULL \(day("issued_on")),
            metered_mwh INTEGER NOT NULL,
            unallocated_mwh INTEGER NOT NULL,
            program BLOB NOT NULL REFERENCES document (digest),
            template BLOB REFERENCES document (digest),
            facts BLOB NOT NULL,
            UNIQUE (array_id, month, number)
        ) STRICT;
        \(appendOnly("bill_run", called: "a bill run"))

        CREATE TABLE statement (
            array_id INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            run_id INTEGER NOT NULL REFERENCES bill_run (id),
            subscription_id INTEGER NOT NULL,
            body BLOB NOT NULL CHECK (length (body) > 0),
            PRIMARY KEY (array_id, number),
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id)
        ) STRICT;
        \(appendOnly("statement", called: "an issued statement"))
        \(gapless("statement", called: "statements of an array"))

        CREATE TABLE member_month (
            array_id INTEGER NOT NULL,
            month INTEGER NOT NULL \(month("month")),
            subscription_id INTEGER NOT NULL,
            statement INTEGER NOT NULL,
            last_entry INTEGER NOT NULL CHECK (last_entry >= 0),
            allocated_mwh INTEGER NOT NULL,
            unit INTEGER NOT NULL CHECK (unit IN (0, 1)),
            earned INTEGER NOT NULL,
            applied INTEGER NOT NULL,
            expired INTEGER NOT NULL,
            paid_out INTEGER NOT NULL,
            banked INTEGER NOT NULL,
            fee_cents INTEGER NOT NULL,
            total_cents INTEGER NOT NULL,
            PRIMARY KEY (array_id, month, subscription_id),
            FOREIGN KEY (array_id, statement) REFERENCES statement (array_id, number)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("member_month", called: "a month of an issued statement"))

        CREATE TABLE bank_movement (
            array_id INTEGER NOT NULL,
            month INTEGER NOT NULL \(month("month")),
            subscription_id INTEGER NOT NULL,
            earned INTEGER NOT NULL \(month("earned")),
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
            unit INTEGER NOT NULL CHECK (unit IN (0, 1)),
            quantity INTEGER NOT NULL CHECK (quantity <> 0 AND (quantity > 0) = (kind = 1)),
            PRIMARY KEY (array_id, month, subscription_id, earned, kind),
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id),
            CHECK (earned <= month)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("bank_movement", called: "a bank movement"))

        CREATE TABLE held (
            run_id INTEGER NOT NULL REFERENCES bill_run (id),
            array_id INTEGER NOT NULL,
            subscription_id INTEGER NOT NULL,
            reason TEXT NOT NULL \(line("reason")),
            PRIMARY KEY (run_id, subscription_id),
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("held", called: "the reason of a held subscription"))
        """

    /// What utilities reported: credits they posted, and the bills of members.
    static let utilityReports = """
        CREATE TABLE posted_credit (
            array_id INTEGER NOT NULL,
            month INTEGER NOT NULL \(month("month")),
            subscription_id INTEGER NOT NULL,
            import_id INTEGER NOT NULL REFERENCES import (id),
            credited_mwh INTEGER,
            credited_cents INTEGER,
            PRIMARY KEY (array_id, month, subscription_id, import_id),
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id),
            CHECK (credited_mwh IS NOT NULL OR credited_cents IS NOT NULL)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("posted_credit", called: "a posted credit"))

        CREATE TABLE utility_bill (
            array_id INTEGER NOT NULL,
            month INTEGER NOT NULL \(month("month")),
            subscription_id INTEGER NOT NULL,
            import_id INTEGER NOT NULL REFERENCES import (id),
            used_mwh INTEGER,
            billed_cents INTEGER,
            PRIMARY KEY (array_id, month, subscription_id, import_id),
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id),
            CHECK (used_mwh IS NOT NULL OR billed_cents IS NOT NULL)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("utility_bill", called: "a utility bill"))
        """
}
