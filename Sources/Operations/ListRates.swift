public import Quantities
public import Storage

/// Lists the versions of programs, tariffs or loan products a book holds.
public struct ListRates: Sendable {
    public enum Kind: Hashable, Sendable {
        case programs, tariffs, loanProducts
    }

    public var kind: Kind

    public init(_ kind: Kind) {
        self.kind = kind
    }

    public struct Version: Hashable, Sendable {
        public var key: String
        public var name: String
        public var effectiveFrom: CivilDate
        /// The first day it does not hold any more: as it says itself, or where the next begins.
        public var effectiveTo: CivilDate?
        /// The file it was read from.
        public var file: String
        public var isIllustrative: Bool
        /// What of it cannot be computed, each with its place.
        public var unsupported: [String]
    }

    public func callAsFunction(in book: Book) throws -> [Version] {
        try book.read { reader in
            try keys(reader).flatMap { try versions($0, reader) }
        }
    }

    private func keys(_ reader: BookReader) throws -> [String] {
        switch kind {
        case .programs: try reader.programKeys()
        case .tariffs: try reader.tariffKeys()
        case .loanProducts: try reader.loanProductKeys()
        }
    }

    private func rows(_ key: String, _ reader: BookReader) throws -> [RateVersionRow] {
        switch kind {
        case .programs: try reader.programVersions(key)
        case .tariffs: try reader.tariffVersions(key)
        case .loanProducts: try reader.loanProductVersions(key)
        }
    }

    private func versions(_ key: String, _ reader: BookReader) throws -> [Version] {
        let rows = try rows(key, reader)
        let shelf = RateShelf()
        return try rows.indices.map { index in
            let row = rows[index]
            let next = index + 1 < rows.count ? rows[index + 1].effectiveFrom : nil
            var version = Version(
                key: key, name: "", effectiveFrom: row.effectiveFrom,
                effectiveTo: [row.effectiveTo, next].compactMap { $0 }.min(),
                file: try reader.document(row.document)?.name ?? "", isIllustrative: false,
                unsupported: [])
            switch kind {
            case .programs:
                let program = try shelf.program(row, in: reader)
                version.name = program.identity.name
                version.isIllustrative = program.identity.isIllustrative
                version.unsupported = program.unsupported.map(\.description)
            case .tariffs:
                let tariff = try shelf.tariff(row, in: reader)
                version.name = tariff.identity.name
                version.isIllustrative = tariff.source.isIllustrative
                version.unsupported = tariff.unsupported.map(\.description)
            case .loanProducts:
                let product = try shelf.loanProduct(row.document, in: reader)
                version.name = product.identity.name
                version.isIllustrative = product.identity.isIllustrative
            }
            return version
        }
    }
}
