extension Schema {
    /// The co-op itself, the files it was told by, and what was imported when.
    static let book = """
        CREATE TABLE book (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL \(line("name")),
            currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
            dispute_contact TEXT \(line("dispute_contact")),
            created_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE document (
            digest BLOB PRIMARY KEY CHECK (length (digest) = 32),
            kind TEXT NOT NULL \(key("kind")),
            name TEXT NOT NULL \(line("name")),
            bytes BLOB NOT NULL
        ) STRICT;
        \(appendOnly("document", called: "a document"))

        CREATE TABLE import (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL \(key("kind")),
            digest BLOB NOT NULL CHECK (length (digest) = 32),
            target TEXT NOT NULL,
            attempt INTEGER NOT NULL CHECK (attempt > 0),
            name TEXT NOT NULL \(line("name")),
            summary TEXT NOT NULL,
            imported_at INTEGER NOT NULL,
            as_of INTEGER NOT NULL \(day("as_of")),
            UNIQUE (kind, digest, target, attempt)
        ) STRICT;
        CREATE TRIGGER import_is_final
        BEFORE UPDATE OF id, kind, digest, target, attempt, name, imported_at, as_of ON import
        BEGIN SELECT RAISE (ABORT, 'an import is never changed'); END;
        CREATE TRIGGER import_is_summed_up_once BEFORE UPDATE OF summary ON import
        WHEN OLD.summary <> ''
        BEGIN SELECT RAISE (ABORT, 'an import is never changed'); END;
        CREATE TRIGGER import_is_kept BEFORE DELETE ON import
        BEGIN SELECT RAISE (ABORT, 'an import is never removed'); END;

        CREATE TABLE import_void (
            import_id INTEGER PRIMARY KEY REFERENCES import (id),
            reason TEXT NOT NULL \(line("reason")),
            voided_at INTEGER NOT NULL
        ) STRICT;
        \(appendOnly("import_void", called: "the undoing of an import"))
        """

    /// Who may ask the service what; of a token only its digest is known.
    static let tokens = """
        CREATE TABLE token (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE CHECK (length (digest) = 32),
            role TEXT NOT NULL CHECK (role IN ('administrator', 'subscriber')),
            subscriber_id INTEGER REFERENCES subscriber (id),
            created_at INTEGER NOT NULL,
            revoked_at INTEGER,
            CHECK ((role = 'subscriber') = (subscriber_id IS NOT NULL))
        ) STRICT;
        CREATE TRIGGER token_stays_revoked BEFORE UPDATE ON token
        WHEN OLD.revoked_at IS NOT NULL OR NEW.digest <> OLD.digest OR NEW.role <> OLD.role
            OR NEW.subscriber_id IS NOT OLD.subscriber_id
        BEGIN SELECT RAISE (ABORT, 'a token is never changed but to revoke it'); END;
        CREATE TRIGGER token_is_kept BEFORE DELETE ON token
        BEGIN SELECT RAISE (ABORT, 'a token is never removed'); END;
        """
}
