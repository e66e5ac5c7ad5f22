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

/// The lines of a key's or seal's file: a title, and values by name.
struct SealFields {
    let title: String
    private let fields: [(name: String, value: String)]

    init(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(whereSeparator: \.isNewline).map(String.init)
        title = lines.first ?? ""
        fields = lines.dropFirst().compactMap { line in
            guard let colon = line.range(of: ": ") else { return nil }
            return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
        }
    }

    subscript(name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }
}

/// Why a seal or a key cannot be used.
public enum SealError: CategorizedError, Hashable {
    case notAKey(file: String)
    case notASeal(file: String)
    case altered(file: String)
    case otherKey(file: String, found: String)
    case notClean(String)
    case fileIsThere(String)

    public var category: ErrorCategory {
        switch self {
        case .notAKey, .notASeal, .altered, .otherKey, .notClean: .badData
        case .fileIsThere: .cannotCreate
        }
    }
}

extension SealError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAKey(let file):
            "\(file) is no key; make one with: commonwatt ledger key FILE"
        case .notASeal(let file):
            "\(file) is no seal; one is made with: commonwatt ledger seal --key KEY --to FILE"
        case .altered(let file):
            "\(file) was altered after it was sealed: its signature does not hold; use another "
                + "copy of the seal"
        case .otherKey(let file, let found):
            "\(file) was sealed with the key \(found), which is not the one that was named"
        case .notClean(let failure):
            "the book is not sound and is not sealed: \(failure); see all with: "
                + "commonwatt ledger verify"
        case .fileIsThere(let path):
            "\(path) is there already and is left as it is; choose another name"
        }
    }
}
