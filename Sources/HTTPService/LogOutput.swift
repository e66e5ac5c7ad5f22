internal import Foundation
internal import Synchronization

/// Where lines of a log go, and never wait to be read: a log that nobody reads must not hold up
/// those who ask.
final class LogOutput: Sendable {
    static let standardError = LogOutput(descriptor: STDERR_FILENO)

    private let descriptor: Int32
    /// Lines that found no room, of which the next that does tells.
    private let lost = Mutex(0)

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes a line, or counts it as lost where there is no room for it.
    func write(_ line: String) {
        lost.withLock { lost in
            guard hasRoom else { return lost += 1 }
            if lost > 0 {
                put("{\"level\":\"warning\",\"message\":\"lines lost\",\"lines\":\"\(lost)\"}\n")
                lost = 0
            }
            put(line)
        }
    }

    /// A pipe has room where it takes a whole page, which is more than our lines are.
    private var hasRoom: Bool {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&wanted, 1, 0) == 1 && wanted.revents & Int16(POLLOUT) != 0
    }

    private func put(_ line: String) {
        var rest = Array(line.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
