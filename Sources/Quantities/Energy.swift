/// An amount of electric energy, exact to the milliwatt-hour.
///
/// Files give kWh with up to six decimals, so what they say is kept whole. Negative
/// where the flow is the other way, as when an array's inverters draw at night.
public struct Energy: Hashable, Sendable {
    public let milliwattHours: Int64

    public init(milliwattHours: Int64) {
        self.milliwattHours = milliwattHours
    }

    /// The greatest magnitude that is read from a file: 10 GWh in one figure.
    ///
    /// Far above any shared array, and far enough below the range of the integer that
    /// nine hundred thousand such readings can be added up.
    public static let inputLimit = Energy(milliwattHours: 10_000_000_000_000)

    /// Reads kilowatt-hours, as in `12.5`.
    public init(kilowattHours text: some StringProtocol) throws(NumeralError) {
        let value = try Numeral.scaled(text.utf8, decimals: 6)
        guard value.magnitude <= Self.inputLimit.milliwattHours.magnitude else {
            throw .outOfRange(limit: "\(Self.inputLimit) kWh")
        }
        self.init(milliwattHours: value)
    }

    /// The sum, or an error where it is too large.
    public func adding(_ other: Energy) throws(QuantityError) -> Energy {
        let (sum, overflow) = milliwattHours.addingReportingOverflow(other.milliwattHours)
        guard !overflow else { throw .overflow(what: "sum of energy") }
        return Energy(milliwattHours: sum)
    }

    /// The sum of `energies`, or an error where it is too large.
    public static func sum(of energies: some Sequence<Energy>) throws(QuantityError) -> Energy {
        var total = Energy.zero
        for energy in energies { total = try total.adding(energy) }
        return total
    }
}

extension Energy: Comparable {
    public static func < (lhs: Energy, rhs: Energy) -> Bool {
        lhs.milliwattHours < rhs.milliwattHours
    }
}

extension Energy: AdditiveArithmetic {
    public static let zero = Energy(milliwattHours: 0)

    public static func + (lhs: Energy, rhs: Energy) -> Energy {
        Energy(milliwattHours: lhs.milliwattHours + rhs.milliwattHours)
    }

    public static func - (lhs: Energy, rhs: Energy) -> Energy {
        Energy(milliwattHours: lhs.milliwattHours - rhs.milliwattHours)
    }

    public static prefix func - (energy: Energy) -> Energy {
        Energy(milliwattHours: -energy.milliwattHours)
    }
}

extension Energy: CustomStringConvertible {
    /// The energy in kilowatt-hours, as in `-12.5`.
    public var description: String {
        Numeral.text(Int128(milliwattHours), decimals: 6, trimming: true)
    }

    /// The energy in kilowatt-hours with exactly `decimals` decimals, rounded half away
    /// from zero: for people to read, never to compute with.
    public func rounded(toDecimals decimals: Int) -> String {
        let clamped = max(0, min(6, decimals))
        let unit = Int128.powerOfTen(6 - clamped)
        let value = Int128(milliwattHours).divided(by: unit, .halfAwayFromZero)
        return Numeral.text(value, decimals: clamped, trimming: false)
    }
}
