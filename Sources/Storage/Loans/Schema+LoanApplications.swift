extension Schema {
    /// What was applied for, and what became of it where no loan was made.
    ///
    /// A loan is made of an application by having its key: that it agrees with what was applied
    /// for is seen to here.
    static let loanApplications = """
        CREATE TABLE loan_application (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE \(key("key")),
            array_id INTEGER NOT NULL,
            subscription_id INTEGER NOT NULL,
            product BLOB NOT NULL REFERENCES document (digest),
            principal_cents INTEGER NOT NULL
                CHECK (principal_cents BETWEEN 1 AND 1000000000000000),
            periods INTEGER NOT NULL CHECK (periods BETWEEN 1 AND 1200),
            applied INTEGER NOT NULL \(day("applied")),
            first_due INTEGER \(day("first_due")),
            due_day INTEGER CHECK (due_day BETWEEN 1 AND 31),
            autopay INTEGER NOT NULL CHECK (autopay IN (0, 1)),
            recorded_at INTEGER NOT NULL,
            UNIQUE (array_id, id),
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id),
            CHECK (applied < first_due)
        ) STRICT;
        \(appendOnly("loan_application", called: "a loan application"))

        CREATE TABLE loan_application_note (
            array_id INTEGER NOT NULL,
            application_id INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 10000),
            cents INTEGER NOT NULL CHECK (cents > 0),
            PRIMARY KEY (array_id, application_id, number),
            FOREIGN KEY (array_id, application_id) REFERENCES loan_application (array_id, id)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("loan_application_note", called: "a note of a loan application"))

        CREATE TABLE loan_application_closing (
            array_id INTEGER NOT NULL,
            application_id INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('declined', 'withdrawn')),
            date INTEGER NOT NULL \(day("date")),
            recorded_at INTEGER NOT NULL,
            reason TEXT NOT NULL \(line("reason")),
            PRIMARY KEY (array_id, application_id),
            FOREIGN KEY (array_id, application_id) REFERENCES loan_application (array_id, id)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("loan_application_closing", called: "the closing of a loan application"))

        CREATE TRIGGER loan_application_comes_first BEFORE INSERT ON loan_application
        WHEN EXISTS (SELECT 1 FROM loan WHERE key = NEW.key)
        BEGIN SELECT RAISE (ABORT, 'a loan is applied for before it is made'); END;
        CREATE TRIGGER loan_application_is_closed_after BEFORE INSERT ON loan_application_closing
        WHEN EXISTS (
            SELECT 1 FROM loan_application
            WHERE array_id = NEW.array_id AND id = NEW.application_id AND applied > NEW.date)
        BEGIN SELECT RAISE (ABORT, 'an application is closed after it was made'); END;
        CREATE TRIGGER loan_application_is_open BEFORE INSERT ON loan_application_closing
        WHEN EXISTS (
            SELECT 1 FROM loan_application AS a JOIN loan AS l ON l.key = a.key
            WHERE a.array_id = NEW.array_id AND a.id = NEW.application_id)
        BEGIN SELECT RAISE (ABORT, 'an application that was lent on is not closed'); END;
        CREATE TRIGGER loan_is_not_of_closed_application BEFORE INSERT ON loan
        WHEN EXISTS (
            SELECT 1 FROM loan_application AS a JOIN loan_application_closing AS c
                ON c.array_id = a.array_id AND c.application_id = a.id
            WHERE a.key = NEW.key)
        BEGIN SELECT RAISE (ABORT, 'no loan is made of a closed application'); END;
        CREATE TRIGGER loan_is_as_applied_for BEFORE INSERT ON loan
        WHEN EXISTS (
            SELECT 1 FROM loan_application AS a
            WHERE a.key = NEW.key AND (
                a.array_id <> NEW.array_id OR a.subscription_id <> NEW.subscription_id
                OR a.principal_cents <> NEW.principal_cents OR a.periods <> NEW.periods
                OR a.autopay <> NEW.autopay OR a.applied > NEW.disbursed
                OR a.first_due <> NEW.first_due))
        BEGIN SELECT RAISE (ABORT, 'a loan is as it was applied for'); END;
        """
}
