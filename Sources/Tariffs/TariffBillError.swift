public import Quantities

/// Why a tariff cannot bill some usage.
public enum TariffBillError: Error, Hashable, Sendable {
    /// The tariff says what this engine does not compute.
    case unsupported([UnsupportedItem])
    case notInForce(ID<Tariff>, effective: DatePeriod, period: DatePeriod)
    /// The tariff was compiled for other days.
    case notCompiled(DatePeriod, period: DatePeriod)
    /// The billing period is no month by the tariff's rule.
    case irregularPeriod(DatePeriod, regular: ClosedRange<Int>)
    case noPrice(charge: String, on: CivilDate, clause: Clause)
    /// A monthly amount changes inside the billing period.
    case amountChanges(charge: String, on: CivilDate, clause: Clause)
    /// Totals cannot be told apart at a change of price.
    case priceChanges(charge: String, on: CivilDate, within: DatePeriod)
    case totalsDoNotTile(period: DatePeriod, at: CivilDate)
    case periodsDoNotSumUp(timeOfUse: String, sum: Energy, total: Energy)
    case unknownPeriod(String)
    case missing(TimeRange)
    case readTwice(Instant)
    /// A reading lies on both sides of a moment that parts two prices or days.
    case readingCrosses(Instant)
    case negative(Energy)
    case badStep(Int)
    case beyondCalendar(Instant)
    case meterCount(Int)
    case tooLarge(QuantityError)
}

extension TariffBillError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unsupported(let items):
            "the tariff cannot be billed by: "
                + items.map(\.description).joined(separator: "; ")
        case .notInForce(let id, let effective, let period):
            "tariff \(id) is in force \(effective), not in all of \(period)"
        case .notCompiled(let dates, let period):
            "the tariff was made ready for \(dates), not for all of \(period)"
        case .irregularPeriod(let period, let regular):
            "\(period) has \(period.count) days; a month by this tariff has from "
                + "\(regular.lowerBound) to \(regular.upperBound)"
        case .noPrice(let charge, let date, let clause):
            "charge \"\(charge)\" has no price on \(date), see \(clause)"
        case .amountChanges(let charge, let date, let clause):
            "charge \"\(charge)\" changes on \(date) within the billing period, see \(clause)"
        case .priceChanges(let charge, let date, let period):
            "charge \"\(charge)\" changes on \(date) within the usage of \(period); "
                + "give the usage before and from that day apart, or readings"
        case .totalsDoNotTile(let period, let date):
            "the totals must follow one another through \(period), they do not at \(date)"
        case .periodsDoNotSumUp(let schedule, let sum, let total):
            "the periods of \"\(schedule)\" sum to \(sum) kWh, but the total is \(total) kWh"
        case .unknownPeriod(let id): "the tariff has no period \"\(id)\""
        case .missing(let range): "there are no readings from \(range.start) to \(range.end)"
        case .readTwice(let instant): "there are two readings at \(instant)"
        case .readingCrosses(let instant):
            "a reading goes across \(instant), where another price or day begins; "
                + "give readings that end there"
        case .negative(let energy):
            "usage must not be negative, found \(energy) kWh; give exports apart"
        case .badStep(let step): "readings must last from 1 s to a year, found \(step) s"
        case .beyondCalendar(let start): "the readings from \(start) run beyond the calendar"
        case .meterCount(let count): "expected at least one meter, found \(count)"
        case .tooLarge(let error): "\(error)"
        }
    }
}
