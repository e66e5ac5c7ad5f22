import Foundation

/// What a service answered.
struct TestReply: Sendable {
    let status: Int
    /// By name in small letters.
    let headers: [String: String]
    var body: [UInt8] = []

    init(head: String) throws {
        let lines = head.components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count >= 2, words[0] == "HTTP/1.1", let status = Int(words[1]) else {
            throw TestClientError.malformed(lines[0])
        }
        self.status = status
        headers = Dictionary(
            lines.dropFirst().compactMap { line in
                guard let colon = line.firstIndex(of: ":") else { return nil }
                let value = line[line.index(after: colon)...]
                return (
                    line[..<colon].lowercased(), value.trimmingCharacters(in: .whitespaces)
                )
            }
        ) { "\($0), \($1)" }
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    var type: String { headers["content-type"] ?? "" }

    /// The body as JSON; nothing that can be looked into where it is none.
    var json: JSONTree { JSONTree((try? JSONSerialization.jsonObject(with: Data(body))) ?? [:]) }
}

/// JSON to look into: `tree["a"][0]["b"].text`.
struct JSONTree {
    private let value: Any

    init(_ value: Any) {
        self.value = value
    }

    subscript(key: String) -> JSONTree {
        JSONTree((value as? [String: Any])?[key] ?? JSONTree.Absent())
    }

    subscript(index: Int) -> JSONTree {
        let elements = value as? [Any] ?? []
        return JSONTree(elements.indices.contains(index) ? elements[index] : JSONTree.Absent())
    }

    private struct Absent {}

    var text: String? { value as? String }
    var number: Int? { value as? Int }
    var isNull: Bool { value is NSNull }
    var count: Int { (value as? [Any])?.count ?? 0 }
    var keys: [String] { (value as? [String: Any])?.keys.sorted() ?? [] }
    var elements: [JSONTree] { (value as? [Any])?.map { JSONTree($0) } ?? [] }
}
