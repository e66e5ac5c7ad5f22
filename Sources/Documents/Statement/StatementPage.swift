public import Billing

/// The page of a statement: HTML that needs nothing else, for a screen, a phone and a sheet
/// of paper.
///
/// What it looks like is said by a Mustache template, which the caller hands over; it is
/// compiled once.
public struct StatementPage: Sendable {
    private let template: PageTemplate

    /// Compiles `template`, the text of `templates/statement.html` or of one like it.
    public init(template: String) throws(TemplateError) {
        self.template = try PageTemplate(template)
    }

    /// The page of `statement`; the same values always give the same bytes.
    public func render(_ statement: Statement, _ run: RunFacts) -> String {
        template.render(PageContext(statement, run).values)
    }
}
