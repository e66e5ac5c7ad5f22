public import Diagnostics
public import Quantities

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
}

/// A rate file that was read.
struct RateDraft {
    var file: InputFile
    var key: String
    var name: String
    var effective: DatePeriod
    var warnings: [Problem]
    var isIllustrative: Bool

    /// The first day it does not hold any more, where the file says so.
    var effectiveTo: CivilDate? { effective.isOpen ? nil : effective.end }
}
