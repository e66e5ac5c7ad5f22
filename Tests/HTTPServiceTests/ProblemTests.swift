import TestSupport
import Testing

/// What is asked wrongly is refused in one form, and stops nothing.
struct ProblemTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    @Test(arguments: [
        "/", "/api", "/api/v1", "/api/v1/", "/api/v1/statements", "/api/v1/statements/",
        "/api/v1/statements/MEADOW-000001/more", "/api/v1/subscribers/M-1", "/favicon.ico",
        "/api/v1/arrays/MEADOW/scr", "/api/v1/arrays//scr/2026-06", "/api/v2/statements/x",
        "/healthz/x", "/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/*", "/:number",
        "/api/v1/arrays/MEADOW/scr/2026-06/x",
    ])
    func knowsNoOtherAddress(path: String) async throws {
        let token = book.tokens.administrator
        let reply = try await RunningService.serving(book) { service in
            try await service.get(path, token: token)
        }
        #expect(reply.status == 404)
        #expect(reply.type == "application/problem+json")
        #expect(reply.json["type"].text == "about:blank")
        #expect(reply.json["title"].text == "Not Found")
        #expect(reply.json["status"].number == 404)
        #expect(reply.json["detail"].text == "there is nothing at this address")
    }

    @Test(arguments: ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    func canBeReadOnly(method: String) async throws {
        let token = book.tokens.administrator
        let reply = try await RunningService.serving(book) { service in
            try await service.get(
                "/api/v1/statements/MEADOW-000001", token: token, method: method)
        }
        #expect(reply.status == 405)
        #expect(reply.headers["allow"] == "GET, HEAD")
        #expect(reply.json["detail"].text == "this address can be read only")
    }

    /// The same head as for `GET`, and the connection can be used on.
    @Test(arguments: [
        "/healthz", "/metrics", "/openapi.json", "/api/v1/statements/MEADOW-000001", "/nothing",
        "/api/v1/subscribers/M-1/credits", "/api/v1/arrays/MEADOW/scr/2026-06",
    ])
    func answersHeadWithoutBody(path: String) async throws {
        let token = book.tokens.administrator
        let (head, get) = try await RunningService.serving(book) { service in
            try await TestClient.connected(to: service.address) { client in
                (
                    try client.get(path, token: token, method: "HEAD"),
                    try client.get(path, token: token)
                )
            }
        }
        #expect(head.status == get.status)
        #expect(head.type == get.type)
        // The metrics have counted the first request when the second comes.
        if path != "/metrics" {
            #expect(head.headers["content-length"] == String(get.body.count))
        }
    }

    /// Requests that are none: each is refused or dropped, and the next is answered.
    @Test(arguments: [
        "GET /healthz\r\n\r\n", "rubbish\r\n\r\n", "GET  HTTP/1.1\r\n\r\n", "\r\n\r\n\r\n",
        "GET /healthz HTTP/9.9\r\n\r\n", "GET /healthz HTTP/1.1\r\nno colon\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET http://:x/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET ? HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://host HTTP/1.1\r\nHost: a\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://host: HTTP/1.1\r\nHost: a\r\n\r\n", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://host? HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /\u{0} HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n",
    ])
    func outlivesWhatIsNoRequest(text: String) async throws {
        let status = try await RunningService.serving(book) { service in
            try await TestClient.connected(to: service.address) { client in
                try client.send(text)
            }
            return try await service.get("/healthz").status
        }
        #expect(status == 200)
    }

    /// Whatever is asked, the answer is one that was thought of; what is no request ends the
    /// connection, and another is made.
    @Test(arguments: Seed.few)
    func answersAnyPath(seed: Seed) async throws {
        let token = book.tokens.administrator
        let statuses = try await RunningService.serving(book) { service in
            let address = service.address
            return try await TestClient.connected(to: address) { first in
                var seed = seed
                var client = first
                return try (0..<200).map { _ in
                    do throws(any Error) {
                        let path = Self.path(using: &seed)
                        return try client.get(path, token: token).status
                    } catch TestClientError.closed {
                        client = try TestClient(address)
                        return 400
                    }
                }
            }
        }
        #expect(Set(statuses).isSubset(of: [200, 400, 404]))
    }

    private static let pieces = [
        "api", "v1", "statements", "subscribers", "arrays", "credits", "scr", "healthz", "metrics",
        "MEADOW", "MEADOW-000001", "M-1", "2026-06", "%2F", "%", "%%", "%0", "%C3%BC", "%FF", "..",
        ".", "*", "**", ":id", "", "?", "#", "=&", "a=b", "~", "'", "\"", "$", "{x}", "\u{fc}",
        "99999999999999999999", "-1", "%F0%9F%98%80",
    ]

    private static func path(using seed: inout Seed) -> String {
        let count = Int.random(in: 0...8, using: &seed)
        let parts = (0..<count).map { _ in pieces.randomElement(using: &seed) ?? "" }
        let known = Bool.random(using: &seed) ? "/api/v1/" : "/"
        return known + parts.joined(separator: Int.random(in: 0...4, using: &seed) == 0 ? "" : "/")
    }
}
