import Foundation

/// A client that keeps a service waiting, in one of six ways, for as long as it is let.
struct BadClient {
    enum Kind: CaseIterable {
        /// Sends requests without end and reads no answer.
        case neverReading
        /// Sends a head byte by byte.
        case slowHead
        /// Sends a body byte by byte.
        case slowBody
        /// Sends a head, or a body, that does not end.
        case huge
        /// Connects and says nothing.
        case silent
        /// Asks, and goes away in the middle of the answer: half or all at once.
        case leaving
    }

    private let kind: Kind
    private let port: UInt16
    private let request: String
    private var socket: PlainSocket?
    private var isBegun = false
    private var nextTime = ContinuousClock.now
    private var seed: Int

    /// A client of a service at `port` that asks as in `request`.
    init(_ kind: Kind, number: Int, port: UInt16, request: String) {
        self.kind = kind
        self.port = port
        self.request = request
        seed = number
    }

    /// Does what is due now; connects anew, some time after the service has closed it.
    mutating func step(_ now: ContinuousClock.Instant) {
        guard now >= nextTime else { return }
        guard let socket else {
            self.socket = PlainSocket(port: port)
            isBegun = false
            return wait(.milliseconds(50 + 7 * (seed % 20)), now)
        }
        guard !socket.isClosed, act(socket, now) else {
            self.socket = nil
            return wait(.milliseconds(500 + 10 * (seed % 50)), now)
        }
    }

    /// Whether it goes on.
    private mutating func act(_ socket: PlainSocket, _ now: ContinuousClock.Instant) -> Bool {
        defer { isBegun = true }
        let host = "Host: a\r\n"
        switch kind {
        case .neverReading:
            socket.send(String(repeating: request, count: 50))
        case .slowHead:
            socket.send(isBegun ? "x" : "GET / HTTP/1.1\r\n\(host)X-Slow: ")
            wait(.milliseconds(200), now)
        case .slowBody:
            socket.send(
                isBegun ? "x" : "POST /healthz HTTP/1.1\r\n\(host)Content-Length: 5000\r\n\r\n")
            wait(.milliseconds(200), now)
        case .huge where seed % 2 == 0:
            socket.send((isBegun ? "" : "GET /") + String(repeating: "y", count: 16_384))
        case .huge:
            let start = "PUT /healthz HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n"
            socket.send(
                (isBegun ? "" : start) + "4000\r\n" + String(repeating: "y", count: 16_384) + "\r\n"
            )
        case .silent: wait(.milliseconds(500), now)
        case .leaving where !isBegun: socket.send(request)
        case .leaving:
            if seed % 2 == 0 { socket.resetsWhenClosed() } else { socket.endSending() }
            return false
        }
        return true
    }

    private mutating func wait(_ duration: Duration, _ now: ContinuousClock.Instant) {
        nextTime = now + duration
    }
}

/// Hundreds of bad clients on a thread of their own.
final class BadClients: Sendable {
    private let isOver = Atomic(false)
    private let thread: DispatchGroup

    /// Sets `count` clients of every kind on the service at `port`.
    init(_ count: Int, port: UInt16, request: String) {
        PlainSocket.permitMany()
        let thread = DispatchGroup()
        self.thread = thread
        thread.enter()
        Thread.detachNewThread { [isOver] in
            defer { thread.leave() }
            var clients = BadClient.Kind.allCases.flatMap { kind in
                (0..<count).map { BadClient(kind, number: $0, port: port, request: request) }
            }
            while !isOver.value {
                for index in clients.indices { clients[index].step(ContinuousClock.now) }
                usleep(10_000)
            }
        }
    }

    /// Lets them all go.
    func end() {
        isOver.value = true
        thread.wait()
    }
}
