import Mustache

/// A Mustache template that was compiled once, and is given plain dictionaries.
///
/// Keys are all there or left out, never an `Optional`, which the library would print as `nil`.
/// What it is given is escaped, so that a name can hold anything.
struct PageTemplate: Sendable {
    private let template: MustacheTemplate

    init(_ text: String) throws(TemplateError) {
        do {
            template = try MustacheTemplate(string: EscapedBytes.pragma + text)
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateError(
                line: error.context.lineNumber, reason: TemplateError.words(for: error.error))
        } catch {
            throw TemplateError(line: 1, reason: "\(error)")
        }
    }

    func render(_ values: [String: Any]) -> String { template.render(values) }
}
