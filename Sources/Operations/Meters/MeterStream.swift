internal import Accounting
internal import struct Crypto.SHA256
internal import Foundation
internal import MeterFiles

/// Hands on a meter file piece by piece, and takes the digest of the very bytes that are read.
final class MeterStream {
    private var hasher = SHA256()
    private var count = 0
    private let name: String
    private let fill: (UnsafeMutableRawBufferPointer) throws -> Int

    init(_ source: MeterSource) throws {
        name = source.name
        switch source {
        case .path(let path):
            let handle = try FileHandle.opened(path)
            fill = { memory in
                let count = read(handle.fileDescriptor, memory.baseAddress, memory.count)
                guard count >= 0 else {
                    throw OperationError.cannotReadFile(
                        path, reason: String(cString: strerror(errno)))
                }
                return count
            }
        case .bytes(let bytes, _):
            var rest = bytes[...]
            fill = { memory in
                let count = min(rest.count, memory.count)
                memory.copyBytes(from: rest.prefix(count))
                rest = rest.dropFirst(count)
                return count
            }
        }
    }

    /// The SHA-256 of the file at `path`.
    static func digest(of path: String) throws -> Digest {
        let stream = try MeterStream(.path(path))
        var memory = [UInt8](repeating: 0, count: 1 << 20)
        while try memory.withUnsafeMutableBytes(stream.nextPiece) > 0 {}
        return stream.digest
    }

    var input: MeterFileInput { MeterFileInput(name: name) { try self.nextPiece(into: $0) } }

    /// The SHA-256 of what was read; of the whole file when it was read to its end.
    var digest: Digest {
        let digest = hasher.finalize()
        return digest.withUnsafeBytes { Digest($0) }
    }

    private func nextPiece(into memory: UnsafeMutableRawBufferPointer) throws -> Int {
        let length = try fill(memory)
        count += length
        guard count <= MeterSource.limit else {
            throw OperationError.fileTooLarge(name, limit: MeterSource.limit)
        }
        hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: memory[..<length]))
        return length
    }
}
