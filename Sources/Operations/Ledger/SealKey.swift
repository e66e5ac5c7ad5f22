internal import Accounting
internal import enum Crypto.Curve25519
internal import Foundation

/// The key that a co-op seals its book with: Ed25519, RFC 8032.
///
/// Whoever has the private part can make a seal that holds; so it is kept where the book is not.
public struct SealKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key.
    public init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// Reads what ``text`` wrote.
    public init(_ bytes: [UInt8], file: String) throws(SealError) {
        let fields = SealFields(bytes)
        guard fields.title == Self.title, let secret = fields["private"].first,
            let digest = Digest(hexadecimal: secret),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: digest.bytes)
        else { throw .notAKey(file: file) }
        self.key = key
    }

    static let title = "commonwatt key 1"

    /// The whole key as a file holds it.
    public var text: String {
        "\(Self.title)\nprivate: \(Digest(secret)?.description ?? "")\n"
            + "public: \(publicPart.key)\n"
    }

    private var secret: [UInt8] { [UInt8](key.rawRepresentation) }

    /// What tells that a seal was made with this key.
    public var publicPart: PublicSealKey {
        PublicSealKey(key: Digest([UInt8](key.publicKey.rawRepresentation)) ?? .zero)
    }

    func signature(of text: String) throws -> [UInt8] {
        [UInt8](try key.signature(for: Array(text.utf8)))
    }
}
