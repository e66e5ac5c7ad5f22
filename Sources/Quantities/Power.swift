/// Electric power, exact to the milliwatt.
public struct Power: Hashable, Sendable {
    public let milliwatts: Int64

    public init(milliwatts: Int64) {
        self.milliwatts = milliwatts
    }

    /// The greatest magnitude that is read from a file: 100 GW.
    public static let inputLimit = Power(milliwatts: 100_000_000_000_000)

    /// Reads kilowatts, as in `99.2`.
    public init(kilowatts text: some StringProtocol) throws(NumeralError) {
        let value = try Numeral.scaled(text.utf8, decimals: 6)
        guard value.magnitude <= Self.inputLimit.milliwatts.magnitude else {
            throw .outOfRange(limit: "\(Self.inputLimit) kW")
        }
        self.init(milliwatts: value)
    }
}

extension Power: Comparable {
    public static func < (lhs: Power, rhs: Power) -> Bool {
        lhs.milliwatts < rhs.milliwatts
    }
}

extension Power: AdditiveArithmetic {
    public static let zero = Power(milliwatts: 0)

    public static func + (lhs: Power, rhs: Power) -> Power {
        Power(milliwatts: lhs.milliwatts + rhs.milliwatts)
    }

    public static func - (lhs: Power, rhs: Power) -> Power {
        Power(milliwatts: lhs.milliwatts - rhs.milliwatts)
    }
}

extension Power: CustomStringConvertible {
    /// The power in kilowatts.
    public var description: String {
        Numeral.text(Int128(milliwatts), decimals: 6, trimming: true)
    }
}
