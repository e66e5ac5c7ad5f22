/// Why a text is not an identifier.
public enum IDError: Error, Hashable, Sendable {
    case empty
    case tooLong(Int)
    /// It holds or begins with a character that an identifier does not.
    case notPlain(String)
}

extension IDError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "expected an identifier, found nothing"
        case .tooLong(let count):
            "an identifier has at most 64 characters, found \(count)"
        case .notPlain(let text):
            "an identifier is made of the letters A to Z and a to z, digits, \"-\", \"_\" and "
                + "\".\", and begins with a letter, a digit or \"_\", found \(Excerpt(text))"
                + (PlainCharacter.identifier(like: text).map { "; write \($0)" } ?? "")
        }
    }
}
