/// What a kilowatt-hour costs, exact to the billionth of the currency unit.
public struct EnergyPrice: Hashable, Sendable {
    public let nanosPerKilowattHour: Int64

    public init(nanosPerKilowattHour: Int64) {
        self.nanosPerKilowattHour = nanosPerKilowattHour
    }

    /// The greatest magnitude that is read from a file: 1,000 currency units per kWh.
    public static let inputLimit = EnergyPrice(nanosPerKilowattHour: 1_000_000_000_000)

    /// Reads a price in currency units per kilowatt-hour, as in `0.11234`.
    public init(_ text: some StringProtocol) throws(NumeralError) {
        let value = try Numeral.scaled(text.utf8, decimals: 9)
        guard value.magnitude <= Self.inputLimit.nanosPerKilowattHour.magnitude else {
            throw .outOfRange(limit: "\(Self.inputLimit) per kWh")
        }
        self.init(nanosPerKilowattHour: value)
    }

    /// Energy times price is money, and exact.
    public static func * (energy: Energy, price: EnergyPrice) -> UnroundedMoney {
        UnroundedMoney(
            femtos: Int128(energy.milliwattHours) * Int128(price.nanosPerKilowattHour))
    }
}

extension EnergyPrice: Comparable {
    public static func < (lhs: EnergyPrice, rhs: EnergyPrice) -> Bool {
        lhs.nanosPerKilowattHour < rhs.nanosPerKilowattHour
    }
}

extension EnergyPrice: AdditiveArithmetic {
    public static let zero = EnergyPrice(nanosPerKilowattHour: 0)

    public static func + (lhs: EnergyPrice, rhs: EnergyPrice) -> EnergyPrice {
        EnergyPrice(nanosPerKilowattHour: lhs.nanosPerKilowattHour + rhs.nanosPerKilowattHour)
    }

    public static func - (lhs: EnergyPrice, rhs: EnergyPrice) -> EnergyPrice {
        EnergyPrice(nanosPerKilowattHour: lhs.nanosPerKilowattHour - rhs.nanosPerKilowattHour)
    }
}

extension EnergyPrice: CustomStringConvertible {
    /// The price in currency units per kilowatt-hour.
    public var description: String {
        Numeral.text(Int128(nanosPerKilowattHour), decimals: 9, trimming: true)
    }
}
