import Foundation
import Testing

/// Who sees what.
struct AccessTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    enum Bearer: CaseIterable, Sendable {
        case nobody, stranger, revoked, first, second, third, administrator

        func token(_ tokens: SampleBook.Tokens) -> String? {
            switch self {
            case .nobody: nil
            case .stranger: "cw_" + String(repeating: "0", count: 64)
            case .revoked: tokens.revoked
            case .first: tokens.first
            case .second: tokens.second
            case .third: tokens.third
            case .administrator: tokens.administrator
            }
        }
    }

    /// What each address answers to nobody, a stranger, a revoked token, the three
    /// subscribers and the administrator.
    @Test(arguments: [
        ("/healthz", [200, 200, 200, 200, 200, 200, 200]),
        ("/metrics", [200, 200, 200, 200, 200, 200, 200]),
        ("/openapi.json", [200, 200, 200, 200, 200, 200, 200]),
        ("/api/v1/statements/MEADOW-000001", [401, 401, 401, 200, 404, 404, 200]),
        ("/api/v1/statements/MEADOW-000002", [401, 401, 401, 404, 200, 404, 200]),
        ("/api/v1/statements/MEADOW-000003", [401, 401, 401, 404, 404, 200, 200]),
        ("/api/v1/statements/MEADOW-000004", [401, 401, 401, 404, 404, 404, 404]),
        ("/api/v1/subscribers/M-1/credits", [401, 401, 401, 200, 404, 404, 200]),
        ("/api/v1/subscribers/%4B%2D2/credits", [401, 401, 401, 404, 200, 404, 200]),
        // The sign of Kelvin is a K to those who compare letters, not to those who compare bytes.
        ("/api/v1/subscribers/%E2%84%AA-2/credits", [401, 401, 401, 404, 404, 404, 404]),
        ("/api/v1/subscribers/K-2%CC%81/credits", [401, 401, 401, 404, 404, 404, 404]),
        ("/api/v1/subscribers/nobody/credits", [401, 401, 401, 404, 404, 404, 404]),
        ("/api/v1/arrays/MEADOW/scr/2026-06", [401, 401, 401, 200, 200, 200, 200]),
        ("/api/v1/arrays/NORTH/scr/2026-06", [401, 401, 401, 404, 404, 200, 200]),
        ("/api/v1/arrays/nowhere/scr/2026-06", [401, 401, 401, 404, 404, 404, 404]),
    ])
    func showsToEachWhatIsTheirs(path: String, statuses: [Int]) async throws {
        let tokens = book.tokens
        let found = try await RunningService.serving(book) { service in
            try await TestClient.connected(to: service.address) { client in
                try Bearer.allCases.map {
                    try client.get(path, token: $0.token(tokens)).status
                }
            }
        }
        #expect(found == statuses)
    }

    /// Nothing tells what is another's from what is not there.
    @Test(arguments: [
        ("/api/v1/statements/MEADOW-000002", "/api/v1/statements/MEADOW-999999"),
        ("/api/v1/statements/MEADOW-000002", "/api/v1/statements/rubbish"),
        ("/api/v1/subscribers/M-3/credits", "/api/v1/subscribers/M-9/credits"),
        ("/api/v1/arrays/NORTH/scr/2026-06", "/api/v1/arrays/SOUTH/scr/2026-06"),
    ])
    func hidesThatThereIsSomething(others: String, nothing: String) async throws {
        let token = book.tokens.first
        let (hidden, absent) = try await RunningService.serving(book) { service in
            (
                try await service.get(others, token: token),
                try await service.get(nothing, token: token)
            )
        }
        #expect(hidden.status == 404)
        #expect(absent.status == 404)
        #expect(hidden.text == absent.text)
        #expect(hidden.headers.keys.sorted() == absent.headers.keys.sorted())
    }

    @Test(arguments: [
        "", "Bearer", "Bearer ", "bearer    ", "Basic YTpi", "Bearer a b", "Bearer \u{e9}",
        "Bearer " + String(repeating: "x", count: 4000), "Token token=x", "Bearer,Bearer",
    ])
    func refusesWhatIsNoToken(header: String) async throws {
        let reply = try await RunningService.serving(book) { service in
            try await TestClient.connected(to: service.address) { client in
                try client.send(
                    "GET /api/v1/statements/MEADOW-000001 HTTP/1.1\r\nHost: test\r\n"
                        + "Authorization: \(header)\r\n\r\n")
                return try client.reply()
            }
        }
        #expect(reply.status == 401)
        #expect(reply.headers["www-authenticate"]?.hasPrefix("Bearer realm=") == true)
    }

    @Test func takesASchemeInAnyLetters() async throws {
        let token = book.tokens.administrator
        let reply = try await RunningService.serving(book) { service in
            try await TestClient.connected(to: service.address) { client in
                try client.send(
                    "GET /api/v1/statements/MEADOW-000001 HTTP/1.1\r\nHost: test\r\n"
                        + "authorization: bEARER  \(token)\r\n\r\n")
                return try client.reply()
            }
        }
        #expect(reply.status == 200)
    }

    @Test func tellsHowToBeLetIn() async throws {
        let path = "/api/v1/statements/MEADOW-000001"
        let revoked = book.tokens.revoked
        let (none, unknown) = try await RunningService.serving(book) { service in
            (try await service.get(path), try await service.get(path, token: revoked))
        }
        #expect(none.headers["www-authenticate"] == "Bearer realm=\"commonwatt\"")
        #expect(
            none.json["detail"].text
                == "expected the header \"Authorization: Bearer\" with a token")
        #expect(
            unknown.headers["www-authenticate"]
                == "Bearer realm=\"commonwatt\", error=\"invalid_token\"")
        #expect(unknown.json["detail"].text == "the token is not known, or was revoked")
    }
}
