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
        try create(at: path, TestBook.time, .rehearsal)
        try create(at: path, TestBook.time)
        #expect(throws: BookError.alreadyThere(path: path)) {
            try create(at: path, TestBook.time)
        }
        #expect(throws: BookError.alreadyThere(path: path)) {
            try create(at: path, TestBook.time, .rehearsal)
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
            "currency: expected the code of a currency as in USD, found \"usd\""
        ),
        (
            BookSettings(name: "a", currency: "ABC"),
            "currency: expected the code of a currency in use, of ISO 4217, found \"ABC\""
        ),
        (
            BookSettings(name: "a", currency: "XXX"),
            "currency: expected the code of a currency, found \"XXX\", which stands for no currency"
        ),
        (
            BookSettings(name: "a", currency: "JPY"),
            "currency: amounts are kept to the hundredth, and JPY has no smaller unit, so no "
                + "amount in it would be right; expected a currency of two decimals as USD"
        ),
        (
            BookSettings(name: "a", currency: "KWD"),
            "currency: amounts are kept to the hundredth, and KWD has thousandths, so no amount "
                + "in it would be right; expected a currency of two decimals as USD"
        ),
    ])
    func refusesOddSettings(settings: BookSettings, message: String) {
        let error = #expect(throws: OperationError.self) {
            try CreateBook(settings)(at: path, TestBook.time)
        }
        #expect(error?.description == message)
    }
}
