internal import Accounting
internal import struct Crypto.SHA256
internal import Foundation
internal import MeterFiles

/// A meter file: on disk, or in memory as a request hands it in.
public enum MeterSource: Hashable, Sendable {
    case path(String)
    case bytes([UInt8], name: String)

    public var name: String {
        switch self {
        case .path(let path): path
        case .bytes(_, let name): name
        }
    }

    /// The most bytes that are read: 1 GiB.
    static let limit = 1 << 30
}

/// Hands on a meter file piece by piece, and takes the digest of the very bytes that are read.
final class MeterStream {
    private var hasher = SHA256()
    private var count = 0
    private let name: String
    private let next: () throws -> Data?

    private static let piece = 256 << 10

    init(_ source: MeterSource) throws {
        name = source.name
        switch source {
        case .path(let path):
            let handle = try FileHandle.opened(path)
            next = { try handle.read(upToCount: Self.piece) }
        case .bytes(let bytes, _):
            var rest = bytes[...]
            next = {
                defer { rest = rest.dropFirst(Self.piece) }
                return rest.isEmpty ? nil : Data(rest.prefix(Self.piece))
            }
        }
    }

    var input: MeterFileInput { MeterFileInput(name: name) { try self.nextPiece() } }

    /// The SHA-256 of what was read; of the whole file when it was read to its end.
    var digest: Digest {
        let digest = hasher.finalize()
        return digest.withUnsafeBytes { Digest($0) }
    }

    private func nextPiece() throws -> Data? {
        guard let piece = try next(), !piece.isEmpty else { return nil }
        count += piece.count
        guard count <= MeterSource.limit else {
            throw OperationError.fileTooLarge(name, limit: MeterSource.limit)
        }
        hasher.update(data: piece)
        return piece
    }
}
