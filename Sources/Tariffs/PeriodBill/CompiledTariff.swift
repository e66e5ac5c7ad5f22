public import Quantities

/// A tariff made ready to bill the days of a period.
///
/// Making it looks at every day and every price once; one compiled tariff then bills any
/// number of customers and months. It is a value, and may be shared between threads.
public struct CompiledTariff: Sendable {
    public let tariff: Tariff
    /// What the tariff says and its bills leave out or guess, by leave of who made this.
    public let accepted: [UnsupportedItem]
    /// The days it can bill.
    public let dates: DatePeriod
    let zone: TimeZoneRules
    /// Seconds since 1970 at which each of the days begins, and the one after the last.
    private let dayStarts: [Int64]
    private let runs: [String: PeriodRuns]
    let charges: [CompiledCharge]

    /// Makes `tariff` ready for those of `dates` on which it is in force.
    ///
    /// `zone` holds the rules of ``Tariff/timeZone``, or of another zone where the tariff is
    /// to be read as if in that one. Throws where the tariff says something unsupported whose
    /// name is not among those accepted.
    public init(
        _ tariff: Tariff, zone: TimeZoneRules, dates: DatePeriod, accepting: Set<String> = []
    ) throws(TariffBillError) {
        let blocking = tariff.blocking(accepting: accepting)
        guard blocking.isEmpty else { throw .unsupported(blocking) }
        accepted = tariff.unsupported
        guard let dates = dates.intersection(tariff.effective) else {
            throw .notInForce(tariff.id, effective: tariff.effective, period: dates)
        }
        self.tariff = tariff
        self.dates = dates
        self.zone = zone
        let days = DayTable(dates, calendar: tariff.calendar, zone: zone)
        dayStarts = days.starts
        var runs: [String: PeriodRuns] = [:]
        for schedule in tariff.calendar.timesOfUse {
            runs[schedule.id] = days.runs(of: schedule, calendar: tariff.calendar, zone: zone)
        }
        self.runs = runs
        charges = tariff.charges.map { CompiledCharge($0, of: tariff, days: days) }
    }

    /// The moments from the start of the first of `dates` to the end of the last.
    func range(of dates: DatePeriod) -> TimeRange? {
        guard dates.intersection(self.dates) == dates else { return nil }
        let first = Int(dates.start.dayNumber - self.dates.start.dayNumber)
        return TimeRange(
            from: Instant(secondsSince1970: dayStarts[first]),
            to: Instant(secondsSince1970: dayStarts[first + dates.count]))
    }

    func runs(of timeOfUse: String) -> PeriodRuns? { runs[timeOfUse] }

    /// When each period of a schedule holds on `dates`, in order of time.
    ///
    /// Empty where the tariff has no such schedule, or was not made ready for these days.
    public func periods(
        of timeOfUse: String, on dates: DatePeriod
    ) -> [(range: TimeRange, period: String)] {
        guard let runs = runs[timeOfUse], let range = range(of: dates) else { return [] }
        return runs.runs(in: range).map { ($0.range, runs.timeOfUse.periods[$0.period].id) }
    }
}

extension Tariff {
    /// The bill of one billing period.
    ///
    /// For many bills make a ``CompiledTariff`` once and ask that.
    public func bill(
        for usage: TariffUsage, zone: TimeZoneRules
    ) throws(TariffBillError) -> TariffBill {
        try CompiledTariff(self, zone: zone, dates: usage.period).bill(for: usage)
    }
}
