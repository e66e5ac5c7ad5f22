public import Quantities

/// A contract's own fee, in place of the program's.
public enum FeeTerms: Hashable, Sendable {
    /// Nothing is due.
    case free
    /// A part of the credit.
    case percentage(Ratio)
    case perKilowattHour(EnergyPrice)
    /// By the month, in billionths of the currency unit.
    case perKilowatt(nanos: Int64)
    /// By the month, in billionths of the currency unit.
    case perBlock(nanos: Int64)

    /// Reads `none`, `90%`, `0.085/kWh`, `4.20/kW` or `3/block`.
    ///
    /// The unit stands with the figure: the same number means another thing under
    /// another program, and a file must not depend on which one is in force.
    public init(_ text: String) throws(FeeTermsError) {
        if text == "none" {
            self = .free
        } else if text.hasSuffix("%") {
            do throws(PercentageError) {
                self = .percentage(try Ratio.percentage(text))
            } catch {
                throw .notAFee(text)
            }
        } else if let nanos = Self.nanos(text, per: "/kWh") {
            guard nanos <= EnergyPrice.inputLimit.nanosPerKilowattHour else {
                throw .outOfRange(text)
            }
            self = .perKilowattHour(EnergyPrice(nanosPerKilowattHour: nanos))
        } else if let nanos = Self.nanos(text, per: "/kW") {
            guard nanos <= Self.limit else { throw .outOfRange(text) }
            self = .perKilowatt(nanos: nanos)
        } else if let nanos = Self.nanos(text, per: "/block") {
            guard nanos <= Self.limit else { throw .outOfRange(text) }
            self = .perBlock(nanos: nanos)
        } else {
            throw .notAFee(text)
        }
    }

    /// A million currency units for a kilowatt or block and month.
    private static let limit: Int64 = 1_000_000_000_000_000

    private static func nanos(_ text: String, per unit: String) -> Int64? {
        guard text.hasSuffix(unit) else { return nil }
        let nanos = try? Numeral.scaled(text.dropLast(unit.count).utf8, decimals: 9)
        return nanos.flatMap { $0 >= 0 ? $0 : nil }
    }
}

/// Why a text is not a fee.
public enum FeeTermsError: Error, Hashable, Sendable {
    case notAFee(String)
    case outOfRange(String)
}
