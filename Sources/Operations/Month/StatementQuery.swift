public import Accounting
public import Billing
internal import Documents
public import Quantities
public import Storage

/// Looks at issued statements in one state of the book.
///
/// They read as they did when they were issued, whatever was changed in the book since.
public struct StatementQuery {
    private let book: BookReader

    public init(_ book: BookReader) {
        self.book = book
    }

    /// An issued statement, and what names its page.
    public struct Document: Sendable {
        public let statement: Statement
        public let run: RunFacts
        /// The page it was issued with; nil where it was issued with none.
        public let template: Digest?
        /// The book's number of the subscriber it is for, whose key the recipient says.
        public let subscriber: Int64
    }

    /// The statement with a number as it is printed, as in `MEADOW-000012`.
    /// - Throws: ``StatementQueryError`` and `BookError`.
    public func document(_ text: String) throws -> Document {
        guard let number = StatementNumber(text), number.description == text else {
            throw StatementQueryError.notANumber(text)
        }
        guard let array = try book.array(number.array) ?? book.array(formerly: number.array),
            let issued = try book.statement(number.sequence, ofArray: array.id)
        else { throw StatementQueryError.noSuchStatement(text) }
        return try document(issued, facts(of: issued.run, array.key), array.key)
    }

    /// Hands over all statements of an array's month, by number.
    /// - Throws: ``StatementQueryError``, `BookError`, and what `body` throws.
    public func eachDocument(
        ofArray key: String, in month: Month, _ body: (Document) throws -> Void
    ) throws {
        let array = try array(key)
        for run in try book.runs(ofArray: array.id, in: month) {
            let facts = try facts(of: run, key)
            try book.eachStatement(ofRun: run) { issued in
                try body(document(issued, facts, key))
            }
        }
    }

    /// The page that statements were issued with, as the text of a template.
    ///
    /// The same page is that of a great many statements, so that it is worth keeping.
    /// - Throws: ``StatementQueryError`` and `BookError`.
    public func page(of document: Document) throws -> String {
        let number = document.statement.number.description
        guard let digest = document.template else {
            throw StatementQueryError.noPage(number)
        }
        guard let file = try book.document(digest),
            let text = String(validating: file.bytes, as: UTF8.self)
        else {
            throw StatementQueryError.damaged(number, reason: "its page \(digest) is not there")
        }
        return text
    }

    private func document(
        _ issued: IssuedStatement, _ run: RunFacts, _ array: String
    ) throws -> Document {
        do throws(StatementJSONError) {
            return Document(
                statement: try Statement(json: issued.body), run: run,
                template: issued.run.template, subscriber: issued.subscriber)
        } catch {
            let number = StatementNumber(array: array, sequence: issued.number)
            throw StatementQueryError.damaged(number.description, reason: "\(error)")
        }
    }

    private func facts(of run: Stored<BillRunRow>, _ array: String) throws -> RunFacts {
        do throws(StatementJSONError) {
            return try RunFacts(json: run.facts)
        } catch {
            throw StatementQueryError.damaged("\(array) \(run.month)", reason: "\(error)")
        }
    }
}

extension StatementQuery {
    /// Which statements to list; what is nil does not narrow the choice.
    public struct Selection: Hashable, Sendable {
        public var array: String?
        public var month: Month?
        public var subscriber: String?

        public init(array: String? = nil, month: Month? = nil, subscriber: String? = nil) {
            self.array = array
            self.month = month
            self.subscriber = subscriber
        }
    }

    /// Hands over the issued statements of a selection: a subscriber's by month, others by
    /// array and number.
    /// - Throws: ``OperationError``, `BookError`, and what `body` throws.
    public func each(
        _ selection: Selection, _ body: (StatementSummary) throws -> Void
    ) throws {
        let array = try selection.array.map(array)
        if let key = selection.subscriber {
            return try ownStatements(key).filter { summary in
                array.map { $0.key.hasSameBytes(as: summary.arrayKey) } ?? true
                    && selection.month.map { $0 == summary.month } ?? true
            }.forEach(body)
        }
        for array in try array.map({ [$0] }) ?? book.arrays() {
            let months = try selection.month.map { [$0] } ?? book.billedMonths(ofArray: array.id)
            for month in months {
                try book.statements(ofArray: array.id, in: month).forEach(body)
            }
        }
    }

    /// The issued statements of a selection, all at once.
    /// - Throws: ``OperationError`` and `BookError`.
    public func list(_ selection: Selection) throws -> [StatementSummary] {
        var summaries: [StatementSummary] = []
        try each(selection) { summaries.append($0) }
        return summaries
    }

    /// What to say where a selection has no statement.
    /// - Throws: ``OperationError`` and `BookError`.
    public func nothing(in selection: Selection) throws -> StatementQueryError {
        var others = selection
        others.month = nil
        let months = try selection.month == nil ? [] : Set(list(others).map(\.month)).sorted()
        return .noneChosen(selection, months: months)
    }

    private func ownStatements(_ key: String) throws -> [StatementSummary] {
        try book.statements(of: MemberLookup(book).subscriber(key).id)
    }

    private func array(_ key: String) throws -> Stored<ArrayRow> {
        guard let array = try book.array(key) else {
            throw OperationError.unknownArray(key, known: try book.arrays().map(\.key))
        }
        return array
    }
}

extension StatementQuery.Selection: CustomStringConvertible {
    /// The choice in words, as in ` of 2026-06 of array MEADOW`; empty where it is everything.
    public var description: String {
        [
            month.map { " of \($0)" }, array.map { " of array \($0)" },
            subscriber.map { " of subscriber \($0)" },
        ].compactMap(\.self).joined()
    }
}
