public import Quantities
public import Tariffs

/// The versions of one tariff, of which each day has at most one.
public struct TariffVersions: Sendable {
    /// In the order of the days they begin on; at least one.
    public let all: [Tariff]

    /// The versions, nil where there is none.
    public init?(_ versions: [Tariff]) {
        guard !versions.isEmpty else { return nil }
        all = versions.sorted { $0.effective.start < $1.effective.start }
    }

    /// A tariff of which no other version is known.
    public init(_ only: Tariff) {
        all = [only]
    }

    public var latest: Tariff { all[all.count - 1] }

    /// The version in force on `date`: as far as it says itself, and until the next begins.
    public func inForce(on date: CivilDate) -> Tariff? {
        index(on: date).map { all[$0] }
    }

    func index(on date: CivilDate) -> Int? {
        all.lastIndex { $0.effective.contains(date) }
    }

    /// Which version is in force in all of `month`, or why there is none.
    func index(in month: Month) -> Result<Int, UnbilledMonth.Reason> {
        let days = Array(month.days.dates)
        let found = days.map(index(on:))
        guard let first = found.first ?? nil, !found.contains(nil) else {
            return .failure(.notInForce)
        }
        guard let change = found.firstIndex(where: { $0 != first }) else {
            return .success(first)
        }
        return .failure(.changes(on: days[change]))
    }
}

/// A month of a year that is not billed, and why.
public struct UnbilledMonth: Hashable, Sendable {
    public enum Reason: Error, Hashable, Sendable {
        /// No version is in force in all of it.
        case notInForce
        /// Another version begins within it.
        case changes(on: CivilDate)
        /// The load does not have all of it.
        case notInLoad
    }

    public let month: Month
    public let reason: Reason
}

extension UnbilledMonth.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notInForce: "no version of the tariff is in force in all of it"
        case .changes(let date): "another version of the tariff begins on \(date), within it"
        case .notInLoad: "the load does not have all of it"
        }
    }
}

extension [UnbilledMonth] {
    /// Months in a row with one reason, as in `2018-01 to 2018-05`, each with the reason.
    public var stretches: [(months: String, reason: UnbilledMonth.Reason)] {
        var found: [(first: Month, last: Month, reason: UnbilledMonth.Reason)] = []
        for month in self {
            if let last = found.last, last.reason == month.reason, last.last.next == month.month {
                found[found.count - 1].last = month.month
            } else {
                found.append((month.month, month.month, month.reason))
            }
        }
        return found.map { first, last, reason in
            (first == last ? "\(first)" : "\(first) to \(last)", reason)
        }
    }
}
