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
    /// With the days on which the charge has prices, where there are such.
    case noPrice(charge: String, on: CivilDate, priced: DatePeriod?, clause: Clause)
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
    /// Load and generation are not of the same intervals.
    case profileLengths(load: Int, generation: Int)
    /// Reactive energy is not of the same intervals as the load.
    case reactiveLength(load: Int, reactive: Int)
    /// A profile does not cover what is billed.
    case profileTooShort(found: Int, expected: Int)
    case profileStep(found: Int, expected: Int)
    case trueUpMonth(Int)
    case periodsApart([String])
    /// A month cannot be netted by prices that change from hour to hour.
    case hourlyPrices(String, regime: MeteringRegime.Kind)
    /// Monthly netting leaves no intervals to fill tiers with.
    case tiersByInterval(MeteringRegime.Kind)
    case noSeries(String, charge: String, clause: Clause)
    case noSeriesPrice(String, at: Instant)
    case noBaseline([String], clause: Clause)
    case noSystemPeak(String, charge: String, clause: Clause)
    case noEventBaseline(String, at: Instant)
    /// A charge needs what totals or other meters do not tell.
    case notMeasured(String, charge: String, clause: Clause)
    case priceTooLarge(charge: String, clause: Clause)
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
        case .noPrice(let charge, let date, let priced, let clause):
            "charge \"\(charge)\" has no price on \(date), see \(clause)"
                + (priced.map { "; it has prices \($0.isOpen ? "" : "from ")\($0.words)" } ?? "")
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
        case .profileLengths, .reactiveLength, .profileTooShort, .profileStep, .trueUpMonth,
            .periodsApart, .hourlyPrices, .tiersByInterval:
            planText
        case .noSeries, .noSeriesPrice, .noBaseline, .noSystemPeak, .noEventBaseline,
            .notMeasured, .priceTooLarge:
            inputText
        case .tooLarge(let error): "\(error)"
        }
    }
}

extension TariffBillError {
    /// What is wrong with a profile, a regime or the periods of a plan.
    private var planText: String {
        switch self {
        case .profileLengths(let load, let generation):
            "the load has \(load) intervals, the generation \(generation); "
                + "give both for the same ones"
        case .reactiveLength(let load, let reactive):
            "the load has \(load) intervals, the reactive energy \(reactive); "
                + "give both for the same ones"
        case .profileTooShort(let found, let expected):
            "expected a profile of at least \(expected) intervals, found \(found)"
        case .profileStep(let found, let expected):
            "expected intervals of \(expected) s, found \(found) s"
        case .periodsApart(let periods):
            "billing periods must follow one another, found \(periods.joined(separator: ", "))"
        case .trueUpMonth(let month): "expected a true-up month from 1 to 12, found \(month)"
        case .hourlyPrices(let what, let regime):
            "\(what) changes from hour to hour, and \(regime.rawValue) settles whole months; "
                + "use net-billing"
        case .tiersByInterval(let regime):
            "tiers cannot be filled by the interval under \(regime.rawValue), which settles "
                + "whole months; fill them by the month"
        default: ""
        }
    }

    /// What is missing that a tariff refers to.
    private var inputText: String {
        switch self {
        case .noSeries(let series, let charge, let clause):
            "charge \"\(charge)\" goes by the prices of \"\(series)\", which are missing; "
                + "give that series, see \(clause)"
        case .noSeriesPrice(let series, let instant):
            "the series \"\(series)\" has no price at \(instant)"
        case .noBaseline(let territories, let clause):
            "say which baseline is the customer's: \(territories.joined(separator: ", ")), "
                + "see \(clause)"
        case .noSystemPeak(let system, let charge, let clause):
            "charge \"\(charge)\" goes by the peak of \"\(system)\"; say when it was, "
                + "see \(clause)"
        case .noEventBaseline(let event, let instant):
            "the event \"\(event)\" at \(instant) has no baseline to measure a reduction by"
        case .notMeasured(let what, let charge, let clause):
            "charge \"\(charge)\" needs \(what), see \(clause)"
        case .priceTooLarge(let charge, let clause):
            "a price of \"\(charge)\" is too large to be reckoned with, see \(clause)"
        default: ""
        }
    }
}
