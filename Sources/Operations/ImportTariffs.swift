internal import Diagnostics
internal import RateFiles
public import Storage
internal import Tariffs

/// Reads tariff files into a book: all of them, or none.
///
/// A tariff with something that cannot be computed is taken and told; it bills nobody.
public struct ImportTariffs: Sendable {
    public var files: [InputFile]
    public var replaces: Bool

    public init(_ files: [InputFile], replacing replaces: Bool = false) {
        self.files = files
        self.replaces = replaces
    }

    public func callAsFunction(
        in book: Book, _ occasion: Occasion, _ installation: Installation,
        _ mode: WriteMode = .commit
    ) throws -> [RateImport] {
        let tariffs = try Self.read(files, installation)
        let importer = RateImporter(kind: .tariff, occasion: occasion, replaces: replaces)
        return try book.perform(mode) { writer in
            try importer.add(zip(files, tariffs).map { RateDraft($1, from: $0) }, to: writer)
        }
    }

    /// The tariffs of `files`, in their order, or the problems of all.
    static func read(_ files: [InputFile], _ installation: Installation) throws -> [Tariff] {
        let schema = try RateSchemas.tariff(installation)
        var problems = Problems()
        var tariffs: [Tariff] = []
        for file in files {
            do throws(Problems) {
                tariffs.append(
                    try TariffFile.read(file.bytes, file: file.name, schema: schema))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        return tariffs
    }
}

extension RateDraft {
    init(_ tariff: Tariff, from file: InputFile) {
        self.init(
            file: file, key: tariff.id.rawValue, name: tariff.identity.name,
            effective: tariff.effective, warnings: tariff.unsupported.map(\.warning),
            isIllustrative: tariff.source.isIllustrative)
    }
}

extension UnsupportedItem {
    var warning: Problem {
        Problem(
            "\(name) cannot be computed yet; this version bills nobody",
            at: Place(file: clause.file, line: clause.line, column: clause.column),
            severity: .warning)
    }
}
