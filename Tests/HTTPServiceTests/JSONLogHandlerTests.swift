import Foundation
@testable import HTTPService
import Logging
import Testing

struct JSONLogHandlerTests {
    private func line(_ message: String, _ metadata: Logger.Metadata?) -> String {
        var handler = JSONLogHandler(label: "commonwatt")
        handler[metadataKey: "own"] = "logger"
        handler[metadataKey: "both"] = "logger"
        let event = LogEvent(
            level: .warning, message: "\(message)", metadata: metadata, source: nil, file: "",
            function: "", line: 0)
        return handler.line(of: event, at: Date(timeIntervalSince1970: 1_780_000_000))
    }

    @Test func writesAnObjectALine() {
        #expect(
            line("answered", ["both": "event", "status": "200"])
                == #"{"both":"event","label":"commonwatt","level":"warning","#
                + #""message":"answered","own":"logger","status":"200","#
                + #""time":"2026-05-28T20:26:40Z"}"#)
    }

    /// What is logged cannot begin a line of its own, nor speak for the handler.
    @Test func keepsWhatIsLoggedInItsPlace() throws {
        let text = line("a\nb\"}", ["level": "critical", "x": "\u{1}\r\n"])
        #expect(!text.contains("\n"))
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let members = try #require(object as? [String: String])
        #expect(members["message"] == "a\nb\"}")
        #expect(members["level"] == "warning")
        #expect(members["x"] == "\u{1}\r\n")
    }
}
