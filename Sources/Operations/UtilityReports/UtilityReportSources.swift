internal import Accounting
internal import Billing
internal import Quantities
internal import Storage

/// The utility's reports that the bills of an array's month are from.
struct UtilityReportSources {
    /// By the order in which they were imported.
    let sources: [RunFacts.Source]
    private let places: [Int64: Int]

    init(_ book: BookReader, ofArray array: Int64, in month: Month) throws {
        let imports = try book.utilityBillImports(ofArray: array, in: month)
        var sources: [RunFacts.Source] = []
        var placeOfImport: [Int64: Int] = [:]
        for id in Set(imports.values).sorted() {
            guard let row = try book.importRow(id) else { continue }
            placeOfImport[id] = sources.count
            sources.append(
                RunFacts.Source(name: row.name, digest: row.digest.description))
        }
        self.sources = sources
        places = imports.compactMapValues { placeOfImport[$0] }
    }

    /// The place in ``sources`` of the report on a subscription; nil where there is none.
    func place(of subscription: Int64) -> Int? { places[subscription] }
}
