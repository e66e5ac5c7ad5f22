internal import Foundation
internal import HTTPTypes
internal import Hummingbird

extension Response {
    /// A value as JSON.
    static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok,
        type: String = "application/json"
    ) throws -> Response {
        plain(ByteBuffer(bytes: try bytes(of: value)), type, status)
    }

    /// The JSON of a value, the same whenever it is written.
    static func bytes(of value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// JSON that is written already.
    static func json(_ bytes: [UInt8]) -> Response {
        plain(ByteBuffer(bytes: bytes), "application/json")
    }

    static func text(_ text: String) -> Response {
        plain(ByteBuffer(string: text), "text/plain; version=0.0.4; charset=utf-8")
    }

    /// A page that may load nothing, run nothing, and be put in no frame.
    static func page(_ html: String) -> Response {
        var response = plain(ByteBuffer(string: html), "text/html; charset=utf-8")
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'"
        response.set("X-Frame-Options", "DENY")
        response.set("Referrer-Policy", "no-referrer")
        return response
    }

    private static func plain(
        _ body: ByteBuffer, _ type: String, _ status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status,
            headers: [
                .contentType: type, .xContentTypeOptions: "nosniff", .cacheControl: "no-store",
            ], body: ResponseBody(byteBuffer: body))
    }

    /// Sets a header that HTTP's own list of names does not have.
    private mutating func set(_ name: String, _ value: String) {
        guard let name = HTTPField.Name(name) else {
            preconditionFailure("\(name) cannot be the name of a header")
        }
        headers[name] = value
    }
}
