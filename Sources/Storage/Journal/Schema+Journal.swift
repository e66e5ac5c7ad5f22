extension Schema {
    /// Entries, their postings, and payments.
    ///
    /// The key of a posting begins with array and kind of account and goes on with the entry:
    /// a trial balance reads in order, what all subscriptions of an array owe is one range,
    /// and each bill run appends at the end of a few ranges in place of touching every page.
    static let journal = """
        CREATE TABLE entry (
            array_id INTEGER NOT NULL REFERENCES "array" (id),
            number INTEGER NOT NULL CHECK (number > 0),
            date INTEGER NOT NULL \(day("date")),
            corrects INTEGER CHECK (corrects BETWEEN 1 AND number - 1),
            key TEXT NOT NULL CHECK (length (key) BETWEEN 1 AND 200),
            memo TEXT NOT NULL CHECK (length (memo) BETWEEN 1 AND 200),
            digest BLOB NOT NULL CHECK (length (digest) = 32),
            PRIMARY KEY (array_id, number),
            UNIQUE (array_id, key)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("entry", called: "an entry"))
        \(gapless("entry", called: "entries of an array"))

        CREATE TABLE posting (
            array_id INTEGER NOT NULL,
            account INTEGER NOT NULL CHECK (account BETWEEN 1 AND 255),
            entry INTEGER NOT NULL,
            line INTEGER NOT NULL CHECK (line > 0),
            subscription_id INTEGER NOT NULL
                CHECK ((subscription_id > 0) = (account & 32 <> 0)),
            quantity INTEGER NOT NULL CHECK (quantity <> 0),
            PRIMARY KEY (array_id, account, entry, line),
            FOREIGN KEY (array_id, entry) REFERENCES entry (array_id, number)
        ) STRICT, WITHOUT ROWID;
        \(appendOnly("posting", called: "a posting"))

        CREATE TABLE payment (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE CHECK (length (key) BETWEEN 1 AND 200),
            array_id INTEGER NOT NULL,
            subscription_id INTEGER NOT NULL,
            received INTEGER NOT NULL \(day("received")),
            cents INTEGER NOT NULL CHECK (cents <> 0),
            entry INTEGER NOT NULL,
            corrects INTEGER REFERENCES payment (id),
            import_id INTEGER REFERENCES import (id),
            UNIQUE (array_id, entry, id),
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id),
            FOREIGN KEY (array_id, entry) REFERENCES entry (array_id, number),
            CHECK (cents > 0 OR corrects IS NOT NULL)
        ) STRICT;
        \(appendOnly("payment", called: "a payment"))
        """

    /// Finds the payments of a subscription on a day, whatever else came to its array.
    static let paymentsBySubscription = """
        CREATE INDEX payment_by_subscription ON payment (subscription_id, received);
        """

    /// Refuses a number that does not follow the last one of its array.
    static func gapless(_ table: String, called things: String) -> String {
        """
        CREATE TRIGGER \(table)_has_no_gap BEFORE INSERT ON \(table)
        WHEN NEW.number > 1 AND NOT EXISTS (
            SELECT 1 FROM \(table)
            WHERE array_id = NEW.array_id AND number = NEW.number - 1)
        BEGIN SELECT RAISE (ABORT, '\(things) are numbered without gaps'); END;
        """
    }
}
