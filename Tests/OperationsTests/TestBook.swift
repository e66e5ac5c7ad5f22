import Foundation
import Operations
import Quantities
import Sharing
import Storage
import TestSupport

/// A book in a folder of its own, removed with the last reference to it.
final class TestBook: Sendable {
    let book: Book
    private let folder: URL

    static let time = OperationTime(
        now: Instant(secondsSince1970: 1_780_000_000), today: day("2026-06-01"))

    /// An empty book.
    init(in currency: String = "USD") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "book-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "coop.book").path
        book = try Book.create(
            at: path, settings: BookSettings(name: "Sunny Valley", currency: currency),
            now: Self.time.now)
    }

    /// A book with the program `test` and the array `MEADOW` of 100 kW.
    static func withArray(_ unit: ShareUnit = .partsPerMillion) throws -> TestBook {
        let test = try TestBook()
        try test.importProgram(ProgramText())
        try test.addArray("MEADOW", meter: "PM", unit)
        return test
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var folderPath: String { folder.path }

    @discardableResult
    func importProgram(
        _ program: ProgramText, replacing: Bool = false, _ mode: WriteMode = .commit
    ) throws -> [RateImport] {
        let file = InputFile(name: "rates/programs/test/1.xml", bytes: Array(program.xml.utf8))
        return try ImportPrograms([file], replacing: replacing)(
            in: book, Self.time, Installation(folder: PackageRoot.folder), mode)
    }

    @discardableResult
    func addArray(
        _ key: String, meter: String, _ unit: ShareUnit = .partsPerMillion
    ) throws -> AddArray.Outcome {
        try AddArray(
            key, name: "Meadow", capacity: Power(milliwatts: 100_000_000),
            utility: "Valley Electric", program: "test", timeZone: "America/Los_Angeles",
            meter: meter, shareUnit: unit, blocks: unit == .blocks ? 400 : nil)(in: book)
    }

    /// Imports a list whose first columns are those that are required.
    @discardableResult
    func importMembers(
        _ rows: [String], also columns: String = "", _ mode: WriteMode = .commit,
        yield: Energy? = nil
    ) throws -> ImportMembers.Outcome {
        let header =
            "subscriber_id,name,class,subscription_id,array,account,share,share_from" + columns
        return try importList([header] + rows, mode, yield: yield)
    }

    /// Imports a list with a header of its own.
    @discardableResult
    func importList(
        _ lines: [String], _ mode: WriteMode = .commit, yield: Energy? = nil
    ) throws -> ImportMembers.Outcome {
        let bytes = Array(lines.joined(separator: "\n").utf8)
        return try ImportMembers(InputFile(name: "m.csv", bytes: bytes), yearlyYield: yield)(
            in: book, Self.time, mode)
    }

    @discardableResult
    func importReadings(
        _ rows: [String], meter: String? = "PM", header: String = "start,minutes,kwh",
        with options: (inout ImportReadings) -> Void = { _ in }
    ) throws -> ImportReadings.Outcome? {
        let text = ([header] + rows).joined(separator: "\n")
        var verb = ImportReadings([.bytes(Array(text.utf8), name: "r.csv")], meter: meter)
        options(&verb)
        return try verb(in: book, Self.time).first
    }
}

/// A program file with what a test needs to say.
struct ProgramText {
    var id = "test"
    var dates = "effectiveFrom=\"2020-01-01\""
    var price = "0.10"
    var key = "share"
    var limits = ""
    var allocation = ""
    /// The one class that has a price; nil where all have.
    var pricedClass: String?

    private var term: String {
        guard let pricedClass else { return "<term name=\"credit\" price=\"\(price)\"/>" }
        return """
            <term name="credit"><class id="\(pricedClass)" price="\(price)"/></term>
            """
    }

    var xml: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <program xmlns="https://commonwatt.org/schema/program/1" id="\(id)" version="1"
            name="Test" \(dates) currency="USD" timeZone="America/Los_Angeles">
          <source document="made for tests" read="2026-01-01">None.</source>
          <class id="residential"/>
          <class id="anchor"/>
          <value unit="money" at="account">
            \(term)
          </value>
          <allocate key="\(key)" \(allocation)/>
          <apply against="total"/>
          <bank carry="indefinite"/>
          <fee model="percent" percent="90"/>
          <settle mode="separate"/>
          \(limits)
        </program>
        """
    }
}

/// A date that is one.
func day(_ text: String) -> CivilDate {
    guard let day = try? CivilDate(text) else { preconditionFailure("no date: \(text)") }
    return day
}
