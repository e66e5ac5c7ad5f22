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

extension InputFile {
    /// The file as the book keeps it.
    func document(_ kind: DocumentRow.Kind) -> DocumentRow {
        DocumentRow(
            digest: digest, kind: kind, name: RateFileName.name(of: name), bytes: bytes)
    }
}
