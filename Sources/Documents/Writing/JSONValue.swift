internal import Diagnostics
internal import JSONParsing

/// A JSON document as far as we write it: whole numbers only.
enum JSONValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Int64)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a document strictly by RFC 8259, and nothing but it.
    init(_ document: some Sequence<UInt8>) throws(StatementJSONError) {
        do throws(Problems) {
            let limits = JSONLimits(bytes: 64 << 20, depth: 24, values: 2_000_000)
            let value = try JSONParsing.JSONValue.read(
                Array(document), file: "statement", limits: limits)
            self = try Self.value(value)
        } catch {
            throw .malformed(error.description)
        }
    }

    private static func value(
        _ value: JSONParsing.JSONValue
    ) throws(Problems) -> JSONValue {
        switch value.content {
        case .null: return .null
        case .flag(let flag): return .flag(flag)
        case .text(let text): return .text(text)
        case .number(let number):
            guard let whole = Int64(number.text) else {
                throw Problems("expected a whole number of 64 bits", at: value.place)
            }
            return .number(whole)
        case .array(let elements):
            return .array(
                try elements.map { (element) throws(Problems) in try Self.value(element) })
        case .object(let object):
            var members: [String: JSONValue] = [:]
            for member in object.members { members[member.key] = try Self.value(member.value) }
            return .object(members)
        }
    }
}
