import Operations
import Quantities
import Storage
import Testing

struct CreateBookTests {
    let test: TestBook

    init() throws {
        test = try TestBook()
    }

    private var path: String { test.folderPath + "/new.book" }

    @Test func makesABookOnce() throws {
        let create = CreateBook(BookSettings(name: "Sunny", disputeContact: "555 0100"))
        try create(at: path, TestBook.occasion, .rehearsal)
        try create(at: path, TestBook.occasion)
        #expect(throws: BookError.alreadyThere(path: path)) {
            try create(at: path, TestBook.occasion)
        }
        #expect(throws: BookError.alreadyThere(path: path)) {
            try create(at: path, TestBook.occasion, .rehearsal)
        }
        let found = try DescribeBook()(in: Book.open(at: path, for: .reading))
        #expect(found.settings.name == "Sunny")
        #expect(found.arrays == 0)
    }

    @Test(arguments: [
        (
            BookSettings(name: ""), "name: expected from 1 to 200 characters, found 0"
        ),
        (
            BookSettings(name: "a\nb"), "name: expected one line without control characters"
        ),
        (
            BookSettings(name: "a", currency: "usd"),
            "currency: expected a code of three capital letters as in USD, found \"usd\""
        ),
    ])
    func refusesOddSettings(settings: BookSettings, message: String) {
        let error = #expect(throws: OperationError.self) {
            try CreateBook(settings)(at: path, TestBook.occasion)
        }
        #expect(error?.description == message)
    }
}
