public import Quantities

/// What one unit of a charge that is not energy costs: a day, a month, a kilowatt.
///
/// Tariffs quote such amounts finer than a cent, as in $0.32854 a day, so it is exact to
/// the billionth of the currency unit.
public struct ChargeAmount: Hashable, Sendable {
    public let nanos: Int64

    public init(nanos: Int64) {
        self.nanos = nanos
    }

    /// The greatest magnitude that is read from a file: a billion currency units.
    public static let inputLimit = ChargeAmount(nanos: 1_000_000_000_000_000_000)

    /// Reads an amount in currency units, as in `0.32854`.
    public init(_ text: some StringProtocol) throws(NumeralError) {
        let value = try Numeral.scaled(text.utf8, decimals: 9)
        guard value.magnitude <= Self.inputLimit.nanos.magnitude else {
            throw .outOfRange(limit: Self.inputLimit.description)
        }
        self.init(nanos: value)
    }

    /// The amount for so many units, exact.
    static func * (amount: ChargeAmount, units: Int) -> UnroundedMoney {
        UnroundedMoney(femtos: Int128(amount.nanos) * Int128(units) * femtosPerNano)
    }

    private static let femtosPerNano: Int128 = 1_000_000
}

extension ChargeAmount: CustomStringConvertible {
    /// The amount in currency units.
    public var description: String {
        Numeral.text(Int128(nanos), decimals: 9, trimming: true)
    }
}
