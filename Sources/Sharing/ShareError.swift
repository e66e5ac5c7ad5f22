public import Quantities

/// Why shares cannot be as they are said to be.
public enum ShareError: Error, Hashable, Sendable {
    case totalOutOfRange(Int64)
    case totalNotOneMillion(Int64)
    case unitsOutOfRange(Int64, holder: String)
    case heldTwice(holder: String, on: CivilDate)
    case exceedsArray(on: CivilDate, sum: Int128, ShareBasis)
}

extension ShareError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .totalOutOfRange(let total):
            "an array must have from 1 to \(ShareBasis.limit) units to share, found \(total)"
        case .totalNotOneMillion(let total):
            "an array shared in ppm has 1000000 units, found \(total)"
        case .unitsOutOfRange(let units, let holder):
            "a share must be from 1 to \(ShareBasis.limit) units, found \(units) for \(holder)"
        case .heldTwice(let holder, let date):
            "\(holder) has two shares of the array on \(date), expected one; end the earlier "
                + "where the later begins"
        case .exceedsArray(let date, let sum, let basis):
            "the shares sum to \(sum) \(basis.unit.rawValue) on \(date), the array has "
                + "\(basis.total)"
        }
    }
}
