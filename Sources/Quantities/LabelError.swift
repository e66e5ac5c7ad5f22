/// Why a text is not a label.
public enum LabelError: Error, Hashable, Sendable {
    case empty
    case tooLong(Int)
    case blankAtEnd(String)
    case controlCharacter(UInt32)
}

extension LabelError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "expected a text, found nothing"
        case .tooLong(let count): "expected at most 64 characters, found \(count)"
        case .blankAtEnd(let text):
            "expected a text without blanks at its ends, found \(Excerpt(text))"
        case .controlCharacter(let value):
            "expected a text without control characters, found U+"
                + String(value, radix: 16, uppercase: true)
        }
    }
}
