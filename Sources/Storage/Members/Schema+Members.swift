extension Schema {
    /// Arrays, subscribers, and what these hold of those from when to when.
    static let members = """
        CREATE TABLE "array" (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE \(key("key")),
            name TEXT NOT NULL \(line("name")),
            capacity_milliwatts INTEGER NOT NULL CHECK (capacity_milliwatts > 0),
            utility TEXT NOT NULL \(line("utility")),
            zone TEXT \(key("zone")),
            program TEXT NOT NULL \(key("program")),
            share_unit TEXT NOT NULL CHECK (share_unit IN ('ppm', 'watts', 'blocks')),
            share_total INTEGER NOT NULL CHECK (share_total BETWEEN 1 AND 1000000000000),
            time_zone TEXT NOT NULL \(line("time_zone")),
            due_days INTEGER NOT NULL CHECK (due_days BETWEEN 0 AND 366),
            CHECK (share_unit <> 'ppm' OR share_total = 1000000)
        ) STRICT;

        CREATE TABLE subscriber (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE \(key("key")),
            name TEXT NOT NULL \(line("name")),
            class TEXT NOT NULL \(key("class")),
            email TEXT \(line("email")),
            address TEXT \(line("address"))
        ) STRICT;

        CREATE TABLE subscription (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE \(key("key")),
            array_id INTEGER NOT NULL REFERENCES "array" (id),
            subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
            utility_account TEXT NOT NULL \(key("utility_account")),
            tariff TEXT \(key("tariff")),
            yearly_use_mwh INTEGER CHECK (yearly_use_mwh >= 0),
            starts INTEGER NOT NULL \(day("starts")),
            ends INTEGER \(day("ends")),
            fee_kind TEXT \(key("fee_kind")),
            fee_rate_billionths INTEGER,
            savings_billionths INTEGER CHECK (savings_billionths BETWEEN 0 AND 1000000000),
            opening_balance_cents INTEGER NOT NULL,
            import_id INTEGER REFERENCES import (id),
            UNIQUE (array_id, id),
            CHECK (starts < ends),
            CHECK (fee_kind IS NULL OR savings_billionths IS NULL)
        ) STRICT;
        CREATE INDEX subscription_by_subscriber ON subscription (subscriber_id);
        CREATE INDEX subscription_by_utility_account ON subscription (utility_account);
        CREATE TRIGGER subscription_stays_on_its_array
        BEFORE UPDATE OF id, array_id, subscriber_id ON subscription
        BEGIN SELECT RAISE (ABORT, 'a subscription stays on its array and with its subscriber');
        END;

        CREATE TABLE loan_terms (
            array_id INTEGER NOT NULL,
            subscription_id INTEGER NOT NULL,
            principal_cents INTEGER NOT NULL CHECK (principal_cents > 0),
            rate_billionths INTEGER NOT NULL CHECK (rate_billionths BETWEEN 0 AND 10000000000),
            months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 600),
            first_month INTEGER NOT NULL \(month("first_month")),
            PRIMARY KEY (array_id, subscription_id),
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE share (
            array_id INTEGER NOT NULL,
            subscription_id INTEGER NOT NULL,
            starts INTEGER NOT NULL \(day("starts")),
            ends INTEGER \(day("ends")),
            units INTEGER NOT NULL CHECK (units > 0),
            PRIMARY KEY (array_id, subscription_id, starts),
            FOREIGN KEY (array_id, subscription_id) REFERENCES subscription (array_id, id),
            CHECK (starts < ends)
        ) STRICT, WITHOUT ROWID;
        \(noOverlap(on: "INSERT", named: "share_has_one_size"))
        \(noOverlap(on: "UPDATE", named: "share_keeps_one_size"))
        """

    /// Refuses a second share of the same subscription on the same day.
    private static func noOverlap(on event: String, named name: String) -> String {
        """
        CREATE TRIGGER \(name) AFTER \(event) ON share
        WHEN EXISTS (
            SELECT 1 FROM share
            WHERE array_id = NEW.array_id AND subscription_id = NEW.subscription_id
                AND starts <> NEW.starts
                AND starts < coalesce (NEW.ends, 99999999)
                AND coalesce (ends, 99999999) > NEW.starts)
        BEGIN SELECT RAISE (ABORT, 'a subscription has one share on a day'); END;
        """
    }
}
