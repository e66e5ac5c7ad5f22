internal import struct Crypto.SHA256
internal import Foundation

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
