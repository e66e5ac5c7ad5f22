public import Accounting
import Foundation

/// A file that was handed in, read whole.
///
/// For files that are held in memory; meter data are streamed.
public struct InputFile: Sendable {
    /// As it is shown in problems.
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Reads the file at `path`, of at most `limit` bytes.
    public init(path: String, limit: Int = Self.rateFileLimit) throws(OperationError) {
        let handle = try FileHandle.opened(path)
        defer { try? handle.close() }
        let data: Data?
        do {
            data = try handle.read(upToCount: limit + 1)
        } catch {
            throw .cannotReadFile(path, reason: error.localizedDescription)
        }
        guard (data?.count ?? 0) <= limit else { throw .fileTooLarge(path, limit: limit) }
        self.init(name: path, bytes: [UInt8](data ?? Data()))
    }

    /// For a rate file, which is held as a tree: 64 MiB.
    public static let rateFileLimit = 64 << 20
    /// For a list of members, bills or payments: 256 MiB.
    public static let listLimit = 256 << 20

    /// The SHA-256 of the content.
    public var digest: Digest { Digest(of: bytes) }

    /// The name without folders.
    public var shortName: String { Self.shortName(of: name) }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func shortName(of name: String) -> String {
        name.split(separator: "/").last.map(String.init) ?? name
    }
}

extension FileHandle {
    /// The file at `path`, open to be read, where it is one.
    static func opened(_ path: String) throws(OperationError) -> FileHandle {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .noSuchFile(path)
        }
        guard !isFolder.boolValue else { throw .cannotReadFile(path, reason: "it is a folder") }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw .cannotReadFile(path, reason: "permission denied")
        }
        return handle
    }
}
