import Quantities
public import Sharing

/// The size of a share as a file states it.
///
/// `1.25%` is a part of the array, `5.5kW` of its rated power and `12500 ppm` counts
/// millionths; a bare whole number counts blocks or watts. On an array shared in ppm it is
/// refused, since a `4` that was meant as 4 % would be a share of four millionths.
public enum ShareQuantity: Hashable, Sendable {
    case units(Int64)
    case partsPerMillion(Int64)
    case watts(Int64)

    /// Reads `75`, `1.25%`, `5.5kW` or `12500 ppm`, with or without a blank before the unit.
    public init(_ text: String) throws(ShareQuantityError) {
        let suffix = ["%", "kW", "ppm"].first { text.hasSuffix($0) } ?? ""
        var numeral = text.dropLast(suffix.count)
        if !suffix.isEmpty, numeral.last == " " { numeral.removeLast() }
        let decimals = suffix == "%" ? 4 : suffix == "kW" ? 3 : 0
        let value: Int64
        do throws(NumeralError) {
            value = try Numeral.scaled(numeral.utf8, decimals: decimals)
        } catch .tooManyDecimals where suffix == "%" {
            throw .tooFine(text)
        } catch {
            throw .notAShare(text)
        }
        guard value > 0 else { throw .notAboveZero(text) }
        switch suffix {
        case "%", "ppm":
            guard value <= 1_000_000 else { throw .aboveTheWhole(text) }
            self = .partsPerMillion(value)
        case "kW": self = .watts(value)
        default: self = .units(value)
        }
    }

    /// The share in the units of an array, if it is stated in them.
    public func units(of basis: ShareBasis) throws(ShareQuantityError) -> Int64 {
        switch (self, basis.unit) {
        case (.units(let count), .partsPerMillion): throw .withoutUnit(count)
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
    /// A percentage with more decimals than the millionths of an array have.
    case tooFine(String)
    case notAboveZero(String)
    case aboveTheWhole(String)
    /// A bare number on an array that is shared in millionths.
    case withoutUnit(Int64)
    case otherUnit(String, array: ShareUnit)
}
