import Foundation
import Testing

/// A service besieged by clients that keep it waiting answers the others meanwhile.
@Suite(.serialized)
struct BadClientTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    #if os(Linux)
        /// 600 bad clients of six kinds for a quarter of a minute and more: a good one is
        /// answered in under a second throughout, and memory stays and comes back.
        ///
        /// What others do on the machine meanwhile is told by a second service, which nobody
        /// besieges: where that one is slow as well, the machine is.
        @Test(.timeLimit(.minutes(4))) func answersTheGoodMeanwhile() async throws {
            defer { book.remove() }
            let token = try makeBook()
            let service = try ServedBook(book)
            defer { service.end() }
            let quiet = try ServedBook(book, log: "quiet.log")
            defer { quiet.end() }
            let control = GoodClient(port: quiet.port, token: token)
            let good = GoodClient(port: service.port, token: token)
            #expect(try good.ask("/api/v1/statements/MEADOW-000001").status == 200)

            let bad = BadClients(
                100, port: service.port,
                request: GoodClient.request("/api/v1/statements/MEADOW-000002", token))
            var slowest = Duration.zero
            var slowestControl = Duration.zero
            var peak = 0
            let end = ContinuousClock.now + .seconds(22)
            while ContinuousClock.now < end {
                for path in ["/api/v1/statements/MEADOW-000001", "/healthz"] {
                    let reply = try good.ask(path)
                    #expect(reply.status == 200)
                    slowest = max(slowest, reply.duration)
                }
                slowestControl = max(slowestControl, try control.ask("/healthz").duration)
                peak = max(peak, service.residentKilobytes)
                usleep(50_000)
            }
            bad.end()
            #expect(slowest < .seconds(1) + slowestControl * 10)
            #expect(peak < 150_000)
            let metrics = try good.ask("/metrics").text
            for reason in [
                "slow-head", "slow-body", "large-head", "large-body", "silent", "pipelined",
            ] {
                #expect(!metrics.contains("{reason=\"\(reason)\"} 0\n"), "\(reason)")
            }
            let patience = ContinuousClock.now + .seconds(20)
            while service.residentKilobytes > 100_000, ContinuousClock.now < patience {
                usleep(200_000)
            }
            #expect(service.residentKilobytes < 100_000)
        }
    #endif

    /// The book with July issued, and an administrator's token of it.
    private func makeBook() throws -> String {
        try book.setUp()
        try book.importMonth("2026-07")
        try book.run("bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05")
        let made = try book.run("token", "create", "--administrator", "--format", "json")
        let token = made.firstMatch(of: /"token":"([^"]+)"/)
        return String(try #require(token).1)
    }
}

/// The program as it serves a book on a port of its own.
struct ServedBook {
    let port: UInt16
    private let process: Process

    init(
        _ book: SampleBook, _ path: String = "coop.book", wrapper: [String] = [],
        log: String = "service.log"
    ) throws {
        let log = book.folder.appending(path: log)
        try Data().write(to: log)
        process = try book.runner.start(
            ["serve", "--port", "0", "--book", path], wrapper: wrapper,
            errors: FileHandle(forWritingTo: log))
        var port: UInt16?
        while port == nil, process.isRunning {
            let text = try String(contentsOf: log, encoding: .utf8)
            port = (text.firstMatch(of: /listening on [0-9.]+:(\d+)/)?.1).flatMap { UInt16($0) }
            usleep(20_000)
        }
        self.port = try #require(port)
    }

    /// What the process has in memory, by the system's account.
    var residentKilobytes: Int {
        let path = "/proc/\(process.processIdentifier)/status"
        let status = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return (status.firstMatch(of: /VmRSS:\s*(\d+)/)?.1).flatMap { Int($0) } ?? .max
    }

    func end() {
        process.terminate()
        process.waitUntilExit()
    }
}

/// A client that asks one thing after the other, and reads what it is told.
struct GoodClient {
    let port: UInt16
    let token: String

    struct Reply {
        let status: Int
        let text: String
        let duration: Duration
    }

    static func request(_ path: String, _ token: String, more: String = "") -> String {
        """
        GET \(path) HTTP/1.1\r
        Host: a\r
        Accept: text/html\r
        Authorization: Bearer \(token)\r
        \(more)\r

        """
    }

    /// Asks for a path on a connection of its own, for at most ten seconds.
    func ask(_ path: String) throws -> Reply {
        let started = ContinuousClock.now
        let socket = try #require(PlainSocket(port: port))
        let text = try socket.exchange(
            Self.request(path, token, more: "Connection: close\r\n"), within: .seconds(10))
        let status = (text.firstMatch(of: /^HTTP\/1.1 (\d+)/)?.1).flatMap { Int($0) }
        return Reply(
            status: status ?? 0, text: text, duration: ContinuousClock.now - started)
    }
}
