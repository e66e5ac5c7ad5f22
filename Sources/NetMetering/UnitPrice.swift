public import Quantities

/// What one of something costs: a kilowatt held for a month, or a block.
public struct UnitPrice: Hashable, Sendable {
    /// Billionths of the currency unit.
    public let nanosPerUnit: Int64

    public init(nanosPerUnit: Int64) {
        self.nanosPerUnit = nanosPerUnit
    }

    /// The greatest magnitude that is read from a file: one million currency units.
    public static let inputLimit = UnitPrice(nanosPerUnit: 1_000_000_000_000_000)

    /// Reads a price in currency units, as in `6.76`.
    public init(_ text: some StringProtocol) throws(NumeralError) {
        let value = try Numeral.scaled(text.utf8, decimals: 9)
        guard value.magnitude <= Self.inputLimit.nanosPerUnit.magnitude else {
            throw .outOfRange(limit: "\(Self.inputLimit)")
        }
        self.init(nanosPerUnit: value)
    }
}

extension UnitPrice: CustomStringConvertible {
    /// The price in currency units.
    public var description: String {
        Numeral.text(Int128(nanosPerUnit), decimals: 9, trimming: true)
    }
}
