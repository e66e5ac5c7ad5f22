public import Quantities

/// Why no version of a tariff is the one that is meant.
public enum TariffVersionError: Error, Hashable, Sendable {
    case noneOn(CivilDate, tariff: String, versions: [DatePeriod])
}

extension TariffVersionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noneOn(let date, let tariff, let versions):
            "no version of tariff \"\(tariff)\" is in force on \(date); there is "
                + versions.map(\.description).joined(separator: ", ")
        }
    }
}

extension TariffVersionError: CategorizedError {
    public var category: ErrorCategory { .noInput }
}
