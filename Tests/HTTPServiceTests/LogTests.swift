import Foundation
import HTTPService
import Logging
import Synchronization
import Testing

struct LogTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    /// Names, keys, numbers of statements and tokens of people are nowhere in the log.
    @Test func saysWhatWasAskedAndOfWhomNothing() async throws {
        let tokens = book.tokens
        let log = CapturedLog()
        let logger = Logger(label: "test") { _ in CapturingHandler(log: log) }
        try await RunningService.serving(book, logger: logger) { service in
            for path in [
                "/api/v1/statements/MEADOW-000001", "/api/v1/statements/MEADOW-000002",
                "/api/v1/subscribers/M-1/credits", "/api/v1/arrays/MEADOW/scr/2026-06",
                "/secret/M-1?token=abc",
            ] {
                for token in [tokens.first, tokens.revoked] {
                    _ = try await service.get(path, token: token)
                }
            }
        }
        let text = log.lines.joined(separator: "\n")
        for secret in [tokens.first, tokens.revoked, "Ada", "M-1", "MEADOW", "secret", "abc"] {
            #expect(!text.contains(secret), "\(secret) is in\n\(text)")
        }
        #expect(text.contains("route=/api/v1/subscribers/{id}/credits status=200"))
        #expect(text.contains("route=none status=404"))
    }
}

private final class CapturedLog: Sendable {
    private let stored = Mutex<[String]>([])

    var lines: [String] { stored.withLock { $0 } }

    func add(_ line: String) {
        stored.withLock { $0.append(line) }
    }
}

private struct CapturingHandler: LogHandler {
    let log: CapturedLog
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let pairs = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        log.add("\(event.message) " + pairs.joined(separator: " "))
    }
}
