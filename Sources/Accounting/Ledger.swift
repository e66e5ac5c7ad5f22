import Quantities

/// One of the four sets of accounts that every entry must balance in by itself.
///
/// Only ``general`` is money the co-op owns or owes. The other three are memoranda kept by
/// double entry all the same, so that no milliwatt-hour and no cent of credit can appear or
/// vanish without an account it came from or went to.
public enum Ledger: UInt8, CaseIterable, Hashable, Sendable {
    /// The co-op's own books, in cents.
    case general
    /// Metered output and whose it became, in milliwatt-hours.
    case energy
    /// Credits in money that a utility owes to subscribers, in cents.
    case credit
    /// Credits in kilowatt-hours, in milliwatt-hours.
    case energyCredit
}

extension Ledger {
    /// What the quantities of a ledger count.
    public enum Unit: Hashable, Sendable {
        case cents
        case milliwattHours
    }

    public var unit: Unit {
        switch self {
        case .general, .credit: .cents
        case .energy, .energyCredit: .milliwattHours
        }
    }

    public var name: String {
        switch self {
        case .general: "general"
        case .energy: "energy"
        case .credit: "credit"
        case .energyCredit: "energy-credit"
        }
    }

    /// The quantity as people read it: currency units to the cent, or kilowatt-hours.
    public func text(_ quantity: Int128) -> String {
        switch unit {
        case .cents: figure(quantity)
        case .milliwattHours: figure(quantity) + " kWh"
        }
    }

    /// The quantity in currency units or kilowatt-hours, without the unit.
    public func figure(_ quantity: Int128) -> String {
        switch unit {
        case .cents: Numeral.text(quantity, decimals: 2, trimming: false)
        case .milliwattHours: Numeral.text(quantity, decimals: 6, trimming: true)
        }
    }
}

extension Ledger: CustomStringConvertible {
    public var description: String { name }
}
