import Quantities
import Tariffs
import Testing

/// The clause of a line of a file that is not there.
func clause(_ id: String, line: Int = 1) -> Clause {
    Clause(id: id, file: "t.xml", line: line, column: 1)
}

func days(_ text: String) throws -> DatePeriod {
    let dates = try text.split(separator: " ").map { try CivilDate($0) }
    guard dates.count == 2 else { return DatePeriod(from: dates[0]) }
    return try #require(DatePeriod(from: dates[0], to: dates[1]))
}

func month(_ text: String) throws -> DatePeriod { try Month(text).days }

func kilowattHours(_ text: String) throws -> Energy { try Energy(kilowattHours: text) }

/// Tariffs and their parts in few words; every clause is in line 1 unless told.
enum Sample {
    static let start = "2020-01-01"

    static func tariff(
        _ charges: [Charge], calendar: TariffCalendar = TariffCalendar(),
        baselines: [Baseline] = [], effective: String = start,
        rounding: RoundingRule = .halfAwayFromZero,
        regularDays: ClosedRange<Int> = Tariff.usualDays, workedBills: [WorkedBill] = [],
        proration: Proration = .refused, notUnderstood: [UnsupportedItem] = []
    ) throws -> Tariff {
        try Tariff(
            identity: TariffIdentity(
                id: ID("us.xx.sample"),
                utility: TariffIdentity.Utility(
                    name: "Sample", eia: nil, country: "US", state: nil),
                schedule: "S", name: "Sample", sector: .residential, service: .bundled),
            currency: "USD", timeZone: "UTC",
            source: TariffSource(document: "none", read: CivilDate(start)),
            effective: days(effective), calendar: calendar, baselines: baselines,
            charges: charges, rounding: rounding, regularDays: regularDays,
            workedBills: workedBills, proration: proration, notUnderstood: notUnderstood,
            clause: clause("tariff"))
    }

    static func charge(
        _ id: String, _ kind: ChargeKind, component: ChargeComponent = .bundled,
        category: ChargeCategory = .base, direction: ChargeDirection = .charge,
        seasons: Set<String>? = nil, dates: DatePeriod? = nil, rounding: RoundingRule? = nil,
        line: Int = 1
    ) -> Charge {
        Charge(
            id: id, name: id, component: component, category: category, direction: direction,
            kind: kind, seasons: seasons, dates: dates, rounding: rounding,
            clause: clause(id, line: line))
    }

    static func fixed(
        _ id: String = "customer", per basis: FixedCharge.Basis, _ amount: String,
        seasons: Set<String>? = nil, dates: DatePeriod? = nil
    ) throws -> Charge {
        charge(
            id, .fixed(FixedCharge(per: basis, amounts: [try dated(amount)])),
            seasons: seasons, dates: dates)
    }

    static func dated(_ amount: String, _ dates: String = start) throws -> Dated<ChargeAmount> {
        Dated(try ChargeAmount(amount), dates: try days(dates), clause: clause("amount"))
    }

    static func energy(_ energy: EnergyCharge) -> Charge { charge("energy", .energy(energy)) }

    /// An energy charge with one price.
    static func flat(
        _ price: String, id: String = "energy", component: ChargeComponent = .bundled
    ) throws -> Charge {
        charge(id, .energy(EnergyCharge(rates: [try rate(price)])), component: component)
    }

    /// A rate whose tiers are written as in `650:0.09 1000:0.08 0.07`.
    static func rate(
        _ tiers: String, seasons: Set<String>? = nil, periods: Set<String>? = nil,
        _ dates: String = start, line: Int = 1
    ) throws -> EnergyRate {
        EnergyRate(
            seasons: seasons, periods: periods, dates: try days(dates),
            tiers: try tiers.split(separator: " ").map { text in
                let parts = text.split(separator: ":")
                return EnergyTier(
                    upTo: parts.count == 2 ? try TierLimit(parts[0]) : nil,
                    price: .fixed(try EnergyPrice(parts[parts.count - 1])),
                    clause: clause("tier", line: line))
            }, clause: clause("price", line: line))
    }

    static func season(_ id: String, _ first: String, _ last: String) throws -> Season {
        Season(
            id: id, name: id,
            days: [MonthDayRange(from: try MonthDay(first), through: try MonthDay(last))],
            clause: clause(id))
    }

    /// Summer from May through September, winter the rest.
    static func summerAndWinter() throws -> [Season] {
        [
            try season("summer", "05-01", "09-30"), try season("winter", "10-01", "04-30"),
        ]
    }

    static func period(_ id: String, otherHours: Bool = false) -> TimeOfUse.Period {
        TimeOfUse.Period(id: id, name: id, fillsOtherHours: otherHours, clause: clause(id))
    }

    static func window(
        _ period: String, _ days: String, _ start: String, _ end: String,
        seasons: Set<String>? = nil, line: Int = 1
    ) throws -> TimeOfUse.Window {
        TimeOfUse.Window(
            period: period, seasons: seasons, days: try DaySet(days),
            time: try DayTime(from: start, to: end), clause: clause(period, line: line))
    }

    /// On-peak on weekdays from noon to seven, off-peak the rest.
    static func peakHours(observesHolidays: Bool = true) throws -> TimeOfUse {
        TimeOfUse(
            id: "hours", periods: [period("on"), period("off", otherHours: true)],
            windows: [try window("on", "weekday", "12:00", "19:00")],
            observesHolidays: observesHolidays, clause: clause("hours"))
    }

    /// An energy charge by ``peakHours(observesHolidays:)``.
    static func peakEnergy(on: String = "0.30", off: String = "0.10") throws -> Charge {
        charge(
            "energy",
            .energy(
                EnergyCharge(
                    timeOfUse: "hours",
                    rates: [try rate(on, periods: ["on"]), try rate(off, periods: ["off"])])))
    }
}

extension TariffUsage {
    /// One total for a month.
    static func total(_ energy: String, _ month: String) throws -> TariffUsage {
        let period = try Month(month).days
        return TariffUsage(
            period: period,
            imported: .totals([
                UsageTotals(dates: period, total: try Energy(kilowattHours: energy))
            ]))
    }

    /// One reading after another from the start of `period` on.
    static func readings(
        _ energies: [Energy], step: Int, period: DatePeriod, zone: TimeZoneRules = .utc
    ) throws -> TariffUsage {
        TariffUsage(
            period: period,
            imported: .intervals([
                try IntervalUsage(
                    start: zone.start(of: period.start), step: step, energies: energies)
            ]))
    }
}

extension TariffBill {
    /// Each line as its label, quantity and amount.
    var summary: [String] { lines.map { "\($0.label): \($0.quantity) \($0.amount)" } }
}
