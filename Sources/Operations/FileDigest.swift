internal import Accounting
internal import struct Crypto.SHA256

extension Digest {
    /// The SHA-256 of `bytes`, which identifies a file by its content.
    init(of bytes: UnsafeRawBufferPointer) {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        let digest = hasher.finalize()
        self = digest.withUnsafeBytes { Digest($0) }
    }

    init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Digest(of: $0) }
    }
}
