public import Quantities

/// What a kilowatt of demand at the system's peak costs for one period.
public struct CapacityPrice: Hashable, Sendable {
    /// Billionths of the currency unit per kilowatt.
    public let nanosPerKilowatt: Int64

    /// The greatest price: a million currency units per kilowatt and period.
    public static let limit = CapacityPrice(unchecked: 1_000_000_000_000_000)

    /// Reads a price in currency units per kilowatt, as in `12` or `7.25`.
    public init(_ text: some StringProtocol) throws(CapacityPriceError) {
        let value: Int64
        do throws(NumeralError) {
            value = try Numeral.scaled(text.utf8, decimals: 9)
        } catch {
            throw .notANumber(error)
        }
        try self.init(nanosPerKilowatt: value)
    }

    public init(nanosPerKilowatt: Int64) throws(CapacityPriceError) {
        guard (0...Self.limit.nanosPerKilowatt).contains(nanosPerKilowatt) else {
            throw .outOfRange(nanosPerKilowatt)
        }
        self.init(unchecked: nanosPerKilowatt)
    }

    private init(unchecked nanosPerKilowatt: Int64) {
        self.nanosPerKilowatt = nanosPerKilowatt
    }

    public static let zero = CapacityPrice(unchecked: 0)
}

extension CapacityPrice: CustomStringConvertible {
    /// The price in currency units per kilowatt.
    public var description: String {
        Numeral.text(Int128(nanosPerKilowatt), decimals: 9, trimming: true)
    }
}

/// Why a text or number is not a capacity price.
public enum CapacityPriceError: Error, Hashable, Sendable {
    case notANumber(NumeralError)
    case outOfRange(Int64)
}

extension CapacityPriceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notANumber(let error): error.description
        case .outOfRange(let nanos):
            "a capacity price must be from 0 to \(CapacityPrice.limit) per kW, found "
                + Numeral.text(Int128(nanos), decimals: 9, trimming: true)
        }
    }
}
