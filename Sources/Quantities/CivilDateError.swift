/// Why a text is not a date or a month.
public enum CivilDateError: Error, Hashable, Sendable {
    case notADate(String)
    case notAMonth(String)
    case noSuchDay(String)
}

extension CivilDateError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notADate(let text): "expected a date as in 2026-06-01, found \(Excerpt(text))"
        case .notAMonth(let text): "expected a month as in 2026-06, found \(Excerpt(text))"
        case .noSuchDay(let text):
            "the calendar from 1900 to 2200 has no such day: \(Excerpt(text))"
        }
    }
}
