internal import Diagnostics
internal import NetMetering
internal import Storage

/// Which programs of a book need a series of prices, and as what.
struct SeriesUse {
    private struct Use {
        let program: String
        let reference: PriceReference
        let series: String
    }

    private let uses: [Use]

    init(in book: BookReader) throws {
        let cache = RateCache()
        uses = try book.programKeys().flatMap { key in
            try book.programVersions(key).flatMap { version in
                try cache.program(version, in: book).references.compactMap { reference in
                    reference.series.map {
                        Use(program: key, reference: reference, series: $0)
                    }
                }
            }
        }
    }

    /// What is odd about prices that are read for `series`: that no program needs it, or that
    /// those that do need prices of another kind or unit.
    func remarks(
        on series: String, isHourly: Bool, unit: PriceReference.Unit, at place: Place
    ) -> [Problem] {
        let mine = uses.filter { $0.series == series }
        guard let use = mine.first else {
            return [Problem(unneeded(series), at: place, severity: .warning)]
        }
        var remarks: [String] = []
        if !mine.contains(where: { $0.reference.isHourly == isHourly }) {
            remarks.append(
                "\(use.program) needs a price of \"\(series)\" for each "
                    + "\(use.reference.isHourly ? "hour" : "month"), found one for each "
                    + (isHourly ? "hour" : "month"))
        }
        if !mine.contains(where: { $0.reference.unit == unit }) {
            remarks.append(
                "\(use.program) has the prices of \"\(series)\" per "
                    + "\(use.reference.unit.rawValue), these were read per \(unit.rawValue); "
                    + "if that is not so, read them again with --per "
                    + use.reference.unit.rawValue)
        }
        return remarks.map { Problem($0, at: place, severity: .warning) }
    }

    private func unneeded(_ series: String) -> String {
        let start = "no program of the book refers to a series \"\(series)\""
        if let use = uses.first(where: { $0.reference.name == series }) {
            return start
                + "; what \(use.program) calls \(series) is the series \"\(use.series)\""
        }
        let known = Set(uses.map(\.series)).sorted()
        if let similar = SimilarName.find(series, among: known) {
            return start + "; is \"\(similar)\" meant?"
        }
        guard !known.isEmpty else { return start + ", and none refers to any" }
        return start + "; they refer to "
            + known.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
