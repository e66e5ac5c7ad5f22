import HTTPService
import Testing

/// What becomes of a client that takes too much.
struct ServiceLimitsTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    /// Limits that a test of a reason need not wait for.
    ///
    /// Those of other reasons stay as they are: on a busy machine a second is too little for what
    /// is meant to come whole.
    private func limits(of reason: String) -> ServiceLimits {
        var limits = ServiceLimits()
        limits.secondsToLinger = 1
        switch reason {
        case "silent":
            limits.secondsToBegin = 1
            limits.secondsKeptOpen = 1
        case "slow-head": limits.secondsForHead = 1
        case "slow-body": limits.secondsForBody = 1
        default: break
        }
        return limits
    }

    private static let large = String(repeating: "x", count: 40_000)

    /// What is sent, why the connection ends, and what is answered before.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("", "silent", []),
            ("GET /healthz HT", "slow-head", [408]),
            ("GET /healthz HTTP/1.1\r\nHost: a\r\n", "slow-head", [408]),
            ("GET /\(large)", "large-head", [431]),
            ("GET /healthz HTTP/1.1\r\nX: \(large)", "large-head", [431]),
            ("rubbish\r\n\r\n", "malformed", [400]),
            ("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", "silent", [200]),
            ("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /", "silent", [200]),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx", "slow-body", [404]),
            (
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999\r\n\r\n", "large-body",
                [413]
            ),
            (
                "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "9c40\r\n\(large)\r\n9c40\r\n\(large)\r\n", "large-body", [404]
            ),
            (
                "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;\(large)",
                "large-body", [404]
            ),
        ] as [(String, String, [Int])])
    func endsWhatTakesTooMuch(text: String, reason: String, statuses: [Int]) async throws {
        let (answers, metrics) = try await RunningService.serving(
            book, limits: limits(of: reason)
        ) { service in
            let answers = try await TestClient.connected(to: service.address) { client in
                try client.send(text)
                return client.repliesUntilClosed()
            }
            return (answers, try await service.get("/metrics").text)
        }
        #expect(answers.map(\.status) == statuses)
        let line = "commonwatt_connections_closed_total{reason=\"\(reason)\"} 1\n"
        #expect(metrics.contains(line), "\(metrics)")
        if let last = answers.last, last.status != 200, last.status != 404 {
            #expect(last.type == "application/problem+json")
            #expect(last.headers["connection"] == "close")
        }
    }

    /// Those within the bound are answered, in order, and the last says that it is the last.
    @Test(.timeLimit(.minutes(1)), arguments: Transport.allCases)
    func answersNoMoreThanSoManyAtOnce(on transport: Transport) async throws {
        let answers = try await RunningService.serving(book, on: transport) { service in
            try await TestClient.connected(to: service.address) { client in
                let request = "GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n"
                try client.send(String(repeating: request, count: 100))
                return client.repliesUntilClosed()
            }
        }
        #expect((16...40).contains(answers.count), "\(answers.count)")
        #expect(answers.allSatisfy { $0.status == 200 && !$0.body.isEmpty })
        #expect(answers.last?.headers["connection"] == "close")
    }

    /// Whoever has waited longest for nothing goes, and who was answered last stays.
    @Test(.timeLimit(.minutes(1)), arguments: [true, false])
    func makesRoomForTheNext(isPerAddress: Bool) async throws {
        var limits = ServiceLimits()
        limits.limitsOwnMachine = isPerAddress
        if isPerAddress { limits.connectionsPerAddress = 2 } else { limits.connections = 2 }
        let (isSilentClosed, statuses) = try await RunningService.serving(
            book, limits: limits
        ) { service in
            try await TestClient.connected(to: service.address) { silent in
                let first = try TestClient(service.address)
                var statuses = [try first.get("/healthz").status]
                let second = try TestClient(service.address)
                statuses.append(try second.get("/healthz").status)
                statuses.append(try first.get("/healthz").status)
                return (silent.isClosed(), statuses)
            }
        }
        #expect(isSilentClosed)
        #expect(statuses == [200, 200, 200])
    }

    /// An answer that nobody takes ends the connection, and its memory with it.
    @Test(.timeLimit(.minutes(1))) func endsWhatIsNotRead() async throws {
        var limits = ServiceLimits()
        limits.secondsForAnswer = 1
        limits.pipelinedRequests = 100_000
        let metrics = try await RunningService.serving(book, limits: limits) { service in
            try await TestClient.connected(to: service.address) { client in
                let request = "GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n"
                // Few at a time, until the service's answers fill all that lies between.
                while (try? client.send(request)) != nil { client.pause(milliseconds: 2) }
            }
            return try await service.get("/metrics").text
        }
        #expect(metrics.contains("{reason=\"unread-answer\"} 1\n"), "\(metrics)")
    }
}
