public import Quantities

/// What can be kept in a ``CreditBank``: money or energy.
public protocol Bankable: Hashable, Comparable, Sendable, AdditiveArithmetic {
    /// The amounts that are computed with.
    ///
    /// Narrow enough that adding or taking away seven of them cannot overflow, and far
    /// wider than any array's.
    static var bankable: ClosedRange<Self> { get }
}

extension Money: Bankable {
    public static let bankable = Money(cents: -(1 << 60))...Money(cents: 1 << 60)
}

extension Energy: Bankable {
    public static let bankable =
        Energy(milliwattHours: -(1 << 60))...Energy(milliwattHours: 1 << 60)
}

/// A subscriber's credits carried forward, as dated lots, drawn oldest first.
///
/// Deposits = draws + expiries + balance, at all times: every verb returns what it moved,
/// so that the caller can post it.
public struct CreditBank<Amount: Bankable>: Hashable, Sendable {
    // The verbs are inlinable, so that a bill run of millions is specialized for money and
    // energy; what they write to must be seen by callers then, though not called by them.
    @usableFromInline
    var kept: [Lot]

    /// Oldest first, each positive.
    @inlinable public var lots: [Lot] { kept }

    /// Credit that was earned in one month.
    public struct Lot: Hashable, Sendable {
        /// The month the energy was made in, not the one the utility told us.
        public let earned: Month
        public var amount: Amount

        @inlinable
        public init(earned: Month, amount: Amount) {
            self.earned = earned
            self.amount = amount
        }
    }

    @inlinable
    public init() {
        kept = []
    }

    /// The bank with `lots`, as they were stored.
    @inlinable
    public init(lots: [Lot]) throws(CreditBankError) {
        kept = []
        var balance = Amount.zero
        for (index, lot) in lots.enumerated() {
            guard lot.amount > .zero else { throw .notPositive(earned: lot.earned) }
            if index > 0, lot.earned <= lots[index - 1].earned {
                throw .notInOrder(lot.earned, after: lots[index - 1].earned)
            }
            guard Amount.bankable.contains(lot.amount) else { throw .tooLarge }
            balance += lot.amount
            guard Amount.bankable.contains(balance) else { throw .tooLarge }
        }
        kept = lots
    }

    @inlinable public var balance: Amount { kept.reduce(.zero) { $0 + $1.amount } }
    @inlinable public var isEmpty: Bool { kept.isEmpty }

    /// Adds `amount`, which must not be negative, and returns it.
    @discardableResult
    @inlinable
    public mutating func deposit(
        _ amount: Amount, earned month: Month
    ) throws(CreditBankError) -> Amount {
        precondition(amount >= .zero, "a deposit must not be negative, was \(amount)")
        guard amount > .zero else { return amount }
        guard Amount.bankable.contains(amount), Amount.bankable.contains(balance + amount) else {
            throw .tooLarge
        }
        guard let last = kept.last, last.earned >= month else {
            kept.append(Lot(earned: month, amount: amount))
            return amount
        }
        guard last.earned == month else { throw .notInOrder(month, after: last.earned) }
        kept[kept.count - 1].amount += amount
        return amount
    }

    /// Takes up to `limit` from the oldest lots, and returns what was taken.
    @inlinable
    public mutating func draw(upTo limit: Amount) -> Amount {
        var taken = Amount.zero
        var emptied = 0
        while taken < limit, emptied < kept.count {
            let part = min(kept[emptied].amount, limit - taken)
            taken += part
            kept[emptied].amount -= part
            if kept[emptied].amount == .zero { emptied += 1 }
        }
        if emptied > 0 { kept.removeFirst(emptied) }
        return taken
    }

    /// Drops the lots earned before `month`, and returns what they were worth.
    @inlinable
    public mutating func expire(before month: Month) -> Amount {
        let expired = kept.prefix { $0.earned < month }
        let worth = expired.reduce(Amount.zero) { $0 + $1.amount }
        if !expired.isEmpty { kept.removeFirst(expired.count) }
        return worth
    }

    /// Empties the bank, and returns what was in it.
    @inlinable
    public mutating func close() -> Amount {
        let worth = balance
        if !kept.isEmpty { kept = [] }
        return worth
    }
}
