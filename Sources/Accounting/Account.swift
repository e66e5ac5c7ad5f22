/// Where money, energy or credits are held, come from or go to.
///
/// Small and trivially copied, because a bill run of the whole country makes ten million
/// postings: the kind, and where each subscription has an account of its own, the number the
/// book gave the subscription. Names are put in when it is printed.
public struct Account: Hashable, Sendable {
    public let kind: AccountKind
    /// The subscription's number in the book, or zero where the account is common.
    public let subscription: Int64

    /// A common account, as of cash.
    public init(_ kind: AccountKind) {
        precondition(!kind.belongsToSubscription, "\(kind) belongs to a subscription")
        self.kind = kind
        subscription = 0
    }

    /// The account of one subscription, as of what it owes.
    public init(_ kind: AccountKind, of subscription: Int64) {
        precondition(kind.belongsToSubscription, "\(kind) is common, not of \(subscription)")
        precondition(subscription > 0, "a subscription's number must not be \(subscription)")
        self.kind = kind
        self.subscription = subscription
    }

    /// The account as a book keeps it: the kind's number, and the subscription's or zero.
    public init(kind number: Int64, subscription: Int64) throws(AccountError) {
        guard let kind = UInt8(exactly: number).flatMap(AccountKind.init(rawValue:)) else {
            throw .unknownKind(number)
        }
        guard kind.belongsToSubscription ? subscription > 0 : subscription == 0 else {
            throw .wrongHolder(kind, subscription: subscription)
        }
        self.kind = kind
        self.subscription = subscription
    }

    public var ledger: Ledger { kind.ledger }

    /// The account with the subscription's name in place of its number, as in
    /// `receivable:S-0001`.
    public func text(naming name: (Int64) -> String) -> String {
        kind.belongsToSubscription ? "\(kind.name):\(name(subscription))" : kind.name
    }
}

extension Account: Comparable {
    public static func < (lhs: Account, rhs: Account) -> Bool {
        (lhs.kind.rawValue, lhs.subscription) < (rhs.kind.rawValue, rhs.subscription)
    }
}

extension Account: CustomStringConvertible {
    /// The account with the subscription's number in the book, as in `receivable:17`.
    public var description: String { text(naming: \.description) }
}
