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

/// The members of a JSON object, in the order of the file; no key stands there twice.
public struct JSONObject: Sendable {
    public let members: [Member]
    private let indices: [String: Int]

    public struct Member: Sendable {
        public let key: String
        /// Where the key stands.
        public let place: Place
        public let value: JSONValue
    }

    init(_ members: [Member], indices: [String: Int]) {
        self.members = members
        self.indices = indices
    }

    /// The value of `key`, nil where the object has no such member.
    public subscript(key: String) -> JSONValue? {
        indices[key].map { members[$0].value }
    }
}

/// What a JSON document may at most hold.
public struct JSONLimits: Hashable, Sendable {
    /// The size of the document, in bytes.
    public var bytes: Int
    /// How deep arrays and objects may be nested.
    public var depth: Int
    public var values: Int

    public init(bytes: Int, depth: Int = 64, values: Int) {
        self.bytes = bytes
        self.depth = depth
        self.values = values
    }

    /// For a tariff or a series of prices, which is held in memory: 64 MiB.
    public static let rateFile = JSONLimits(bytes: 64 << 20, values: 2_000_000)
}
