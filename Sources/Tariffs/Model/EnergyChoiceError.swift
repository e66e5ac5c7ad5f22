/// Why two tariffs cannot share a bill.
public enum EnergyChoiceError: Error, Hashable, Sendable {
    case currencies(String, String)
    case timeZones(String, String)
}

extension EnergyChoiceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .currencies(let delivery, let supply):
            "delivery is in \(delivery) and supply in \(supply); choose tariffs of one currency"
        case .timeZones(let delivery, let supply):
            "delivery is read in \(delivery) and supply in \(supply); "
                + "choose tariffs of one time zone"
        }
    }
}
