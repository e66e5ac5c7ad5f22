import Foundation
import Operations
import Quantities
import Sharing
import Storage
import SystemTimeZones
import TestSupport

/// A small co-op with June 2026 issued, as a book in a folder of its own.
///
/// Made once through the verbs that commands use, and copied for each test. `MEADOW` has three
/// members, two of them read by the hour; `NORTH` has one, and no prices for sharing.
final class SampleBook: Sendable {
    let path: String
    let tokens: Tokens
    private let folder: URL

    struct Tokens: Sendable {
        var administrator = ""
        /// Of `M-1`, who holds `S-1`.
        var first = ""
        /// Of `K-2`, who holds `S-2`.
        var second = ""
        /// Of `M-3`, who holds `S-3` and `S-4`.
        var third = ""
        var revoked = ""
    }

    /// A subscriber whose key is escaped in an address.
    static let secondKey = "K-2"
    static let secondKeyEscaped = "%4B%2D2"
    /// The name of the first subscriber, which would do harm if it were not escaped.
    static let hostileName = "Ada <script>alert(1)</script> & \"Co\""

    private static let made = Result { try Making().book() }

    init() throws {
        let (bytes, tokens) = try Self.made.get()
        folder = FileManager.default.temporaryDirectory.appending(path: "cw-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "coop.book").path
        self.tokens = tokens
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// A path in the folder of the book.
    func path(_ name: String) -> String { folder.appending(path: name).path }
}

/// The making of the book.
private struct Making {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "cw-\(UUID())")
    private let installation: Installation
    private let time: OperationTime
    private let month: Month
    private let zone: TimeZoneRules

    init() throws {
        installation = try Installation(folder: PackageRoot.folder)
        time = OperationTime(
            now: try Instant("2026-07-02T17:00:00Z"), today: try CivilDate("2026-07-02"))
        month = try Month("2026-06")
        zone = try TimeZoneRules(loading: "America/Los_Angeles")
    }

    /// The bytes of the file, and the tokens it knows.
    func book() throws -> (Data, SampleBook.Tokens) {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "made.book").path
        let settings = BookSettings(name: "Sunrise Co-op", disputeContact: "Call 555-0100")
        try CreateBook(settings)(at: path, time)
        let book = try Book.open(at: path, for: .writing)
        try fill(book)
        let tokens = try makeTokens(book)
        try book.checkpoint()
        try book.close()
        return (try Data(contentsOf: URL(fileURLWithPath: path)), tokens)
    }

    private func fill(_ book: Book) throws {
        let program = PackageRoot.folder
            .appending(path: "rates/programs/or-community-solar/2020-01-01.xml").path
        _ = try ImportPrograms([InputFile(path: program)])(in: book, time, installation)
        for (key, meter) in [("MEADOW", "PM-1"), ("NORTH", "PM-2")] {
            _ = try AddArray(
                key, name: key.capitalized, capacity: Power(milliwatts: 100_000_000),
                utility: "Pacific Power", program: "or-community-solar",
                timeZone: "America/Los_Angeles", meter: meter, shareUnit: .partsPerMillion)(
                    in: book)
        }
        _ = try ImportMembers(InputFile(name: "members.csv", bytes: Array(members.utf8)))(
            in: book, time)
        try readMeters(book)
        let bills = "account,month,kwh\n003,2026-06,2000\n"
        _ = try ImportUtilityBills(
            InputFile(name: "bills.csv", bytes: Array(bills.utf8)), array: "MEADOW")(
                in: book, time)
        try SetSharingTerms(
            array: "MEADOW", from: month, buy: EnergyPrice("0.15"), sell: EnergyPrice("0.05"),
            capacity: CapacityPrice("10"))(in: book)
        let template = try installation.file("templates/statement.html")
        let issue = IssueMonth(
            MonthRequest(month, array: "MEADOW", issued: time.today), at: time.now)
        let issued = try issue(in: book, template: template)
        guard issued.first?.issued.count == 3 else { throw NotMade(issued: "\(issued)") }
    }

    private struct NotMade: Error {
        let issued: String
    }

    private var members: String {
        let name = SampleBook.hostileName.replacing("\"", with: "\"\"")
        let second = SampleBook.secondKey
        return """
            subscriber_id,name,class,subscription_id,array,account,share,share_from,usage_meter
            M-1,"\(name)",residential,S-1,MEADOW,001,30%,2026-01-01,UM-1
            \(second),Ben,residential,S-2,MEADOW,002,30%,2026-01-01,UM-2
            M-3,Cleo,low-income,S-3,MEADOW,003,10%,2026-01-01,
            M-3,Cleo,low-income,S-4,NORTH,003,60%,2026-01-01,

            """
    }

    /// The array makes 40 kWh an hour from six to six; what members use is even.
    private func readMeters(_ book: Book) throws {
        try readMeter("PM-1", book) { (6..<18).contains($0 % 24) ? 40 : 0 }
        try readMeter("UM-1", book) { _ in 5 }
        try readMeter("UM-2", book) { _ in 8 }
    }

    private func readMeter(
        _ meter: String, _ book: Book, _ energy: (Int) -> Int
    ) throws {
        let start = zone.range(of: month.days).start
        let rows = (0..<720).map { hour in
            "\(start.adding(seconds: Int64(hour) * 3600)),60,\(energy(hour))\n"
        }
        let text = "start,minutes,kwh\n" + rows.joined()
        let source = MeterSource.bytes(Array(text.utf8), name: "\(meter).csv")
        _ = try ImportReadings([source], meter: meter)(in: book, time)
    }

    private func makeTokens(_ book: Book) throws -> SampleBook.Tokens {
        func token(_ subscriber: String?) throws -> CreateToken.Outcome {
            try CreateToken(forSubscriber: subscriber)(in: book, time)
        }
        let revoked = try token(nil)
        _ = try RevokeToken(revoked.number)(in: book, time)
        return SampleBook.Tokens(
            administrator: try token(nil).token.text, first: try token("M-1").token.text,
            second: try token(SampleBook.secondKey).token.text,
            third: try token("M-3").token.text, revoked: revoked.token.text)
    }
}
