internal import Diagnostics
internal import JSONParsing

/// An answer of the database's API that holds no rate: an error, or nothing that fits.
struct URDBAnswer {
    /// What the API says is wrong, nil where it found nothing.
    let error: String?

    /// Nil where the value is something else.
    init?(_ value: JSONValue) {
        guard case .object(let object) = value.content else { return nil }
        if let items = object["items"] {
            guard case .array(let rates) = items.content, rates.isEmpty else { return nil }
            error = Self.message(in: object)
        } else if object.members.count <= 2, let message = Self.message(in: object) {
            error = message
        } else {
            return nil
        }
    }

    /// What stands in `error`, or first in `errors`.
    private static func message(in object: JSONObject) -> String? {
        var error = object["error"] ?? object["errors"]
        if case .array(let errors)? = error?.content { error = errors.first }
        switch error?.content {
        case .text(let text): return words(text, code: nil)
        case .object(let object):
            guard let message = text(object["message"]) ?? text(object["error"]) else {
                return nil
            }
            return words(message, code: text(object["code"]))
        default: return nil
        }
    }

    private static func text(_ value: JSONValue?) -> String? {
        if case .text(let text)? = value?.content { text } else { nil }
    }

    private static func words(_ message: String, code: String?) -> String {
        "the file holds no rates but an error of the API that was asked for them: "
            + "\(Excerpt(message))" + (code.map { " (\($0.prefix(64)))" } ?? "")
            + "; ask it again, and give what it then answers"
    }
}
