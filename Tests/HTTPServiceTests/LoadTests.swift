import Testing

/// Many at once, on every address, on both transports: reads of the book that held up the
/// threads that tasks share would stop all of them for good.
struct LoadTests {
    private static let connections = 64
    private static let rounds = 12

    @Test(.timeLimit(.minutes(3)), arguments: Transport.allCases)
    func answersSixtyFourConnectionsOnEveryAddress(on transport: Transport) async throws {
        let book = try SampleBook()
        let token = book.tokens.administrator
        let asked = [
            ("/healthz", "*/*"), ("/metrics", "*/*"), ("/openapi.json", "*/*"),
            ("/api/v1/statements/MEADOW-000001", "application/json"),
            ("/api/v1/statements/MEADOW-000002", "text/html"),
            ("/api/v1/subscribers/M-1/credits", "*/*"),
            ("/api/v1/arrays/MEADOW/scr/2026-06", "*/*"),
        ]
        let answered = try await RunningService.serving(book, on: transport) { service in
            try await withThrowingTaskGroup(of: Int.self) { clients in
                for number in 0..<Self.connections {
                    clients.addTask {
                        try await TestClient.connected(to: service.address) { client in
                            try (0..<Self.rounds).count { round in
                                // Connections begin with different addresses.
                                let (path, accept) = asked[(number + round) % asked.count]
                                let reply = try client.get(path, token: token, accept: accept)
                                return reply.status == 200 && !reply.body.isEmpty
                            }
                        }
                    }
                }
                return try await clients.reduce(0, +)
            }
        }
        #expect(answered == Self.connections * Self.rounds)
    }

    /// Clients that go away in the middle of a request take nobody with them.
    @Test(.timeLimit(.minutes(3)))
    func outlivesClientsThatGoAway() async throws {
        let book = try SampleBook()
        let token = book.tokens.administrator
        let status = try await RunningService.serving(book) { service in
            for _ in 0..<4 {
                try await withThrowingTaskGroup(of: Void.self) { clients in
                    for _ in 0..<Self.connections {
                        clients.addTask {
                            try await TestClient.connected(to: service.address) { client in
                                try client.send(
                                    "GET /api/v1/arrays/MEADOW/scr/2026-06 HTTP/1.1\r\n"
                                        + "Host: test\r\nAuthorization: Bearer \(token)\r\n\r\n")
                            }
                        }
                    }
                    try await clients.waitForAll()
                }
            }
            return try await service.get("/healthz").status
        }
        #expect(status == 200)
    }
}
