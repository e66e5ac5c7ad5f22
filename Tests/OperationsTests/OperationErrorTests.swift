import Diagnostics
import Foundation
import Operations
import Quantities
import Storage
import Testing

struct OperationErrorTests {
    private static let refusals: [(OperationError, ErrorCategory, String)] = [
        (.noSuchFile("a.csv"), .noInput, "there is no file a.csv"),
        (
            .cannotReadFile("a", reason: "it is a folder"), .noInput,
            "a cannot be read: it is a folder"
        ),
        (
            .fileTooLarge("a.xml", limit: 64 << 20), .badData,
            "a.xml is larger than 64 MiB, which is more than such a file may have"
        ),
        (.badArgument("name", reason: "is odd"), .usage, "name: is odd"),
        (
            .unknownArray("X", known: []), .noInput,
            "there is no array \"X\" in the book, expected one to be added; see: commonwatt "
                + "array add --help"
        ),
        (
            .unknownProgram("X", known: []), .noInput,
            "there is no program \"X\" in the book, expected one to be imported with: commonwatt "
                + "program import FILE"
        ),
        (
            .unknownMeter("X", known: (1...12).map { "M\($0)" }), .noInput,
            "there is no meter \"X\" in the book, expected one of M1, M2, M3, M4, M5, M6, M7, "
                + "M8, M9, M10 and 2 more"
        ),
        (
            .notShipped(
                "ny-netcrediting", "program", known: ["ny-net-crediting", "va-shared-solar"]),
            .noInput,
            "there is no program \"ny-netcrediting\", neither a file nor an id of one that comes "
                + "with the program, which are ny-net-crediting, va-shared-solar; is "
                + "ny-net-crediting meant?"
        ),
        (
            .unknownSubscriber("X"), .noInput,
            "there is no subscriber \"X\" in the book; commonwatt subscriber list shows those there"
        ),
        (
            .unknownSubscription("X"), .noInput,
            "there is no subscription \"X\" in the book; commonwatt subscription list shows those "
                + "there"
        ),
        (
            .unknownToken(3), .noInput,
            "there is no token 3 in the book; commonwatt token list shows those there"
        ),
    ]

    @Test(arguments: refusals)
    func saysWhatIsWrong(error: OperationError, category: ErrorCategory, message: String) {
        #expect(error.description == message)
        #expect(ErrorCategory(of: error) == category)
    }

    private static let ofFilesAndArrays: [(OperationError, ErrorCategory, String)] = [
        (
            .cannotWriteFile("a.svg", reason: "it is a folder"), .cannotCreate,
            "a.svg cannot be written: it is a folder"
        ),
        (
            .fileIsThere("a.svg"), .cannotCreate,
            "a.svg is there already; choose another name, or replace it with --force"
        ),
        (
            .unknownTariff("X", known: []), .noInput,
            """
            there is no tariff "X", neither a file nor an id of one that comes with the program \
            or, with --book, is in the book; expected one to be imported with: commonwatt tariff \
            import FILE
            """
        ),
        (
            .unknownImport("a.xml"), .noInput,
            "no meter file \"a.xml\" was imported; commonwatt meter list shows those that were"
        ),
        (
            .severalImports("a b.xml", ["3 (PM)", "2 (U-1)"]), .usage,
            """
            "a b.xml" was imported 2 times: 3 (PM), 2 (U-1); say which, with: commonwatt meter \
            undo 'a b.xml' --import NUMBER
            """
        ),
        (
            .arrayDiffers("A", in: ["name", "zone"]), .badData,
            """
            the book has an array "A" with another name, zone; choose another id, or until its \
            first month is issued correct it with: commonwatt array change A
            """
        ),
        (
            .meterTaken("PM", by: "the production meter of A"), .badData,
            "the meter \"PM\" is already the production meter of A; a meter has one purpose"
        ),
        (
            .shareUnitOfProgram("p", wanted: "blocks", found: "ppm"), .badData,
            "the program \"p\" counts shares in blocks, found ppm; leave "
                + "the share unit out, and they are counted so"
        ),
    ]

    @Test(arguments: ofFilesAndArrays)
    func saysWhatIsWrongWithFilesAndArrays(
        error: OperationError, category: ErrorCategory, message: String
    ) {
        #expect(error.description == message)
        #expect(ErrorCategory(of: error) == category)
    }

    @Test func knowsTheErrorsOfEveryLayer() {
        #expect(ErrorCategory(of: BookError.busy(path: "a")) == .tryAgain)
        #expect(ErrorCategory(of: BookError.missing(path: "a")) == .noInput)
        #expect(ErrorCategory(of: BookError.alreadyThere(path: "a")) == .cannotCreate)
        #expect(ErrorCategory(of: BookError.cannotWrite(path: "a", reason: "")) == .cannotWrite)
        #expect(ErrorCategory(of: BookError.failed(reason: "")) == .ourFault)
        #expect(ErrorCategory(of: Problems("a", at: nil)) == .badData)
        #expect(ErrorCategory(of: InstallationError.notFound) == .noInput)
        #expect(ErrorCategory(of: CancellationError()) == nil)
    }

    @Test func readsAFileOrSaysWhyNot() throws {
        let test = try TestBook()
        let folder = test.folderPath
        #expect(throws: OperationError.noSuchFile("\(folder)/none")) {
            try InputFile(path: "\(folder)/none")
        }
        #expect(throws: OperationError.cannotReadFile(folder, reason: "it is a folder")) {
            try InputFile(path: folder)
        }
        let path = "\(folder)/a.csv"
        try Data("0123456789".utf8).write(to: URL(fileURLWithPath: path))
        #expect(try InputFile(path: path, limit: 10).bytes.count == 10)
        #expect(throws: OperationError.fileTooLarge(path, limit: 9)) {
            try InputFile(path: path, limit: 9)
        }
    }
}
