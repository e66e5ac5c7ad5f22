public import Quantities

/// What moved in one bank in one month.
///
/// Before + earned = applied + forfeited + pooled + paid out + after, always.
public struct CreditMovement<Amount: Bankable>: Hashable, Sendable {
    public var before = Amount.zero
    public var earned = Amount.zero
    /// Set against the bill or the usage, from what was earned and from the bank.
    public var applied = Amount.zero
    /// Taken from the bank for it.
    public var drawn = Amount.zero
    /// Put into the bank.
    public var deposited = Amount.zero
    public var forfeited = Amount.zero
    public var pooled = Amount.zero
    public var paidOut = Amount.zero
    public var after: CreditBank<Amount>

    /// A month in which nothing moves.
    @inlinable
    public init(of bank: CreditBank<Amount>) {
        before = bank.balance
        after = bank
    }

    /// All that expired and was not paid out.
    public var expired: Amount { forfeited + pooled }

    fileprivate mutating func dispose(_ amount: Amount, _ disposal: BankRule.Disposal) {
        switch disposal {
        case .forfeit, .host: forfeited += amount
        case .pool: pooled += amount
        case .payout: paidOut += amount
        }
    }

    /// Sets what was earned, then the bank, against `room`, and banks what is left over.
    ///
    /// A negative credit raises the bill; what is banked pays for that too.
    fileprivate mutating func use(_ room: Amount?, in month: Month) throws(CreditBankError) {
        guard let room = room.map({ max($0, .zero) }) else {
            applied = earned
            return
        }
        guard earned <= room else {
            applied = room
            deposited = try after.deposit(earned - room, earned: month)
            return
        }
        drawn = after.draw(upTo: room - earned)
        applied = earned + drawn
    }
}

extension BankRule {
    /// One month of a bank: what lapses, what is used, what is carried on.
    ///
    /// First the lots too old for this month expire; then what was earned is set against
    /// `room`, the bill or usage that it may reduce, and the bank after it, oldest first;
    /// what is left is banked; and where a period of account ends with the month, the
    /// bank is emptied. Where `room` is nil the utility decides what is used: the credit
    /// counts as used in full, and the bank is left alone.
    public func carry(
        _ bank: CreditBank<Money>, earning earned: Money, against room: Money?,
        in month: Month, firstCredit: Month? = nil, isClosing: Bool = false
    ) throws(CreditBankError) -> CreditMovement<Money> {
        try movement(of: bank, earned, room, month, firstCredit, isClosing)
    }

    /// One month of a bank of energy; the same as one of money.
    public func carry(
        _ bank: CreditBank<Energy>, earning earned: Energy, against room: Energy?,
        in month: Month, firstCredit: Month? = nil, isClosing: Bool = false
    ) throws(CreditBankError) -> CreditMovement<Energy> {
        try movement(of: bank, earned, room, month, firstCredit, isClosing)
    }

    /// What both have in common; generic only within the module, where it is specialized.
    private func movement<Amount: Bankable>(
        of bank: CreditBank<Amount>, _ earned: Amount, _ room: Amount?, _ month: Month,
        _ firstCredit: Month?, _ isClosing: Bool
    ) throws(CreditBankError) -> CreditMovement<Amount> {
        guard Amount.bankable.contains(earned), Amount.bankable.contains(room ?? .zero) else {
            throw .tooLarge
        }
        var movement = CreditMovement(of: bank)
        movement.earned = earned
        if case .rolling(let months) = carry, !bank.isEmpty {
            let lapsed = movement.after.expire(before: month.adding(months: -months))
            movement.dispose(lapsed, onExpiry)
        }
        try movement.use(room, in: month)
        if ends(with: month, firstCredit: firstCredit) {
            movement.dispose(movement.after.close(), onExpiry)
        }
        if isClosing { movement.dispose(movement.after.close(), onClose) }
        return movement
    }

    /// Whether a period of account ends with `month`, so that nothing is carried beyond.
    private func ends(with month: Month, firstCredit: Month?) -> Bool {
        switch carry {
        case .none: true
        case .annual(let last): month.month == last
        case .annualFromStart: month.months(since: firstCredit ?? month) % 12 == 11
        case .rolling, .indefinite: false
        }
    }

    /// The last month in which credit earned in `earned` can be used; nil for ever.
    public func lastUse(ofCreditEarned earned: Month, firstCredit: Month?) -> Month? {
        switch carry {
        case .none: return earned
        case .rolling(let months): return earned.adding(months: months)
        case .annual(let last):
            return earned.adding(months: (last - earned.month + 12) % 12)
        case .annualFromStart:
            let past = earned.months(since: firstCredit ?? earned) % 12
            return earned.adding(months: (11 - past + 12) % 12)
        case .indefinite: return nil
        }
    }
}
