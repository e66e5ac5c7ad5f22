public import Quantities

/// An amount of credit, in what the program counts credits in.
public enum CreditAmount: Hashable, Sendable {
    case money(Money)
    case energy(Energy)

    /// Hundredths of the currency unit, or milliwatt-hours.
    public var quantity: Int64 {
        switch self {
        case .money(let money): money.cents
        case .energy(let energy): energy.milliwattHours
        }
    }

    /// An amount of the same unit.
    public func with(quantity: Int64) -> CreditAmount {
        switch self {
        case .money: .money(Money(cents: quantity))
        case .energy: .energy(Energy(milliwattHours: quantity))
        }
    }
}
