internal import enum Crypto.Curve25519
internal import Foundation

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
