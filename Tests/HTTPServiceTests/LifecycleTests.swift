import Foundation
import HTTPService
import Logging
import Storage
import Testing

/// How a service starts and ends.
@Suite(.serialized)
struct LifecycleTests {
    private let book: SampleBook
    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init() throws {
        book = try SampleBook()
    }

    private func service(at address: ListenAddress) throws -> WebService {
        WebService(book: try BookService(path: book.path), address: address, logger: quiet)
    }

    /// A connection that is kept open holds nothing up.
    @Test(.timeLimit(.minutes(1)), arguments: Transport.allCases)
    func endsWhileAConnectionIsKeptOpen(on transport: Transport) async throws {
        let (status, isClosed) = try await RunningService.serving(book, on: transport) { service in
            try await TestClient.connected(to: service.address) { client in
                let status = try client.get("/healthz").status
                Task { await service.stop() }
                return (status, client.isClosed())
            }
        }
        #expect(status == 200)
        #expect(isClosed)
    }

    @Test(.timeLimit(.minutes(1)), arguments: Transport.allCases)
    func listensNoMoreAfterItsEnd(on transport: Transport) async throws {
        let address = try await RunningService.serving(book, on: transport) { $0.address }
        await #expect(throws: TestClientError.self) {
            try await TestClient.connected(to: address) { _ in }
        }
    }

    /// What `kill` and Ctrl-C send.
    @Test(.timeLimit(.minutes(1)), arguments: [SIGTERM, SIGINT])
    func endsWhenTheProcessIsToldTo(signal: Int32) async throws {
        let (addresses, listening) = AsyncStream.makeStream(of: ListenAddress.self)
        let service = WebService(
            book: try BookService(path: book.path), address: .tcp(host: "127.0.0.1", port: 0),
            logger: quiet, onListening: { listening.yield($0) })
        async let end: Void = service.runUntilSignal()
        let address = try #require(await addresses.first { _ in true })
        let status = try await TestClient.connected(to: address) {
            try $0.get("/healthz").status
        }
        kill(getpid(), signal)
        try await end
        #expect(status == 200)
    }

    @Test func removesItsSocket() async throws {
        let path = book.path("s")
        let wasThere = try await RunningService.serving(book, on: .unix) { _ in
            FileManager.default.fileExists(atPath: path)
        }
        #expect(wasThere)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    /// As after a service that was killed.
    @Test func takesOverASocketThatNobodyListensOn() async throws {
        let path = book.path("s")
        try StaleSocket.make(at: path)
        let status = try await RunningService.serving(book, on: .unix) { service in
            try await service.get("/healthz").status
        }
        #expect(status == 200)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func leavesTheSocketOfAnotherAlone() async throws {
        let address = ListenAddress.socket(path: book.path("s"))
        let status = try await RunningService.serving(book, on: .unix) { first in
            await #expect(throws: ListenError.inUse(address)) {
                try await service(at: address).run()
            }
            return try await first.get("/healthz").status
        }
        #expect(status == 200)
    }

    @Test func leavesAFileThatIsNoSocketAlone() async throws {
        let path = book.path("notes.txt")
        try Data("keep me".utf8).write(to: URL(fileURLWithPath: path))
        await #expect(throws: ListenError.notASocket(path: path)) {
            try await service(at: .socket(path: path)).run()
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "keep me")
    }

    @Test func refusesAPortThatIsTaken() async throws {
        try await RunningService.serving(book) { first in
            await #expect(throws: ListenError.inUse(first.address)) {
                try await service(at: first.address).run()
            }
        }
    }

    @Test func refusesAPathThatIsTooLong() async throws {
        let path = "/tmp/" + String(repeating: "s", count: 200)
        await #expect(throws: ListenError.pathTooLong(path: path)) {
            try await service(at: .socket(path: path)).run()
        }
    }

    @Test func refusesAFolderThatIsNotThere() async throws {
        let address = ListenAddress.socket(path: book.path("nowhere/s"))
        await #expect(
            throws: ListenError.cannotListen(address, reason: "No such file or directory")
        ) { try await service(at: address).run() }
    }

    @Test func refusesABookThatIsNotThere() {
        #expect(throws: BookError.missing(path: "/nowhere/coop.book")) {
            try BookService(path: "/nowhere/coop.book")
        }
    }
}

/// The socket that a process leaves behind when it is killed.
enum StaleSocket {
    static func make(at path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { memory in
            memory.copyBytes(from: path.utf8.prefix(memory.count - 1))
        }
        #if os(Linux)
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
        #endif
        defer { close(descriptor) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw TestClientError.cannotConnect(errno) }
    }
}
