import Foundation
import Operations

/// A folder that a command writes files into, made when the first one is written.
struct OutputFolder {
    let path: String

    /// Refuses a path at which there is something else.
    /// - Throws: ``OperationError``
    init(_ path: String) throws {
        self.path = URL(fileURLWithPath: path, isDirectory: true).path
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard !isThere || isFolder.boolValue else { throw OperationError.notAFolder(path) }
    }

    /// Writes a file, in place of one of the same name.
    /// - Throws: ``OperationError``
    func write(_ bytes: [UInt8], to name: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OperationError.cannotWriteFile(
                path, reason: "the folder cannot be made: \(OutputFile.words(error))")
        }
        try OutputFile.write(bytes, to: "\(path)/\(name)", replacing: true)
    }
}
