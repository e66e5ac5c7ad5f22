internal import Diagnostics
internal import NetMetering
internal import Quantities
internal import RateFiles
public import Storage

/// Reads program files into a book: all of them, or none.
///
/// A program with something that the month cannot be computed with is taken and told; a bill
/// run will refuse it.
public struct ImportPrograms: Sendable {
    public var files: [InputFile]
    public var replaces: Bool

    public init(_ files: [InputFile], replacing replaces: Bool = false) {
        self.files = files
        self.replaces = replaces
    }

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ installation: Installation,
        _ mode: WriteMode = .commit
    ) throws -> [RateImport] {
        let drafts = try drafts(installation)
        let importer = RateImporter(kind: .program, time: time, replaces: replaces)
        return try book.perform(mode) { try importer.add(drafts, to: $0) }
    }

    private func drafts(_ installation: Installation) throws -> [RateDraft] {
        let schema = try RateSchemas.program(installation)
        var problems = Problems()
        var drafts: [RateDraft] = []
        for file in files {
            do throws(Problems) {
                let program = try ProgramFile.read(file.bytes, file: file.name, schema: schema)
                drafts.append(RateDraft(program, from: file))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        return drafts
    }
}

extension RateDraft {
    init(_ program: Program, from file: InputFile) {
        let identity = program.identity
        self.init(
            file: file, kind: .program, key: identity.id.rawValue, name: identity.name,
            effective: identity.effective, currency: identity.currency,
            place: Place(file: file.name, line: identity.clause.line, column: 1),
            warnings: program.unsupported.map(\.warning),
            isIllustrative: identity.isIllustrative)
    }
}

extension UnsupportedItem {
    var warning: Problem {
        Problem(
            "\(name) cannot be computed yet; a month is not billed by this version",
            at: Place(file: clause.file, line: clause.line, column: 1), severity: .warning)
    }
}
