/// Money before rounding, exact to the quadrillionth of the currency unit.
///
/// A milliwatt-hour times a billionth per kilowatt-hour is one femto-unit, so pricing
/// any number of readings adds up without losing anything.
public struct UnroundedMoney: Hashable, Sendable {
    public let femtos: Int128

    public init(femtos: Int128) {
        self.femtos = femtos
    }

    public init(_ money: Money) {
        self.init(femtos: Int128(money.cents) * Self.femtosPerCent)
    }

    static let femtosPerCent: Int128 = 10_000_000_000_000

    /// The amount to the cent, rounded by `rule`.
    public func rounded(_ rule: RoundingRule) throws(QuantityError) -> Money {
        guard let cents = Int64(exactly: femtos.divided(by: Self.femtosPerCent, rule)) else {
            throw .overflow(what: "amount of money")
        }
        return Money(cents: cents)
    }

    /// The sum, or an error where it is too large.
    public func adding(_ other: UnroundedMoney) throws(QuantityError) -> UnroundedMoney {
        let (sum, overflow) = femtos.addingReportingOverflow(other.femtos)
        guard !overflow else { throw .overflow(what: "sum of money") }
        return UnroundedMoney(femtos: sum)
    }
}

extension UnroundedMoney: Comparable {
    public static func < (lhs: UnroundedMoney, rhs: UnroundedMoney) -> Bool {
        lhs.femtos < rhs.femtos
    }
}

extension UnroundedMoney: AdditiveArithmetic {
    public static let zero = UnroundedMoney(femtos: 0)

    public static func + (lhs: UnroundedMoney, rhs: UnroundedMoney) -> UnroundedMoney {
        UnroundedMoney(femtos: lhs.femtos + rhs.femtos)
    }

    public static func - (lhs: UnroundedMoney, rhs: UnroundedMoney) -> UnroundedMoney {
        UnroundedMoney(femtos: lhs.femtos - rhs.femtos)
    }

    public static prefix func - (amount: UnroundedMoney) -> UnroundedMoney {
        UnroundedMoney(femtos: -amount.femtos)
    }
}

extension UnroundedMoney: CustomStringConvertible {
    /// The amount in currency units with all its decimals.
    public var description: String {
        Numeral.text(femtos, decimals: 15, trimming: true)
    }
}
