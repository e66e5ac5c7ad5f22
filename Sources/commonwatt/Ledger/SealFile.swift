import ArgumentParser
import Operations

/// The files of seals and keys.
enum SealFile {
    /// More than a seal of a hundred thousand arrays has.
    private static let limit = 16 << 20

    static func bytes(_ path: String) throws -> [UInt8] {
        try InputFile(path: path, limit: limit).bytes
    }

    static func write(_ seal: LedgerSeal, to path: String) throws {
        do {
            try OutputFile.write(seal.text.utf8, to: path, replacing: false)
        } catch OperationError.fileIsThere(let path) {
            throw SealError.fileIsThere(path)
        }
    }
}
