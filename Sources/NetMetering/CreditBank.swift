public import Quantities

/// What can be kept in a ``CreditBank``: money or energy.
public protocol Bankable: Hashable, Comparable, Sendable, AdditiveArithmetic {
    /// The amounts that are computed with; narrow enough that adding or taking away two
    /// of them cannot overflow, and far wider than any array's.
    static var bankable: ClosedRange<Self> { get }
}

extension Money: Bankable {
    public static let bankable = Money(cents: -(1 << 61))...Money(cents: 1 << 61)
}

extension Energy: Bankable {
    public static let bankable =
        Energy(milliwattHours: -(1 << 61))...Energy(milliwattHours: 1 << 61)
}

/// A subscriber's credits carried forward, as dated lots, drawn oldest first.
///
/// Deposits = draws + expiries + balance, at all times: every verb returns what it moved,
/// so that the caller can post it.
public struct CreditBank<Amount: Bankable>: Hashable, Sendable {
    /// Oldest first, each positive.
    public private(set) var lots: [Lot]

    /// Credit that was earned in one month.
    public struct Lot: Hashable, Sendable {
        /// The month the energy was made in, not the one the utility told us.
        public let earned: Month
        public internal(set) var amount: Amount

        public init(earned: Month, amount: Amount) {
            self.earned = earned
            self.amount = amount
        }
    }

    public init() {
        lots = []
    }

    /// The bank with `lots`, as they were stored.
    public init(lots: [Lot]) throws(CreditBankError) {
        self.lots = []
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
        self.lots = lots
    }

    public var balance: Amount { lots.reduce(.zero) { $0 + $1.amount } }
    public var isEmpty: Bool { lots.isEmpty }

    /// Adds `amount`, which must not be negative, and returns it.
    @discardableResult
    public mutating func deposit(
        _ amount: Amount, earned month: Month
    ) throws(CreditBankError) -> Amount {
        precondition(amount >= .zero, "a deposit must not be negative, was \(amount)")
        guard amount > .zero else { return amount }
        guard Amount.bankable.contains(amount), Amount.bankable.contains(balance + amount) else {
            throw .tooLarge
        }
        guard let last = lots.last, last.earned >= month else {
            lots.append(Lot(earned: month, amount: amount))
            return amount
        }
        guard last.earned == month else { throw .notInOrder(month, after: last.earned) }
        lots[lots.count - 1].amount += amount
        return amount
    }

    /// Takes up to `limit` from the oldest lots, and returns what was taken.
    public mutating func draw(upTo limit: Amount) -> Amount {
        var taken = Amount.zero
        var emptied = 0
        while taken < limit, emptied < lots.count {
            let part = min(lots[emptied].amount, limit - taken)
            taken += part
            lots[emptied].amount -= part
            if lots[emptied].amount == .zero { emptied += 1 }
        }
        if emptied > 0 { lots.removeFirst(emptied) }
        return taken
    }

    /// Drops the lots earned before `month`, and returns what they were worth.
    public mutating func expire(before month: Month) -> Amount {
        let expired = lots.prefix { $0.earned < month }
        let worth = expired.reduce(Amount.zero) { $0 + $1.amount }
        if !expired.isEmpty { lots.removeFirst(expired.count) }
        return worth
    }

    /// Empties the bank, and returns what was in it.
    public mutating func close() -> Amount {
        let worth = balance
        if !lots.isEmpty { lots = [] }
        return worth
    }
}

/// Why lots are not a bank.
public enum CreditBankError: Error, Hashable, Sendable {
    case notPositive(earned: Month)
    case notInOrder(Month, after: Month)
    case tooLarge
}

extension CreditBankError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notPositive(let month):
            "the credit banked in \(month) must be positive"
        case .notInOrder(let month, let other):
            "credit of \(month) cannot be banked after that of \(other), lots are oldest first"
        case .tooLarge: "the banked credit is too large to be kept exactly"
        }
    }
}
