import Quantities

/// An amount that a limit is about, in its own unit.
public struct LimitAmount: Hashable, Sendable {
    public let unit: Unit
    /// Of the unit; of a fraction where the unit is a percentage.
    public let millionths: Int128

    public enum Unit: String, Hashable, Sendable {
        case percent = "%"
        case kilowatts = "kW"
        case kilowattHours = "kWh"
        case members
    }

    init(_ unit: Unit, millionths: Int128) {
        self.unit = unit
        self.millionths = millionths
    }
}

extension LimitAmount: CustomStringConvertible {
    public var description: String {
        let decimals = unit == .percent ? 4 : 6
        return Numeral.text(millionths, decimals: decimals, trimming: true) + " \(unit.rawValue)"
    }
}
