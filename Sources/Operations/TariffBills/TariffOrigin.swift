internal import Accounting
internal import Foundation
internal import Quantities
internal import Storage
internal import Tariffs

/// How a tariff is read again that was imported from files of another form than ours, or with
/// items accepted.
///
/// The book keeps the files as they were published and this beside them, in place of what they
/// would be converted to: so every clause of a bill names a line of the utility's own file,
/// whose bytes its digest proves, and nothing a converter leaves out is lost.
struct TariffOrigin: Codable, Hashable {
    private(set) var schema = Self.schema
    /// The tariff among those the file holds.
    var tariff: String
    /// The digest of the file, as those of the statements, in hexadecimal digits.
    var file: String
    var statements: [String]
    /// The day whose prices were taken.
    var date: String
    var timeZone: String?
    var currency: String?
    var plan: String?
    var territory: String?
    var customerClass: String?
    /// The items that bills leave out or guess, by their titles, in order: the reasons are
    /// ours, and may be put in other words one day.
    var accepting: [String]

    private static let schema = "commonwatt.tariff-origin/1"

    init(
        of tariff: Tariff, in file: InputFile, reading: TariffReading, on date: CivilDate,
        accepting: Set<String>
    ) {
        self.tariff = tariff.id.rawValue
        self.file = file.digest.description
        statements = reading.statements.map(\.digest.description)
        self.date = date.description
        timeZone = reading.timeZone
        currency = reading.currency
        plan = reading.plan
        territory = reading.territory
        customerClass = reading.customerClass
        let accepted = tariff.unsupported.filter { $0.isAccepted(by: accepting) }
        self.accepting = Set(accepted.map(\.title)).sorted()
    }

    init(_ document: DocumentRow) throws {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(document.bytes))
        } catch {
            throw BookError.damaged(path: document.name, reason: "\(error)")
        }
    }

    /// The same bytes for the same values.
    func document(named name: String) throws -> DocumentRow {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = try Array(encoder.encode(self))
        return DocumentRow(
            digest: Digest(of: bytes), kind: .tariffOrigin, name: name, bytes: bytes)
    }

    /// Whether both come to the same version, of which one was read on another day or found
    /// among other plans.
    func says(theSameAs other: TariffOrigin) -> Bool {
        general == other.general
    }

    private var general: TariffOrigin {
        var copy = self
        copy.date = ""
        copy.plan = nil
        copy.statements.sort()
        return copy
    }
}
