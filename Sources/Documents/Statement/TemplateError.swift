import Mustache

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
