import Documents
import Foundation
import Operations
import Storage
import Testing

struct StatementRouteTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    private static let path = "/api/v1/statements/MEADOW-000001"

    private var document: StatementQuery.Document {
        get throws {
            try Book.open(at: book.path, for: .reading).read {
                try StatementQuery($0).document("MEADOW-000001")
            }
        }
    }

    @Test(arguments: Transport.allCases)
    func answersJSON(on transport: Transport) async throws {
        let token = book.tokens.first
        let reply = try await RunningService.serving(book, on: transport) { service in
            try await service.get(Self.path, token: token)
        }
        let document = try document
        #expect(reply.status == 200)
        #expect(reply.type == "application/json")
        #expect(reply.headers["cache-control"] == "no-store")
        #expect(reply.headers["x-content-type-options"] == "nosniff")
        #expect(reply.body == StatementJSON.export(document.statement, document.run))
        #expect(reply.json["recipient"]["name"].text == SampleBook.hostileName)
    }

    @Test(arguments: Transport.allCases)
    func answersAPageToABrowser(on transport: Transport) async throws {
        let token = book.tokens.first
        let accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
        let reply = try await RunningService.serving(book, on: transport) { service in
            try await service.get(Self.path, token: token, accept: accept)
        }
        #expect(reply.status == 200)
        #expect(reply.type == "text/html; charset=utf-8")
        #expect(reply.text.hasPrefix("<!DOCTYPE html>"))
        #expect(reply.text.contains("MEADOW-000001"))
        #expect(!reply.text.contains("<script"))
        #expect(reply.text.contains("Ada &lt;script"))
    }

    /// A page can load nothing, run nothing and be framed by nobody.
    @Test func guardsItsPages() async throws {
        let token = book.tokens.first
        let reply = try await RunningService.serving(book) { service in
            try await service.get(Self.path, token: token, accept: "text/html")
        }
        #expect(
            reply.headers["content-security-policy"]
                == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'")
        #expect(reply.headers["x-frame-options"] == "DENY")
        #expect(reply.headers["x-content-type-options"] == "nosniff")
        #expect(reply.headers["referrer-policy"] == "no-referrer")
        #expect(reply.headers["cache-control"] == "no-store")
        #expect(reply.headers["vary"] == "Accept")
    }

    @Test(arguments: [
        ("*/*", "application/json"), ("", "application/json"),
        ("application/json", "application/json"), ("application/*", "application/json"),
        ("text/*", "text/html; charset=utf-8"), ("TEXT/HTML", "text/html; charset=utf-8"),
        ("text/html;q=0.5, application/json;q=0.4", "text/html; charset=utf-8"),
        ("text/html;q=0.4, application/json;q=0.5", "application/json"),
        ("text/html, */*;q=0.1", "text/html; charset=utf-8"),
        ("text/html;q=0, */*", "application/json"),
        ("application/json;q=0, */*;q=0.2", "text/html; charset=utf-8"),
        ("text/html; level=1 ; q=0.9", "text/html; charset=utf-8"),
        ("text/html;q=nonsense", "text/html; charset=utf-8"), (",,,", "application/json"),
        ("image/png", "application/problem+json"), ("*/*;q=0", "application/problem+json"),
        ("application/xhtml+xml, image/*", "application/problem+json"),
    ])
    func answersInTheFormThatIsLikedBest(accept: String, type: String) async throws {
        let token = book.tokens.first
        let reply = try await RunningService.serving(book) { service in
            try await service.get(Self.path, token: token, accept: accept)
        }
        #expect(reply.type == type)
        #expect(reply.status == (type == "application/problem+json" ? 406 : 200))
    }

    @Test(arguments: [
        "MEADOW-1", "MEADOW-000000", "MEADOW-0000001", "meadow-000001", "MEADOW-00000%31x",
        "MEADOW-99999999999999999999", "MEADOW", "-000001", "%00", "MEADOW-000001%00",
        "MEADOW%2D000001%20", "..%2F..%2Fetc%2Fpasswd", "%ff%fe", "'%20OR%201=1--",
    ])
    func knowsNoStatementByAnotherName(number: String) async throws {
        let token = book.tokens.administrator
        let reply = try await RunningService.serving(book) { service in
            try await service.get("/api/v1/statements/\(number)", token: token)
        }
        #expect(reply.status == 404)
        #expect(reply.type == "application/problem+json")
    }

    @Test func findsANumberHoweverItIsEscaped() async throws {
        let token = book.tokens.administrator
        let reply = try await RunningService.serving(book) { service in
            try await service.get("/api/v1/statements/%4DEADOW%2D000001", token: token)
        }
        #expect(reply.status == 200)
    }
}
