import Testing

@testable import Storage

struct BookErrorTests {
    @Test(arguments: [
        (
            BookError.missing(path: "coop.book"),
            "there is no book at coop.book; make one with: commonwatt book create --name NAME"
        ),
        (
            .alreadyThere(path: "coop.book"),
            "there is already a file at coop.book, and it is left as it is"
        ),
        (.notABook(path: "coop.book"), "coop.book is not a book of commonwatt"),
        (
            .older(path: "coop.book"),
            "coop.book was made by an older commonwatt; bring it up to date with: "
                + "commonwatt book upgrade"
        ),
        (
            .newer(path: "coop.book"),
            "coop.book was written by a newer commonwatt than this one; use that one"
        ),
        (
            .busy(path: "coop.book"),
            "coop.book is being written by another command; try again when it is done"
        ),
        (
            .cannotRead(path: "coop.book", reason: "permission denied"),
            "coop.book cannot be read: permission denied"
        ),
        (
            .cannotMake(path: "a/coop.book", reason: "there is no folder a"),
            "a/coop.book cannot be made: there is no folder a"
        ),
        (
            .cannotWrite(path: "coop.book", reason: "database or disk is full"),
            "coop.book cannot be written: database or disk is full"
        ),
        (
            .damaged(path: "coop.book", reason: "malformed"),
            "coop.book is damaged: malformed; restore it from a backup"
        ),
        (
            .refused(reason: "a posting is never changed"),
            "the book refuses this: a posting is never changed"
        ),
        (
            .failed(reason: "no such table: x"),
            "the book was asked for something impossible: no such table: x"
        ),
    ])
    func saysWhatIsWrong(error: BookError, message: String) {
        #expect(error.description == message)
    }

    /// What a person reads of a refusal are words of ours.
    @Test(arguments: [
        ("UPDATE posting SET line = line", "a posting is never changed"),
        ("INSERT INTO share VALUES (1, 1, 20270101, NULL, -5)", figure),
        (
            "INSERT INTO statement VALUES (1, 2, 1, 3, x'7B7D')",
            "it holds this already; nothing was changed"
        ),
        (
            "INSERT INTO share VALUES (1, 99, 20270101, NULL, 5)",
            "this names something that is not in it; nothing was changed"
        ),
    ])
    func speaksOurWordsAndNotTheDatabases(sql: String, reason: String) throws {
        let sample = try SampleBook()
        try sample.issue(Array(sample.subscriptions.prefix(2)))
        #expect(throws: BookError.refused(reason: reason)) {
            try sample.book.write { db in try db.db.run(sql) }
        }
    }

    private static let figure = "a figure is not one that a book can hold; nothing was changed"
}
