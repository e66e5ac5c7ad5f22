public import Accounting
public import Quantities

/// What kind of file was imported.
public enum ImportKind: String, Hashable, Sendable, CaseIterable {
    case members
    case tariff
    case program
    case meter
    case payments
    case postedCredits = "posted-credits"
    case utilityBills = "utility-bills"
    case referencePrices = "reference-prices"
    case loanProduct = "loan-product"
}

/// A file that was read into the book.
///
/// The same content for the same target is read once; ``BookWriter`` refuses it a second time
/// unless the first was undone.
public struct ImportRow: Hashable, Sendable {
    public var kind: ImportKind
    /// SHA-256 of the file.
    public var digest: Digest
    /// What it was read for, as the key of a meter; empty where the file says so itself.
    public var target: String
    /// What the file was called, for people.
    public var name: String
    /// What it brought, for people; empty until that is known.
    public var summary: String
    /// When it was read.
    public var importedAt: Instant
    /// The day it was read as of.
    public var asOf: CivilDate

    public init(
        kind: ImportKind, digest: Digest, target: String = "", name: String, summary: String = "",
        importedAt: Instant, asOf: CivilDate
    ) {
        self.kind = kind
        self.digest = digest
        self.target = target
        self.name = name
        self.summary = summary
        self.importedAt = importedAt
        self.asOf = asOf
    }
}

extension Stored<ImportRow> {
    /// The first digits of the file's digest, enough for people to tell it from others.
    public var shortDigest: String { String(row.digest.description.prefix(12)) }
}
