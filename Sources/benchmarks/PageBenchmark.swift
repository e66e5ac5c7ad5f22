import Billing
import Documents
import Operations
import Quantities
import Storage

/// Renders statements of a book, and as often a plain page of dictionaries with the same
/// library.
///
/// The two take turns, so that what else the machine does falls on both alike.
struct PageBenchmark {
    let book: String
    let month: String

    private static let pages = 400
    private static let rounds = 7

    func result() throws -> String {
        let (documents, template) = try documents()
        let page = try StatementPage(template: template)
        let plain = try PlainPage()
        var own: [Double] = []
        var reference: [Double] = []
        for _ in 0..<Self.rounds {
            own.append(
                measure {
                    documents.reduce(0) { $0 + page.render($1.statement, $1.run).utf8.count }
                })
            reference.append(
                measure { (0..<Self.pages).reduce(0) { $0 + plain.render($1).utf8.count } })
        }
        let (ours, theirs) = (own.sorted()[Self.rounds / 2], reference.sorted()[Self.rounds / 2])
        return """
            {"statement_us_per_kb": \(ours), "plain_us_per_kb": \(theirs), \
            "statement_bytes": \(bytes(page, documents)), \
            "plain_bytes": \(plain.render(0).utf8.count)}
            """
    }

    /// Microseconds of CPU for a kilobyte of what `render` makes, which says how many bytes.
    private func measure(_ render: () -> Int) -> Double {
        let start = ProcessUse.now.cpuSeconds
        let bytes = render()
        return (ProcessUse.now.cpuSeconds - start) * 1e6 / (Double(bytes) / 1000)
    }

    private func bytes(_ page: StatementPage, _ documents: [StatementQuery.Document]) -> Int {
        documents.first.map { page.render($0.statement, $0.run).utf8.count } ?? 0
    }

    /// Statements of the first arrays, and the page they were issued with.
    private func documents() throws -> ([StatementQuery.Document], String) {
        let month = try Month(month)
        return try Book.open(at: book, for: .reading).read { db in
            let query = StatementQuery(db)
            var documents: [StatementQuery.Document] = []
            for array in try db.arrays() where documents.count < Self.pages {
                try query.eachDocument(ofArray: array.key, in: month) { document in
                    if documents.count < Self.pages { documents.append(document) }
                }
            }
            guard let first = documents.first else { throw NothingIssued(month: month) }
            return (documents, try query.page(of: first))
        }
    }
}

/// A book without the statements that were to be rendered.
struct NothingIssued: Error, CustomStringConvertible {
    let month: Month

    var description: String { "the book has no statements of \(month)" }
}
