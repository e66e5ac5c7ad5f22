import Foundation
import Operations

/// A file that a command writes where it is told.
enum OutputFile {
    /// Writes all of `bytes` to `path` or nothing.
    ///
    /// Throws ``OperationError`` where it cannot, or where a file is there and may not be
    /// replaced.
    static func write(_ bytes: some Sequence<UInt8>, to path: String, replacing: Bool) throws {
        let files = FileManager.default
        let type = try? files.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        if type == .typeRegular, !replacing { throw OperationError.fileIsThere(path) }
        // A terminal or a pipe cannot be replaced, only written to.
        let isFile = type == nil || type == .typeRegular
        do {
            try Data(bytes).write(
                to: URL(fileURLWithPath: path), options: isFile ? .atomic : [])
        } catch {
            throw OperationError.cannotWriteFile(path, reason: reason(for: path) ?? words(error))
        }
    }

    /// Makes a file that nobody else can read, where there is none yet, or an empty one, as is
    /// left by a command that was killed.
    static func writeSecret(_ bytes: [UInt8], to path: String) throws {
        if isEmptyFile(path) { unlink(path) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw SealError.fileIsThere(path) }
            let system = String(cString: strerror(errno)).lowercased()
            throw OperationError.cannotWriteFile(path, reason: reason(for: path) ?? system)
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
        } catch {
            throw OperationError.cannotWriteFile(path, reason: words(error))
        }
    }

    static func isEmptyFile(_ path: String) -> Bool {
        let found = try? FileManager.default.attributesOfItem(atPath: path)
        return found?[.type] as? FileAttributeType == .typeRegular
            && (found?[.size] as? NSNumber)?.intValue == 0
    }

    /// Why nothing can be written to `path`, where that can be seen.
    private static func reason(for path: String) -> String? {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        if files.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            return "it is a folder"
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard files.fileExists(atPath: folder, isDirectory: &isFolder) else {
            return "there is no folder \(folder)"
        }
        guard isFolder.boolValue else { return "\(folder) is no folder" }
        return files.isWritableFile(atPath: folder) ? nil : "permission denied"
    }

    /// What the system says, as in `no space left on device`.
    static func words(_ error: any Error) -> String {
        let cause = (error as? CocoaError)?.underlying ?? error
        guard let code = (cause as? POSIXError)?.code else { return "the system refuses it" }
        return String(cString: strerror(code.rawValue)).lowercased()
    }
}
