internal import Lending
internal import NetMetering
public import Quantities
internal import RateFiles
public import Storage
internal import Tariffs

/// Lists the versions of programs, tariffs or loan products that a book holds, or that come with
/// the program.
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

    /// Those that come with the program.
    public func callAsFunction(of installation: Installation) throws -> [Version] {
        let versions: [Version]
        switch kind {
        case .tariffs:
            versions = try FindTariff.read(installation.tariffFiles(), installation)
                .map { Version($0, file: $0.clause.file) }
        case .programs:
            let schema = try RateSchemas.program(installation)
            versions = try installation.programFiles().map { file in
                Version(
                    try ProgramFile.read(file.bytes, file: file.name, schema: schema),
                    file: file.name)
            }
        case .loanProducts:
            let schema = try RateSchemas.loan(installation)
            versions = try installation.loanFiles().map { file in
                Version(
                    try LoanProductFile.read(file.bytes, file: file.name, schema: schema),
                    file: file.name)
            }
        }
        return versions.sorted { ($0.key, $0.effectiveFrom) < ($1.key, $1.effectiveFrom) }
    }

    private func versions(_ key: String, _ reader: BookReader) throws -> [Version] {
        let rows = try rows(key, reader)
        let cache = RateCache()
        return try rows.indices.map { index in
            let row = rows[index]
            let next = index + 1 < rows.count ? rows[index + 1].effectiveFrom : nil
            let file = try reader.document(row.document)?.name ?? ""
            var version =
                switch kind {
                case .programs: Version(try cache.program(row, in: reader), file: file)
                case .tariffs: Version(try cache.tariff(row, in: reader), file: file)
                case .loanProducts:
                    Version(try cache.loanProduct(row.document, in: reader), file: file)
                }
            version.effectiveTo = [row.effectiveTo, next].compactMap { $0 }.min()
            return version
        }
    }
}

extension ListRates.Version {
    fileprivate init(_ program: Program, file: String) {
        let identity = program.identity
        self.init(
            key: identity.id.rawValue, name: identity.name,
            effectiveFrom: identity.effective.start, effectiveTo: identity.effective.knownEnd,
            file: file, isIllustrative: identity.isIllustrative,
            unsupported: program.unsupported.map(\.description))
    }

    fileprivate init(_ tariff: Tariff, file: String) {
        self.init(
            key: tariff.id.rawValue, name: tariff.identity.name,
            effectiveFrom: tariff.effective.start, effectiveTo: tariff.effective.knownEnd,
            file: file, isIllustrative: tariff.source.isIllustrative,
            unsupported: tariff.unsupported.map(\.description))
    }

    fileprivate init(_ product: LoanProduct, file: String) {
        let identity = product.identity
        self.init(
            key: identity.id.rawValue, name: identity.name,
            effectiveFrom: identity.effective.start, effectiveTo: identity.effective.knownEnd,
            file: file, isIllustrative: identity.isIllustrative, unsupported: [])
    }
}

extension DatePeriod {
    /// The first day after it, where that is known.
    fileprivate var knownEnd: CivilDate? { isOpen ? nil : end }
}
