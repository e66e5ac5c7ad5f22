/// Why a book's entries are not those that were written.
public enum ChainError: Error, Hashable, Sendable {
    case foreign(array: Int64, number: Int64, found: Int64)
    case missing(array: Int64, expected: Int64, found: Int64)
    case altered(array: Int64, number: Int64)
}

extension ChainError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .foreign(let array, let number, let found):
            "entry \(number) of array \(array) says it is of array \(found)"
        case .missing(let array, let expected, let found):
            "expected entry \(expected) of array \(array), found \(found)"
        case .altered(let array, let number):
            "entry \(number) of array \(array), or its digest, was altered after it was written"
        }
    }
}
