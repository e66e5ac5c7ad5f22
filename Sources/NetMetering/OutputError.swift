public import Quantities

/// Why readings cannot be added up for a program.
public enum OutputError: Error, Hashable, Sendable {
    case longerThanAnHour(TimeRange)
    case notInOrder(Instant)
    case tooLarge
}

extension OutputError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .longerThanAnHour(let range):
            "the program tells hours apart, but the reading \(range) does not lie within one; "
                + "import interval data"
        case .notInOrder(let hour): "the reading of \(hour) comes after later ones"
        case .tooLarge: "the output is too large to be added up"
        }
    }
}
