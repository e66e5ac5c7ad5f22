internal import Accounting
internal import enum Crypto.Curve25519
internal import Foundation

/// The part of a key that seals are checked with, and that anyone may know.
public struct PublicSealKey: Hashable, Sendable, CustomStringConvertible {
    /// Its 32 bytes.
    let key: Digest

    init(key: Digest) {
        self.key = key
    }

    /// Reads a key's file, or one with the public part alone.
    public init(_ bytes: [UInt8], file: String) throws(SealError) {
        let fields = SealFields(bytes)
        guard [SealKey.title, Self.title].contains(fields.title),
            let text = fields["public"].first, let key = Digest(hexadecimal: text)
        else { throw .notAKey(file: file) }
        self.key = key
    }

    static let title = "commonwatt public key 1"

    /// The public part as a file of its own holds it.
    public var text: String { "\(Self.title)\npublic: \(key)\n" }

    public var description: String { key.description }

    func isSame(as other: PublicSealKey) -> Bool { self == other }

    func isValid(_ signature: [UInt8], of text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key.bytes) else {
            return false
        }
        return key.isValidSignature(signature, for: Array(text.utf8))
    }
}
