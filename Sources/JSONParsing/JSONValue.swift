public import Diagnostics

/// A value of a JSON document, and where it stands.
public struct JSONValue: Sendable {
    public let content: Content
    /// Where its first character stands.
    public let place: Place
    /// Which bytes of the document it is.
    public let bytes: Range<Int>

    public enum Content: Sendable {
        case null
        case flag(Bool)
        case number(JSONNumber)
        case text(String)
        case array([JSONValue])
        case object(JSONObject)
    }

    /// Reads a document strictly by RFC 8259, and nothing but it.
    ///
    /// `file` names it in places. The time is linear in its size. The first problem ends the
    /// reading: what follows broken syntax cannot be trusted.
    public static func read(
        _ bytes: [UInt8], file: String, limits: JSONLimits = .rateFile
    ) throws(Problems) -> JSONValue {
        do throws(Problem) {
            var reader = JSONReader(bytes, file: file, limits: limits)
            return try reader.document()
        } catch {
            var problems = Problems()
            problems.add(error)
            throw problems
        }
    }
}

extension JSONValue {
    /// What kind of value it is, in words for a message.
    public var kind: String {
        switch content {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .number: "a number"
        case .text: "a text"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
