import Foundation
import Operations
import Quantities

/// A folder that a command writes files into, made when the first one is written.
struct OutputFolder {
    let path: String
    /// As the user wrote it.
    private let name: String

    /// Refuses a path at which there is something else.
    /// - Throws: ``OperationError``
    init(_ path: String) throws {
        name = path
        self.path = URL(fileURLWithPath: path, isDirectory: true).path
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard !isThere || isFolder.boolValue else { throw OperationError.notAFolder(path) }
    }

    /// Writes a file that is named by something of the book, which has no say in where it lies;
    /// in place of one of the same name.
    /// - Throws: ``OperationError``
    func write(_ bytes: [UInt8], named text: String, _ ending: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OperationError.cannotWriteFile(
                name, reason: "the folder cannot be made: \(OutputFile.words(error))")
        }
        let file = PlainCharacter.identifier(like: text) ?? "unnamed"
        try OutputFile.write(bytes, to: "\(name)/\(file).\(ending)", replacing: true)
    }
}
