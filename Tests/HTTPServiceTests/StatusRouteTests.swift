import Foundation
import Testing

/// What anybody may ask.
struct StatusRouteTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    @Test(arguments: Transport.allCases)
    func isInGoodHealth(on transport: Transport) async throws {
        let reply = try await RunningService.serving(book, on: transport) { service in
            try await service.get("/healthz")
        }
        #expect(reply.status == 200)
        #expect(reply.text == #"{"status":"ok"}"#)
    }

    @Test(arguments: Transport.allCases)
    func countsRequests(on transport: Transport) async throws {
        let token = book.tokens.first
        let reply = try await RunningService.serving(book, on: transport) { service in
            try await TestClient.connected(to: service.address) { client in
                for _ in 0..<3 { _ = try client.get("/healthz") }
                _ = try client.get("/api/v1/statements/MEADOW-000001", token: token)
                _ = try client.get("/api/v1/statements/MEADOW-000002", token: token)
                _ = try client.get("/nothing", method: "TRACE")
                return try client.get("/metrics")
            }
        }
        #expect(reply.type == "text/plain; version=0.0.4; charset=utf-8")
        let lines = reply.text.split(separator: "\n").map(String.init)
        let route = "/api/v1/statements/{number}"
        for line in [
            "commonwatt_requests_in_flight 1",
            #"commonwatt_request_seconds_count{route="/healthz",method="GET",status="200"} 3"#,
            "commonwatt_request_seconds_count{route=\"\(route)\",method=\"GET\",status=\"200\"} 1",
            "commonwatt_request_seconds_count{route=\"\(route)\",method=\"GET\",status=\"404\"} 1",
            #"commonwatt_request_seconds_count{route="none",method="other",status="404"} 1"#,
        ] {
            #expect(lines.contains(line), "\(line) is not in\n\(reply.text)")
        }
        #expect(!reply.text.contains("MEADOW"))
    }

    @Test func describesEveryAddress() async throws {
        let token = book.tokens.administrator
        let values = [
            "{number}": "MEADOW-000001", "{month}": "2026-06", "arrays/{id}": "arrays/MEADOW",
            "subscribers/{id}": "subscribers/M-1",
        ]
        let described = try await RunningService.serving(book) { service in
            let description = try await service.get("/openapi.json")
            for path in description.json["paths"].keys {
                let filled = values.reduce(path) { $0.replacing($1.key, with: $1.value) }
                let reply = try await service.get(filled, token: token)
                #expect(reply.status == 200, "\(filled)")
                let types = description.json["paths"][path]["get"]["responses"]["200"]["content"]
                #expect(types.keys.contains { reply.type.hasPrefix($0) }, "\(filled)")
            }
            return description
        }
        #expect(described.type == "application/json")
        #expect(described.json["openapi"].text == "3.1.0")
        #expect(
            described.json["paths"].keys == [
                "/api/v1/arrays/{id}/scr/{month}", "/api/v1/statements/{number}",
                "/api/v1/subscribers/{id}/credits", "/healthz", "/metrics", "/openapi.json",
            ])
    }

    /// Every member of an answer is described, and each reference leads somewhere.
    @Test func describesWhatIsAnswered() async throws {
        let token = book.tokens.administrator
        let (description, credits, rates) = try await RunningService.serving(book) { service in
            (
                try await service.get("/openapi.json"),
                try await service.get("/api/v1/subscribers/M-1/credits", token: token),
                try await service.get("/api/v1/arrays/MEADOW/scr/2026-06", token: token)
            )
        }
        let schemas = description.json["components"]["schemas"]
        #expect(schemas["Credits"]["properties"].keys == credits.json.keys)
        #expect(schemas["Rates"]["properties"].keys == rates.json.keys)
        #expect(
            schemas["CreditMonth"]["properties"].keys
                == credits.json["subscriptions"][0]["months"][0].keys)
        #expect(
            schemas["Rule"]["properties"].keys == rates.json["rules"]["theta"].keys)
        for reference in description.text.matches(of: /#\/components\/(\w+)\/(\w+)/) {
            let target = description.json["components"][String(reference.1)]
            #expect(target.keys.contains(String(reference.2)))
        }
    }
}
