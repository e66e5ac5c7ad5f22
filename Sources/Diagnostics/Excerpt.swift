/// What a file says, in quotes and short enough for a message.
///
/// A field can be as long as its file lets it be; a message must not.
package struct Excerpt: CustomStringConvertible {
    private let text: String

    /// More characters (Unicode scalars) than this are cut off.
    private static let lengthLimit = 40

    package init(_ text: String) {
        self.text = text
    }

    package var description: String {
        let scalars = text.unicodeScalars
        guard scalars.count > Self.lengthLimit else { return "\"\(text)\"" }
        return "\"\(String(scalars.prefix(Self.lengthLimit)))…\""
    }
}
