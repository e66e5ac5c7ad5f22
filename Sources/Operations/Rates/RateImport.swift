internal import Accounting
public import Diagnostics
public import Quantities
internal import Storage

/// What became of a rate file that was handed in.
public struct RateImport: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable {
        case imported
        /// It takes the place of a version with the same date.
        case replaced
        case alreadyImported = "already imported"
    }

    /// The file as it was handed in.
    public var file: String
    /// The program's or tariff's identifier.
    public var key: String
    public var name: String
    public var effective: DatePeriod
    public var status: Status
    /// What it says and the month cannot be billed with.
    public var warnings: [Problem]
    /// Whether it holds rates that are from no published sheet.
    public var isIllustrative: Bool
    /// What in it most likely is a mistake.
    public var suspicions: [Problem] = []
}

/// A version of a program or tariff that was read.
struct RateDraft {
    var file: InputFile
    /// What the version is read from again: the file, or how a tariff is read from several.
    var document: Digest
    /// What the book must keep for that, the document among it.
    var kept: [DocumentRow]
    /// How a tariff is read that is not in our own form alone.
    var origin: TariffOrigin?
    var key: String
    var name: String
    var effective: DatePeriod
    /// The currency of its amounts, and where the file says so.
    var currency: String
    var place: Place
    var warnings: [Problem]
    var isIllustrative: Bool
    /// What in it most likely is a mistake.
    var suspicions: [Problem] = []

    /// The first day it does not hold any more, where the file says so.
    var effectiveTo: CivilDate? { effective.isOpen ? nil : effective.end }
}

extension RateDraft {
    /// A version that one file in our own form holds.
    init(
        file: InputFile, kind: DocumentRow.Kind, key: String, name: String,
        effective: DatePeriod, currency: String, place: Place, warnings: [Problem],
        isIllustrative: Bool
    ) {
        self.init(
            file: file, document: file.digest, kept: [file.document(kind)], key: key,
            name: name, effective: effective, currency: currency, place: place,
            warnings: warnings, isIllustrative: isIllustrative)
    }
}

extension InputFile {
    /// The file as the book keeps it.
    func document(_ kind: DocumentRow.Kind) -> DocumentRow {
        DocumentRow(
            digest: digest, kind: kind, name: RateFileName.name(of: name), bytes: bytes)
    }
}
