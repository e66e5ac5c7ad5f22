internal import Hummingbird

/// A refusal, as a problem document (RFC 9457).
struct ProblemReply: Error, Hashable {
    let status: HTTPResponse.Status
    /// What is wrong with this request, in words.
    let detail: String
    private(set) var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ detail: String, _ headers: HTTPFields = [:]) {
        self.status = status
        self.detail = detail
        self.headers = headers
    }

    static let noToken = ProblemReply(
        .unauthorized, "expected the header \"Authorization: Bearer\" with a token",
        [.wwwAuthenticate: "Bearer realm=\"commonwatt\""])

    static let unknownToken = ProblemReply(
        .unauthorized, "the token is not known, or was revoked",
        [.wwwAuthenticate: "Bearer realm=\"commonwatt\", error=\"invalid_token\""])

    static let nothingHere = ProblemReply(.notFound, "there is nothing at this address")
}

extension ProblemReply {
    /// The document as it is sent.
    private struct Document: Encodable {
        let type = "about:blank"
        let title: String
        let status: Int
        let detail: String
    }

    func response() throws -> Response {
        var response = try Response.json(document, status: status, type: Self.type)
        response.headers.append(contentsOf: headers)
        return response
    }

    /// The answer to what did not become a request, after which the connection is closed.
    func lastAnswer() throws -> (head: HTTPResponse, body: ByteBuffer) {
        let body = ByteBuffer(bytes: try Response.bytes(of: document))
        var head = HTTPResponse(status: status, headerFields: headers)
        head.headerFields[.contentType] = Self.type
        head.headerFields[.contentLength] = String(body.readableBytes)
        head.headerFields[.connection] = "close"
        return (head, body)
    }

    private static let type = "application/problem+json"

    private var document: Document {
        Document(title: status.reasonPhrase, status: status.code, detail: detail)
    }
}
