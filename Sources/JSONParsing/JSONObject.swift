public import Diagnostics

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
