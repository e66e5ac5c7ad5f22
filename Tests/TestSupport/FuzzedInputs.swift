public import Foundation

/// What the fuzzers begin with and what they found worth keeping, see `scripts/fuzz`.
public enum FuzzedInputs {
    /// The inputs of a reader, by the name it has there.
    public static func all(of reader: String) throws -> [URL] {
        let fuzzing = PackageRoot.folder.appending(path: "scripts/fuzzing")
        return try ["seeds", "corpus"].flatMap { kind in
            let folder = fuzzing.appending(path: kind).appending(path: reader)
            guard FileManager.default.fileExists(atPath: folder.path) else { return [URL]() }
            return try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil)
        }.sorted { $0.path < $1.path }
    }
}
