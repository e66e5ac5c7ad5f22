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
