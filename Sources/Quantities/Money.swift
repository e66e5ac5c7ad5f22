/// An amount of the book's one currency, exact to the cent.
///
/// Money is what a statement shows and what the journal records. A result finer than
/// a cent is ``UnroundedMoney``; turning one into the other is the only rounding in
/// the system.
public struct Money: Hashable, Sendable {
    /// The amount in hundredths of the currency unit, negative when owed the other way.
    public let cents: Int64

    public init(cents: Int64) {
        self.cents = cents
    }

    /// The greatest magnitude that is read from a file: ten trillion currency units.
    public static let inputLimit = Money(cents: 1_000_000_000_000_000)

    /// Reads an amount in currency units, as in `-1234.05`.
    public init(_ text: some StringProtocol) throws(NumeralError) {
        let value = try Numeral.scaled(text.utf8, decimals: 2)
        guard value.magnitude <= Self.inputLimit.cents.magnitude else {
            throw .outOfRange(limit: "\(Self.inputLimit)")
        }
        self.init(cents: value)
    }

    /// The sum, or an error where it is too large.
    public func adding(_ other: Money) throws(QuantityError) -> Money {
        let (sum, overflow) = cents.addingReportingOverflow(other.cents)
        guard !overflow else { throw .overflow(what: "sum of money") }
        return Money(cents: sum)
    }

    /// The sum of `amounts`, or an error where it is too large.
    public static func sum(of amounts: some Sequence<Money>) throws(QuantityError) -> Money {
        var total = Money.zero
        for amount in amounts { total = try total.adding(amount) }
        return total
    }

    /// A part of the amount, exact.
    public static func * (amount: Money, ratio: Ratio) -> UnroundedMoney {
        // One cent times one billionth is ten to the minus eleventh: 10,000 femtos.
        UnroundedMoney(femtos: Int128(amount.cents) * Int128(ratio.billionths) * 10_000)
    }
}

extension Money: Comparable {
    public static func < (lhs: Money, rhs: Money) -> Bool {
        lhs.cents < rhs.cents
    }
}

extension Money: AdditiveArithmetic {
    public static let zero = Money(cents: 0)

    public static func + (lhs: Money, rhs: Money) -> Money {
        Money(cents: lhs.cents + rhs.cents)
    }

    public static func - (lhs: Money, rhs: Money) -> Money {
        Money(cents: lhs.cents - rhs.cents)
    }

    public static prefix func - (amount: Money) -> Money {
        Money(cents: -amount.cents)
    }
}

extension Money: CustomStringConvertible {
    /// The amount in currency units, as in `-1234.05`.
    public var description: String {
        Numeral.text(Int128(cents), decimals: 2, trimming: false)
    }
}
