/// Which way the energy went that a series of readings tells of.
///
/// The words are the meter's: what the grid delivers to the customer, and what it receives from
/// the customer, or from an array. The two are kept apart; adding them up would count energy
/// twice that only passed through.
public enum EnergyFlow: String, Hashable, Sendable, CaseIterable {
    /// From the grid to the premises: use.
    case delivered
    /// From the premises to the grid: export, or the output of a generator.
    case received
    /// Delivered less received, in one register.
    case net
    /// Delivered plus received, in one register.
    case total
}

extension EnergyFlow {
    /// Whether its readings can be below zero: only a difference of two flows can.
    public var canBeNegative: Bool { self == .net }

    /// The flow the other way through the same meter; nil where it is of both ways.
    public var opposite: EnergyFlow? {
        switch self {
        case .delivered: .received
        case .received: .delivered
        case .net, .total: nil
        }
    }
}
