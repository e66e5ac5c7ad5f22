import Diagnostics
import Operations
import Quantities
import Storage
import TestSupport
import Testing

/// Prices in another currency than the book's are refused where they enter and where they are
/// used: nothing is converted.
struct BookCurrencyTests {
    private let test: TestBook
    private let installation: Installation

    init() throws {
        test = try TestBook(in: "CAD")
        installation = try Installation(folder: PackageRoot.folder)
    }

    private func refusal(_ what: String) -> String {
        "\(what) states its amounts in USD, and this book is kept in CAD; nothing is converted: "
            + "take one in CAD, or keep a book in USD"
    }

    @Test func refusesAProgram() throws {
        let error = #expect(throws: Problems.self) { try test.importProgram(ProgramText()) }
        #expect(
            error?.description
                == "rates/programs/test/1.xml:2:1: " + refusal("program \"test\""))
        #expect(try ListRates(.programs)(in: test.book).isEmpty)
    }

    @Test func refusesATariff() throws {
        let files = try installation.rateFiles("us.fl.jea.rs", of: .tariffs)
        let error = #expect(throws: Problems.self) {
            try ImportTariffs(files)(in: test.book, TestBook.time, installation)
        }
        #expect(error?.description.contains(refusal("tariff \"us.fl.jea.rs\"")) == true)
        #expect(try ListRates(.tariffs)(in: test.book).isEmpty)
    }

    @Test func refusesALoanProduct() throws {
        let files = try installation.rateFiles("share-loan", of: .loanProducts)
        let error = #expect(throws: Problems.self) {
            try ImportLoanProducts(files)(in: test.book, TestBook.time, installation)
        }
        #expect(error?.description.contains(refusal("loan product \"share-loan\"")) == true)
        #expect(try ListRates(.loanProducts)(in: test.book).isEmpty)
    }

    @Test func refusesWhatTheBookHasFromBefore() throws {
        func keep(_ currency: String) throws {
            try test.book.write {
                try $0.change(BookSettings(name: "Sunny Valley", currency: currency))
            }
        }
        try keep("USD")
        try test.importProgram(ProgramText())
        try test.addArray("MEADOW", meter: "PM")
        try keep("CAD")
        let error = #expect(throws: OperationError.self) {
            try test.addArray("NORTH", meter: "NM")
        }
        #expect(error?.description == refusal("program \"test\""))
        try test.importMembers(["M,Mo,residential,S,MEADOW,1,10%,2026-01-01"])
        let request = MonthRequest(try Month("2026-04"), issued: day("2026-05-09"))
        let previews = try PreviewMonth(request)(in: test.book, template: [])
        #expect("\(previews)".contains("this book is kept in CAD"))
    }

    /// Amounts in yen would be rounded to hundredths that nobody has.
    @Test func refusesACurrencyThatAmountsCannotBeKeptIn() throws {
        let xml = ProgramText().xml.replacing("\"USD\"", with: "\"JPY\"")
        let file = InputFile(name: "jpy.xml", bytes: Array(xml.utf8))
        let error = #expect(throws: Problems.self) {
            try ImportPrograms([file])(in: test.book, TestBook.time, installation)
        }
        #expect(
            error?.description.contains(
                "jpy.xml:2:1: <program> currency: amounts are kept to the hundredth, and JPY has "
                    + "no smaller unit") == true)
    }
}
