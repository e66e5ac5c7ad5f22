/// Why what a book keeps is not an account.
public enum AccountError: Error, Hashable, Sendable {
    case unknownKind(Int64)
    case wrongHolder(AccountKind, subscription: Int64)
}

extension AccountError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownKind(let number):
            "no kind of account has the number \(number)"
        case .wrongHolder(let kind, let subscription):
            kind.belongsToSubscription
                ? "the account \(kind) needs a subscription's number, found \(subscription)"
                : "the account \(kind) is of no subscription, found the number \(subscription)"
        }
    }
}
