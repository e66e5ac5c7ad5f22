import Diagnostics
import Quantities

/// Why a row does not follow the one before it.
enum ProfileTimeError: Error, Hashable {
    case notACount(String)
    case time(FileTimeError)
    case badStep(seconds: Int64)
    case outOfStep(expected: String, found: String)
}

extension ProfileTimeError: CustomStringConvertible {
    var description: String {
        switch self {
        case .notACount(let text): "expected a count from 0 on, found \(Excerpt(text))"
        case .time(let error): "\(error)"
        case .badStep(let seconds):
            "expected a row one minute to one day after the one before, found it \(seconds) s after"
        case .outOfStep(let expected, let found):
            "expected \(expected), found \(found); each step must stand once, in order"
        }
    }

    /// What errors of one cause have in common.
    var kind: String? {
        if case .time(let error) = self { error.kind } else { nil }
    }
}
