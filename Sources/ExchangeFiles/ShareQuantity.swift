import Quantities
public import Sharing

/// The size of a share as a file states it.
///
/// A whole number counts the array's own units; `1.25%` is a part of the array, and
/// `5.5kW` of its rated power, so that an administrator need not reckon in millionths
/// or watts.
public enum ShareQuantity: Hashable, Sendable {
    case units(Int64)
    case partsPerMillion(Int64)
    case watts(Int64)

    /// Reads `7500`, `1.25%` or `5.5kW`.
    public init(_ text: String) throws(ShareQuantityError) {
        let (decimals, suffix) =
            text.hasSuffix("%") ? (4, "%") : text.hasSuffix("kW") ? (3, "kW") : (0, "")
        let value: Int64
        do throws(NumeralError) {
            value = try Numeral.scaled(text.dropLast(suffix.count).utf8, decimals: decimals)
        } catch {
            throw .notAShare(text)
        }
        guard value > 0 else { throw .notAboveZero(text) }
        switch suffix {
        case "%":
            guard value <= 1_000_000 else { throw .aboveTheWhole(text) }
            self = .partsPerMillion(value)
        case "kW": self = .watts(value)
        default: self = .units(value)
        }
    }

    /// The share in the units of an array, if it is stated in them.
    public func units(of basis: ShareBasis) throws(ShareQuantityError) -> Int64 {
        switch (self, basis.unit) {
        case (.units(let count), _): return count
        case (.partsPerMillion(let count), .partsPerMillion): return count
        case (.watts(let count), .watts): return count
        case (.partsPerMillion, let unit): throw .otherUnit("a percentage", array: unit)
        case (.watts, let unit): throw .otherUnit("kilowatts", array: unit)
        }
    }
}

/// Why a text is not the size of a share.
public enum ShareQuantityError: Error, Hashable, Sendable {
    case notAShare(String)
    case notAboveZero(String)
    case aboveTheWhole(String)
    case otherUnit(String, array: ShareUnit)
}
