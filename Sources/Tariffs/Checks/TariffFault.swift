public import Quantities

/// What can be wrong with a clause.
public enum TariffFault: Hashable, Sendable {
    case duplicate(String, id: String, first: Clause)
    case unknown(String, id: String)
    case tooMany(String, limit: Int)
    case nothing(String)
    case seasonsOverlap(MonthDayRange, other: String)
    case daysWithoutSeason(MonthDayRange)
    case secondOtherPeriod(first: String)
    case windowsOverlap(DayTime, on: DaySet, in: Season?, other: Clause)
    case hoursWithoutPeriod(DayTime, on: DaySet, in: Season?)
    case holidayRule
    case periodsWithoutTimeOfUse
    case limitNotAscending(String, after: String)
    case onlyLastTierUnlimited
    case lastTierLimited(String)
    case tiersDiffer(period: String, other: String)
    case pricesOverlap(CivilDate, season: String?, period: String?, other: Clause)
    case priceGap(DatePeriod, season: String?, period: String?)
    case priceMissing(season: String?, period: String?)
    case noBaseline
    case circular
    case regularDays(ClosedRange<Int>)
    case linesDoNotSumUp(Money, total: Money)
    case notInForce(DatePeriod, effective: DatePeriod)
}

extension TariffFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .duplicate(let what, let id, let first):
            "there is another \(what) \"\(id)\" in line \(first.line)"
        case .unknown(let what, let id): "there is no \(what) \"\(id)\""
        case .tooMany(let what, let limit): "more than \(limit) \(what) cannot be read"
        case .nothing(let what): "expected at least one \(what), found none"
        case .seasonsOverlap(let days, let other):
            "\(Self.words(days)) in season \"\(other)\" too"
        case .daysWithoutSeason(let days):
            "\(Self.words(days)) in no season; seasons must cover the year, 02-29 included"
        case .secondOtherPeriod(let first):
            "only one period can fill the other hours, \"\(first)\" does"
        case .windowsOverlap(let time, let days, let season, let other):
            "two windows hold from \(time) on \(days.withoutHolidays)\(Self.place(season)), "
                + "the other is in line \(other.line)"
        case .hoursWithoutPeriod(let time, let days, let season):
            "no period holds from \(time) on \(days.withoutHolidays)\(Self.place(season)); "
                + "add a window or let a period fill the other hours"
        case .holidayRule: "no year has such a holiday"
        case .regularDays(let days):
            "expected a range of 1 to 366 days, found \(days.lowerBound) to \(days.upperBound)"
        case .periodsWithoutTimeOfUse:
            "names periods, but its charge goes by no time-of-use schedule"
        case .limitNotAscending(let limit, let before):
            "the limit \(limit) must be above \(before), where the tier before ends"
        case .onlyLastTierUnlimited: "only the last tier can be without a limit"
        case .lastTierLimited(let limit): Self.lastTier(limit)
        case .tiersDiffer(let period, let other): Self.tiers(of: period, differFrom: other)
        case .pricesOverlap(let date, let season, let period, let other):
            "there is a second price on \(date)\(Self.place(season, period)), "
                + "the first is in line \(other.line)"
        case .priceGap(let dates, let season, let period):
            "there is no price from \(dates.start) to before \(dates.end)"
                + Self.place(season, period)
        case .priceMissing(let season, let period):
            "there is no price\(Self.place(season, period))"
        case .noBaseline: "its tiers go by a baseline, but the tariff states none"
        case .circular: Self.circle
        case .linesDoNotSumUp(let sum, let total):
            "the lines sum to \(sum), but the total is \(total)"
        case .notInForce(let dates, let effective):
            "is for \(dates), but the tariff is in force \(effective)"
        }
    }

    private static let circle =
        "is reckoned from charges that are reckoned from it; leave one of them out of the other"

    private static func lastTier(_ limit: String) -> String {
        "the last tier ends at \(limit), so use beyond would have no price; "
            + "leave the limit of the last tier out"
    }

    private static func tiers(of period: String, differFrom other: String) -> String {
        "the tiers of period \"\(period)\" end elsewhere than those of \"\(other)\"; "
            + "if each period fills tiers of its own, say so by the scope"
    }

    /// Days as in `05-01 through 05-14 are`.
    private static func words(_ days: MonthDayRange) -> String {
        days.first == days.last ? "\(days.first) is" : "\(days.first) through \(days.last) are"
    }

    /// A season with its days, so that nobody has to look them up.
    private static func place(_ season: Season?) -> String {
        guard let season else { return "" }
        let days = season.days.prefix(3).map { "\($0.first) through \($0.last)" }
        let more = season.days.count > 3 ? " and others" : ""
        return " in season \"\(season.id)\" (\(days.joined(separator: ", "))\(more))"
    }

    private static func place(_ season: String?, _ period: String? = nil) -> String {
        let inSeason = season.map { " in season \"\($0)\"" } ?? ""
        let inPeriod = period.map { " in period \"\($0)\"" } ?? ""
        return inSeason + inPeriod
    }
}
