import Foundation
public import Testing

/// Compares what was made with what was looked at and kept.
public enum Golden {
    /// Checks `text` against the file `name` in the folder `Golden` of the test's target.
    ///
    /// With `RECORD=1` in the environment the file is written instead; look at the
    /// difference before committing it.
    public static func check(
        _ text: String, _ name: String, testFile: String = #filePath,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = PackageRoot.target(ofTest: testFile).appending(path: "Golden")
            .appending(path: name)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        let kept = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(text == kept, "\(name) differs", sourceLocation: sourceLocation)
    }
}
