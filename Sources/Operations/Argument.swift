internal import Quantities

/// Checks of what a caller hands to a verb, which says in the caller's word what is wrong.
enum Argument {
    private static let lineLimit = 200

    /// Refuses a text that is empty, long, or not one line.
    static func checkLine(_ text: String, _ what: String) throws(OperationError) {
        let count = text.unicodeScalars.count
        guard (1...lineLimit).contains(count) else {
            throw .badArgument(
                what, reason: "expected from 1 to \(lineLimit) characters, found \(count)")
        }
        guard !text.unicodeScalars.contains(where: isControl) else {
            throw .badArgument(what, reason: "expected one line without control characters")
        }
    }

    /// Refuses a text that is no identifier.
    static func checkKey(_ text: String, _ what: String) throws(OperationError) {
        do throws(IDError) {
            _ = try ID<Argument>(text)
        } catch {
            throw .badArgument(what, reason: "\(error)")
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
