import ArgumentParser
import Billing
import Documents
import Foundation
import Operations

/// Renders issued statements, each with the page it was issued with.
final class StatementRenderer {
    private let query: StatementQuery
    private var pages: [String: StatementPage] = [:]

    init(_ query: StatementQuery) {
        self.query = query
    }

    func bytes(
        of document: StatementQuery.Document, as format: StatementFormat
    ) throws -> [UInt8] {
        switch format {
        case .json: StatementJSON.export(document.statement, document.run)
        case .text: Array(StatementText.render(document.statement, document.run).utf8)
        case .html:
            Array(try page(of: document).render(document.statement, document.run).utf8)
        }
    }

    private func page(of document: StatementQuery.Document) throws -> StatementPage {
        let key = document.run.template?.digest ?? ""
        if let page = pages[key] { return page }
        let page = try StatementPage(template: try query.page(of: document))
        pages[key] = page
        return page
    }
}
