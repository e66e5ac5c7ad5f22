import Foundation
import HTTPService

/// A client of HTTP/1.1 over plain sockets: what anybody could send, and nothing that a
/// library would mend on the way.
///
/// Its calls block, so they are made on threads of their own: the few threads that Swift's
/// tasks share are the service's.
final class TestClient {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ address: ListenAddress) throws {
        switch address {
        case .tcp(_, let port): descriptor = try Self.connectTCP(port)
        case .socket(let path): descriptor = try Self.connectUnix(path)
        }
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close(descriptor)
    }

    /// Runs `body` with a connection, on a thread of its own.
    static func connected<Result: Sendable>(
        to address: ListenAddress, _ body: @escaping @Sendable (TestClient) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Swift.Result { try body(TestClient(address)) })
            }
        }
    }

    /// Asks for a path, and waits for the answer.
    func get(
        _ path: String, token: String? = nil, accept: String? = nil, method: String = "GET"
    ) throws -> TestReply {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: test"]
        if let token { lines.append("Authorization: Bearer \(token)") }
        if let accept { lines.append("Accept: \(accept)") }
        try send(lines.map { $0 + "\r\n" }.joined() + "\r\n")
        return try reply(hasBody: method != "HEAD")
    }

    func send(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw TestClientError.closed }
            rest = rest.dropFirst(count)
        }
    }

    /// The next answer on the connection.
    func reply(hasBody: Bool = true) throws -> TestReply {
        let end = Array("\r\n\r\n".utf8)
        var headEnd = buffer.firstRange(of: end)
        while headEnd == nil {
            try receive()
            headEnd = buffer.firstRange(of: end)
        }
        guard let headEnd else { throw TestClientError.closed }
        var reply = try TestReply(
            head: String(decoding: buffer[..<headEnd.lowerBound], as: UTF8.self))
        buffer.removeFirst(headEnd.upperBound)
        let length = hasBody ? Int(reply.headers["content-length"] ?? "0") ?? 0 : 0
        while buffer.count < length { try receive() }
        reply.body = Array(buffer[..<length])
        buffer.removeFirst(length)
        return reply
    }

    /// Whether the service has closed the connection, or does within a few seconds.
    func isClosed() -> Bool {
        do {
            try receive()
            return false
        } catch {
            return error == .closed
        }
    }

    /// The answers that come before the service closes the connection.
    func repliesUntilClosed() -> [TestReply] {
        var replies: [TestReply] = []
        while let reply = try? reply() { replies.append(reply) }
        return replies
    }

    func pause(milliseconds: Int) {
        usleep(UInt32(milliseconds) * 1000)
    }

    private func receive() throws(TestClientError) {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count >= 0 else { throw .silence }
        guard count > 0 else { throw .closed }
        buffer += chunk[..<count]
    }
}

enum TestClientError: Error, Hashable {
    case cannotConnect(Int32)
    /// The service closed the connection.
    case closed
    /// Nothing came for half a minute.
    case silence
    case malformed(String)
}

extension TestClient {
    #if os(Linux)
        private static let stream = Int32(SOCK_STREAM.rawValue)
    #else
        private static let stream = SOCK_STREAM
        private static let MSG_NOSIGNAL = 0
    #endif

    private static func connectTCP(_ port: UInt16) throws -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return try connect(AF_INET, &address, MemoryLayout<sockaddr_in>.size)
    }

    private static func connectUnix(_ path: String) throws -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { memory in
            memory.copyBytes(from: path.utf8.prefix(memory.count - 1))
        }
        return try connect(AF_UNIX, &address, MemoryLayout<sockaddr_un>.size)
    }

    private static func connect<Address>(
        _ family: Int32, _ address: inout Address, _ size: Int
    ) throws -> Int32 {
        let descriptor = socket(family, stream, 0)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(size))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw TestClientError.cannotConnect(code)
        }
        return descriptor
    }
}
