import Accounting
public import Quantities
public import Storage

/// Lists the meter files that were read into a book, the latest first, also those undone.
public struct ListMeterImports: Sendable {
    public init() {}

    public struct MeterImport: Hashable, Sendable {
        public var number: Int64
        public var file: String
        /// SHA-256, in hexadecimal digits.
        public var digest: String
        /// The meters it brought readings of.
        public var meters: [String]
        /// What it brought, in words.
        public var summary: String
        /// The day it was read as of.
        public var asOf: CivilDate
        /// Why its readings do not count any more; nil where they do.
        public var undone: String?
    }

    public func callAsFunction(in book: Book) throws -> [MeterImport] {
        try book.read { reader in
            let voids = Dictionary(
                try reader.importVoids().map { ($0.importID, $0.reason) }
            ) { $1 }
            return try reader.imports().filter { $0.kind == .meter }.map { row in
                MeterImport(
                    number: row.id, file: row.name, digest: row.digest.description,
                    meters: try reader.meters(ofImport: row.id), summary: row.summary,
                    asOf: row.asOf, undone: voids[row.id])
            }
        }
    }
}
