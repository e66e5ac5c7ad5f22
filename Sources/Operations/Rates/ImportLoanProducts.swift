internal import Diagnostics
internal import Lending
internal import Quantities
internal import RateFiles
public import Storage

/// Reads files of loan products into a book: all of them, or none.
///
/// A product whose worked loans do not come out is refused: it does not mean what its file says.
public struct ImportLoanProducts: Sendable {
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
        let importer = RateImporter(kind: .loanProduct, time: time, replaces: replaces)
        return try book.perform(mode) { try importer.add(drafts, to: $0) }
    }

    private func drafts(_ installation: Installation) throws -> [RateDraft] {
        let schema = try RateSchemas.loan(installation)
        var problems = Problems()
        var drafts: [RateDraft] = []
        for file in files {
            do throws(Problems) {
                let (product, examples) = try LoanProductFile.readWithExamples(
                    file.bytes, file: file.name, schema: schema)
                for example in examples { problems.add(example, of: product, in: file) }
                drafts.append(RateDraft(product, from: file))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        return drafts
    }
}

extension Problems {
    /// Adds what a worked loan comes to otherwise than its file says.
    fileprivate mutating func add(
        _ example: LoanExample, of product: LoanProduct, in file: InputFile
    ) {
        let differences: [String]
        do throws(LoanProductError) { differences = try example.differences(of: product) } catch {
            differences = ["\(error)"]
        }
        for difference in differences {
            add(
                "<example> \"\(example.id)\": \(difference)",
                at: Place(file: file.name, line: example.line, column: example.column))
        }
    }
}

extension RateDraft {
    init(_ product: LoanProduct, from file: InputFile) {
        let identity = product.identity
        self.init(
            file: file, kind: .loanProduct, key: identity.id.rawValue, name: identity.name,
            effective: identity.effective, currency: identity.currency,
            place: Place(file: file.name, line: identity.line, column: 1), warnings: [],
            isIllustrative: identity.isIllustrative)
    }
}
