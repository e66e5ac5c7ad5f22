import Foundation
import Synchronization

/// A connection over TCP on this machine that waits for nothing.
final class PlainSocket {
    private let descriptor: Int32
    private var resets = false

    /// Nil where none can be had now.
    init?(port: UInt16) {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        descriptor = socket(AF_INET, Self.stream, 0)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 || errno == EINPROGRESS else {
            close(descriptor)
            return nil
        }
    }

    deinit {
        if resets {
            var lingering = linger(l_onoff: 1, l_linger: 0)
            setsockopt(
                descriptor, SOL_SOCKET, SO_LINGER, &lingering,
                socklen_t(MemoryLayout<linger>.size))
        }
        close(descriptor)
    }

    /// Sends as much as the system takes now.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// A connection that is reset, and not closed, when this goes.
    func resetsWhenClosed() {
        resets = true
    }

    /// Whether the service has closed or reset the connection; reads nothing.
    var isClosed: Bool {
        var states = pollfd(fd: descriptor, events: Int16(Self.hangUp), revents: 0)
        guard poll(&states, 1, 0) > 0 else { return false }
        return states.revents & Int16(Self.hangUp | Int(POLLHUP) | Int(POLLERR)) != 0
    }

    /// Sends a text, and returns all that is answered before the connection is closed, or the
    /// time is over.
    func exchange(_ text: String, within patience: Duration) throws -> String {
        let end = ContinuousClock.now + patience
        wait(for: Int16(POLLOUT), until: end)
        send(text)
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while ContinuousClock.now < end {
            wait(for: Int16(POLLIN), until: end)
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { break }
            answer += chunk[..<count]
        }
        return String(decoding: answer, as: UTF8.self)
    }

    private func wait(for events: Int16, until end: ContinuousClock.Instant) {
        var states = pollfd(fd: descriptor, events: events, revents: 0)
        let rest = (end - ContinuousClock.now) / .milliseconds(1)
        _ = poll(&states, 1, Int32(max(0, rest)))
    }

    /// Asks the system for as many files and sockets as it ever gives this process.
    static func permitMany() {
        #if os(Linux)
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let resource = RLIMIT_NOFILE
        #endif
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 16_384))
        setrlimit(resource, &limit)
    }

    #if os(Linux)
        private static let stream = Int32(SOCK_STREAM.rawValue)
        /// `POLLRDHUP`: the other end sends no more.
        private static let hangUp = 0x2000
    #else
        private static let stream = SOCK_STREAM
        private static let hangUp = Int(POLLHUP)
        private static let MSG_NOSIGNAL = 0
    #endif
}

/// A value that several threads read and set.
final class Atomic<Value: Sendable>: Sendable {
    private let stored: Mutex<Value>

    init(_ value: Value) {
        stored = Mutex(value)
    }

    var value: Value {
        get { stored.withLock { $0 } }
        set { stored.withLock { $0 = newValue } }
    }
}
