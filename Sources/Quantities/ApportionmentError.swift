/// Why a whole cannot be divided.
public enum ApportionmentError: Error, Hashable, Sendable {
    case negativeWeight(Int64, at: Int)
    case nothingToDivideBy
    case weightsTooLarge
}

extension ApportionmentError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .negativeWeight(let weight, let index):
            "a weight must not be negative, found \(weight) for holder \(index + 1)"
        case .nothingToDivideBy: "there is no holder to divide among, all weights are zero"
        case .weightsTooLarge: "the weights are too large to be added up"
        }
    }
}
