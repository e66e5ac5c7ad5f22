internal import Accounting
internal import Billing
internal import Documents
internal import Metering
internal import Quantities
internal import Storage

/// Finds months that were issued from readings.
struct IssuedFrom {
    private let reader: BookReader
    private let zones = TimeZoneCache()

    init(_ reader: BookReader) {
        self.reader = reader
    }

    /// Refuses to undo an import from which a month was issued.
    func check(_ row: Stored<ImportRow>, _ spans: [ReadingSpan]) throws {
        guard let (array, month) = try first(row, spans) else { return }
        throw OperationError.importIsBilled(row.name, array: array, month)
    }

    /// The first array and month that were issued from an import; nil where none was.
    ///
    /// Of a production meter a month names its files. Of usage meters none is named; there
    /// every issued month counts that has such readings.
    func first(
        _ row: Stored<ImportRow>, _ spans: [ReadingSpan]
    ) throws -> (array: String, month: Month)? {
        let digest = row.digest.description
        for (id, spans) in Dictionary(grouping: spans, by: \.meter).sorted(by: { $0.key < $1.key })
        {
            guard let meter = try reader.meter(id: id),
                let array = try reader.array(id: meter.array)
            else { continue }
            let zone = try zones.rules(array.timeZone)
            for month in try reader.billedMonths(ofArray: array.id) {
                let range = zone.range(of: month.days)
                let counts = spans.contains { span in
                    (meter.role == .usage || span.flow == .received)
                        && span.range.intersection(range) != nil
                }
                guard try counts && (meter.role == .usage || names(digest, array.id, month))
                else { continue }
                return (array.key, month)
            }
        }
        return nil
    }

    /// Whether a run of the month was made from the file.
    private func names(_ digest: String, _ array: Int64, _ month: Month) throws -> Bool {
        try reader.runs(ofArray: array, in: month).contains { run in
            guard let facts = try? RunFacts(json: run.facts) else { return true }
            return facts.meterFiles.contains { $0.digest == digest }
        }
    }
}
