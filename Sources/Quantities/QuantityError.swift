/// Why figures that are each in range cannot be put together.
public enum QuantityError: Error, Hashable, Sendable {
    case overflow(what: String)
}

extension QuantityError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .overflow(let what): "the \(what) is too large to be kept exactly"
        }
    }
}
