extension Schema {
    /// Versions of loan products, loans, and what happened to them.
    ///
    /// A loan's state is stored nowhere: it is what replaying its events gives.
    static let loans = """
        CREATE TABLE loan_product_version (
            id INTEGER PRIMARY KEY,
            product TEXT NOT NULL \(key("product")),
            effective_from INTEGER NOT NULL \(day("effective_from")),
            effective_to INTEGER \(day("effective_to")),
            document BLOB NOT NULL REFERENCES document (digest),
            import_id INTEGER REFERENCES import (id),
            UNIQUE (product, effective_from, id),
            CHECK (effective_from < effective_to)
        ) STRICT;
        \(appendOnly("loan_product_version", called: "a version of a loan product"))

        CREATE TABLE loan (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE \(key("key")),
            array_id INTEGER NOT NULL,
            subscription_id INTEGER NOT NULL,
            product BLOB NOT NULL REFERENCES document (digest),
            principal_cents INTEGER NOT NULL
                CHECK (principal_cents BETWEEN 1 AND 1000000000000000),
            periods INTEGER NOT NULL CHECK (periods BETWEEN 1 AND 1200),
            disbursed INTEGER NOT NULL \(day("disbursed")),
            first_due INTEGER NOT NULL \(day("first_due")),
            due_day INTEGER NOT NULL CHECK (due_day BETWEEN 1 AND 31),
            autopay INTEGER NOT NULL CHECK (autopay IN (0, 1)),
            UNIQUE (array_id, id),
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id),
            CHECK (disbursed < first_due)
        ) STRICT;
        \(appendOnly("loan", called: "a loan"))

        CREATE TABLE loan_note (
            array_id INTEGER NOT NULL,
            loan_id INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 10000),
            cents INTEGER NOT NULL CHECK (cents > 0),
            PRIMARY KEY (array_id, loan_id, number),
            FOREIGN KEY (array_id, loan_id) REFERENCES loan (array_id, id)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("loan_note", called: "a note"))

        CREATE TABLE loan_event (
            array_id INTEGER NOT NULL,
            loan_id INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            date INTEGER NOT NULL \(day("date")),
            recorded_at INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN (
                'disbursement', 'payment', 'prepayment', 'prepayment-recast', 'fee', 'recast',
                'restructure', 'deferral', 'autopay-on', 'autopay-off', 'reversal')),
            cents INTEGER CHECK (cents > 0),
            rate_billionths INTEGER CHECK (rate_billionths BETWEEN 0 AND 1000000000),
            periods INTEGER CHECK (periods BETWEEN 1 AND 1200),
            reverses INTEGER CHECK (reverses BETWEEN 2 AND number - 1),
            key TEXT NOT NULL UNIQUE CHECK (length (key) BETWEEN 1 AND 300),
            reason TEXT \(line("reason")),
            PRIMARY KEY (array_id, loan_id, number),
            UNIQUE (array_id, loan_id, reverses),
            FOREIGN KEY (array_id, loan_id) REFERENCES loan (array_id, id),
            FOREIGN KEY (array_id, loan_id, reverses)
                REFERENCES loan_event (array_id, loan_id, number),
            CHECK ((kind = 'disbursement') = (number = 1)),
            CHECK ((kind IN (
                'disbursement', 'payment', 'prepayment', 'prepayment-recast', 'fee'))
                = (cents IS NOT NULL)),
            CHECK ((kind = 'restructure') = (rate_billionths IS NOT NULL)),
            CHECK ((kind IN ('restructure', 'deferral')) = (periods IS NOT NULL)),
            CHECK ((kind = 'reversal') = (reverses IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("loan_event", called: "an event of a loan"))
        CREATE TRIGGER loan_event_has_no_gap BEFORE INSERT ON loan_event
        WHEN NEW.number > 1 AND NOT EXISTS (
            SELECT 1 FROM loan_event
            WHERE array_id = NEW.array_id AND loan_id = NEW.loan_id
                AND number = NEW.number - 1)
        BEGIN SELECT RAISE (ABORT, 'events of a loan are numbered without gaps'); END;
        CREATE TRIGGER loan_event_reverses_no_reversal BEFORE INSERT ON loan_event
        WHEN EXISTS (
            SELECT 1 FROM loan_event
            WHERE array_id = NEW.array_id AND loan_id = NEW.loan_id
                AND number = NEW.reverses AND kind = 'reversal')
        BEGIN SELECT RAISE (ABORT, 'a reversal is not reversed'); END;
        """

    /// What statements ask for of loans, and which of their payments came by statements.
    static let loanBills = """
        CREATE TABLE loan_bill (
            array_id INTEGER NOT NULL,
            loan_id INTEGER NOT NULL,
            statement INTEGER NOT NULL,
            cents INTEGER NOT NULL,
            through INTEGER NOT NULL \(day("through")),
            PRIMARY KEY (array_id, loan_id, statement),
            FOREIGN KEY (array_id, loan_id) REFERENCES loan (array_id, id),
            FOREIGN KEY (array_id, statement) REFERENCES statement (array_id, number)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("loan_bill", called: "what a statement asks for of a loan"))
        CREATE INDEX loan_by_subscription ON loan (array_id, subscription_id);

        ALTER TABLE loan_event ADD COLUMN payment_id INTEGER REFERENCES payment (id)
            CHECK (payment_id IS NULL OR kind = 'payment');
        ALTER TABLE loan_event ADD COLUMN statement INTEGER
            CHECK (statement IS NULL OR kind = 'payment' AND payment_id IS NULL);
        """
}
