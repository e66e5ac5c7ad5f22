/// Why a text of a tariff is not what it should be.
public enum TariffTextError: Error, Hashable, Sendable {
    case notADayOfYear(String)
    case notADay(String)
    case notATimeOfDay(String)
    case backwards(from: String, to: String)
}

extension TariffTextError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notADayOfYear(let text):
            "expected a day of the year as in 05-01, found \"\(text)\""
        case .notADay(let text):
            "expected days as in \"weekday\" or \"saturday sunday holiday\", found \"\(text)\""
        case .notATimeOfDay(let text):
            "expected a time of day from 00:00 to 24:00, found \"\(text)\""
        case .backwards(let from, let to):
            "must end after it begins, found \(from) to \(to); a window past midnight is two"
        }
    }
}
