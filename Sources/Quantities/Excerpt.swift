/// What a file says, in quotes and short enough for a message.
struct Excerpt: CustomStringConvertible {
    private let text: String

    /// More characters than this are cut off: a field can be as long as its file.
    static let lengthLimit = 40

    init(_ text: String) {
        self.text = text
    }

    var description: String {
        let scalars = text.unicodeScalars
        guard scalars.count > Self.lengthLimit else { return "\"\(text)\"" }
        return "\"\(String(scalars.prefix(Self.lengthLimit)))…\""
    }
}
