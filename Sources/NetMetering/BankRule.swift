/// How credit that was not used is carried, and what becomes of it.
///
/// The rule holds for both banks a subscriber may have: of money beyond the bill, and of
/// kilowatt-hours beyond the usage.
public struct BankRule: Hashable, Sendable {
    public var carry: Carry
    public var onExpiry: Disposal
    /// What becomes of the bank when the account is closed.
    public var onClose: Disposal
    /// What an expiring kilowatt-hour is paid or valued with; money goes at its face.
    public var rate: PriceFormula?
    public var clause: ProgramClause

    public init(
        carry: Carry, onExpiry: Disposal = .forfeit, onClose: Disposal = .forfeit,
        rate: PriceFormula? = nil, clause: ProgramClause = .none
    ) {
        self.carry = carry
        self.onExpiry = onExpiry
        self.onClose = onClose
        self.rate = rate
        self.clause = clause
    }

    public enum Carry: Hashable, Sendable {
        /// Nothing is carried: what a month leaves expires with it.
        case none
        /// A lot can be used in this many months after the one it was earned in.
        case rolling(months: Int)
        /// All lots expire with the bill of this month of the year, from 1 to 12.
        case annual(month: Int)
        /// All lots expire with every twelfth month, counted from the first credit.
        case annualFromStart
        case indefinite
    }

    /// Where expired credit goes.
    public enum Disposal: String, Hashable, Sendable, CaseIterable {
        case forfeit
        /// To the subscriber, in money.
        case payout
        /// To a common fund.
        case pool
        /// Back to the array's host; understood, not computed.
        case host
    }
}
