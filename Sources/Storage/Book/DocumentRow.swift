public import Accounting

/// A file that statements were made from, kept once, by content.
public struct DocumentRow: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case tariff, program, template
        /// How a tariff is read from files of another form, which are kept beside it.
        case tariffOrigin = "tariff-origin"
        case loanProduct = "loan-product"
    }

    /// SHA-256 of ``bytes``.
    public var digest: Digest
    public var kind: Kind
    /// What the file was called, for people.
    public var name: String
    public var bytes: [UInt8]

    public init(digest: Digest, kind: Kind, name: String, bytes: [UInt8]) {
        self.digest = digest
        self.kind = kind
        self.name = name
        self.bytes = bytes
    }
}
