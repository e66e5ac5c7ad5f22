import Foundation
import TestSupport

/// A text file of the package, by its path below the root.
struct SourceFile: Sendable {
    let path: String
    let lines: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The target the file belongs to, where it lies in one.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The lines of a Swift file without the text of its string literals.
    ///
    /// What a literal says is not code: the words these rules ban stand in one here.
    var code: [String] {
        var isInside = false
        return lines.map { line in
            let parts = line.components(separatedBy: "\"\"\"")
            let outside = parts.enumerated()
                .filter { ($0.offset % 2 == 0) != isInside }.map(\.element)
            if parts.count % 2 == 0 { isInside.toggle() }
            return outside.map(Self.withoutLiterals).joined()
        }
    }

    private static func withoutLiterals(_ line: String) -> String {
        guard line.utf8.contains(UInt8(ascii: "\"")) else { return line }
        var isInside = false
        var isEscaped = false
        let kept = line.utf8.filter { byte in
            guard isInside else {
                isInside = byte == UInt8(ascii: "\"")
                return true
            }
            isInside = isEscaped || byte != UInt8(ascii: "\"")
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            return !isInside
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension SourceFile {
    /// The text files below these folders, or the files of these names, in order of path.
    ///
    /// A folder that is not there yet has no files.
    static func all(in places: [String], extensions: Set<String>? = nil) throws -> [SourceFile] {
        try places.flatMap { try paths(in: $0) }
            .filter { path in
                extensions.map { $0.contains(URL(fileURLWithPath: path).pathExtension) } ?? true
            }
            .sorted()
            .compactMap { path in
                let data = try Data(contentsOf: PackageRoot.folder.appending(path: path))
                return String(data: data, encoding: .utf8).map { SourceFile(path: path, text: $0) }
            }
    }

    static func swift(in places: [String] = ["Package.swift", "Sources", "Tests"]) throws
        -> [SourceFile]
    {
        try all(in: places, extensions: ["swift"])
    }

    /// The names of the folders right below `folder`.
    static func folders(in folder: String) throws -> [String] {
        let root = PackageRoot.folder.appending(path: folder)
        return try FileManager.default.contentsOfDirectory(atPath: root.path).filter {
            isFolder(root.appending(path: $0))
        }.sorted()
    }

    private static func paths(in place: String) throws -> [String] {
        let root = PackageRoot.folder.appending(path: place)
        guard isFolder(root) else {
            return FileManager.default.fileExists(atPath: root.path) ? [place] : []
        }
        return try FileManager.default.subpathsOfDirectory(atPath: root.path)
            .map { "\(place)/\($0)" }
            .filter { !isFolder(PackageRoot.folder.appending(path: $0)) }
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }
}
