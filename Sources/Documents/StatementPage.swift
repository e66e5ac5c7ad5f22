public import Billing
import Mustache

/// The page of a statement: HTML that needs nothing else, for a screen, a phone and a sheet
/// of paper.
///
/// What it looks like is said by a Mustache template, which the caller hands over; it is
/// compiled once. It is given plain dictionaries whose keys are all there or left out, never
/// an `Optional`, which the library would print as `nil`. What it is given is escaped, so
/// that a name can hold anything.
public struct StatementPage: Sendable {
    private let template: MustacheTemplate

    /// Compiles `template`, the text of `templates/statement.html` or of one like it.
    public init(template: String) throws(TemplateError) {
        do {
            self.template = try MustacheTemplate(string: EscapedBytes.pragma + template)
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateError(
                line: error.context.lineNumber, reason: TemplateError.words(for: error.error))
        } catch {
            throw TemplateError(line: 1, reason: "\(error)")
        }
    }

    /// The page of `statement`; the same values always give the same bytes.
    public func render(_ statement: Statement, _ run: RunFacts) -> String {
        template.render(PageContext(statement, run).values)
    }
}

/// Why a text is not a template.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    public let line: Int
    public let reason: String

    public var description: String { "line \(line) of the template: \(reason)" }

    static func words(for error: any Error) -> String {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: "a section is closed that was not opened last"
        case .expectedSectionEnd: "a section is not closed"
        case .unfinishedName:
            "a tag is not closed, or its name has other characters than names have"
        case .some(let other): "the tag is not understood (\(other))"
        case .none: "the text ends within a tag"
        }
    }
}
