import Diagnostics

/// Why a cell of a profile cannot be read.
enum ProfileCellError: Error, Hashable {
    case empty
    case notANumber(String)
    case tooManyDigits(limit: Int)
}

extension ProfileCellError: CustomStringConvertible {
    var description: String {
        switch self {
        case .empty: "expected a number, found nothing"
        case .notANumber(let text):
            "expected a decimal number as in 0.25 or 4e-05, found \(Excerpt(text))"
        case .tooManyDigits(let limit): "expected a number of at most \(limit) digits"
        }
    }
}
