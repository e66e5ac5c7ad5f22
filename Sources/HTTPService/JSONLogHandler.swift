internal import Foundation
public import Logging

/// Writes a log as lines of JSON on standard error, each an object of its own.
public struct JSONLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    public var logLevel = Logger.Level.info
    private let label: String

    public init(label: String) {
        self.label = label
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        LogOutput.standardError.write(line(of: event, at: Date()) + "\n")
    }

    /// The line of an event, with its own and the logger's metadata as texts.
    func line(of event: LogEvent, at time: Date) -> String {
        var members = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }
            .merging(event.metadata ?? [:]) { $1 }.mapValues(\.description)
        if let error = event.error { members["error"] = "\(error)" }
        members["time"] = time.formatted(.iso8601)
        members["level"] = event.level.rawValue
        members["label"] = label
        members["message"] = event.message.description
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts can always be encoded; a log that cannot say why must not stop the service.
        return (try? encoder.encode(members)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
