public import Accounting
public import Quantities

/// A version of a program or tariff, whose file is kept as a document.
public struct RateVersionRow: Hashable, Sendable {
    /// The program's or tariff's identifier.
    public var key: String
    public var effectiveFrom: CivilDate
    /// The first day it does not hold any more; nil where the file does not say.
    public var effectiveTo: CivilDate?
    /// The file, see ``BookReader/document(_:)``.
    public var document: Digest
    public var importID: Int64?

    public init(
        key: String, effectiveFrom: CivilDate, effectiveTo: CivilDate?, document: Digest,
        importID: Int64?
    ) {
        self.key = key
        self.effectiveFrom = effectiveFrom
        self.effectiveTo = effectiveTo
        self.document = document
        self.importID = importID
    }
}
