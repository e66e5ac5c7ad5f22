extension Schema {
    /// What was paid out to the investors who fund loans, and to each note of it.
    static let noteDistributions = """
        CREATE TABLE note_distribution (
            array_id INTEGER NOT NULL,
            loan_id INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            date INTEGER NOT NULL \(day("date")),
            recorded_at INTEGER NOT NULL,
            entry INTEGER NOT NULL,
            key TEXT NOT NULL UNIQUE CHECK (length (key) BETWEEN 1 AND 300),
            PRIMARY KEY (array_id, loan_id, number),
            UNIQUE (array_id, entry),
            FOREIGN KEY (array_id, loan_id) REFERENCES loan (array_id, id),
            FOREIGN KEY (array_id, entry) REFERENCES entry (array_id, number)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("note_distribution", called: "a distribution"))
        CREATE TRIGGER note_distribution_has_no_gap BEFORE INSERT ON note_distribution
        WHEN NEW.number > 1 AND NOT EXISTS (
            SELECT 1 FROM note_distribution
            WHERE array_id = NEW.array_id AND loan_id = NEW.loan_id
                AND number = NEW.number - 1)
        BEGIN SELECT RAISE (ABORT, 'distributions of a loan are numbered without gaps'); END;

        CREATE TABLE note_payout (
            array_id INTEGER NOT NULL,
            loan_id INTEGER NOT NULL,
            distribution INTEGER NOT NULL,
            note INTEGER NOT NULL,
            cents INTEGER NOT NULL CHECK (cents > 0),
            PRIMARY KEY (array_id, loan_id, distribution, note),
            FOREIGN KEY (array_id, loan_id, distribution)
                REFERENCES note_distribution (array_id, loan_id, number),
            FOREIGN KEY (array_id, loan_id, note)
                REFERENCES loan_note (array_id, loan_id, number)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("note_payout", called: "what a note was paid"))
        """
}
