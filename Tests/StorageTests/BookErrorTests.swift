import Storage
import Testing

struct BookErrorTests {
    @Test(arguments: [
        (
            BookError.missing(path: "coop.book"),
            "there is no book at coop.book; make one with: commonwatt book create"
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
}
