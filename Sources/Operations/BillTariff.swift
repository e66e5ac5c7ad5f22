public import Diagnostics
internal import ExchangeFiles
public import Quantities
internal import SystemTimeZones
public import Tariffs

/// Bills a load by a tariff, month by month, from files alone.
///
/// It needs no book.
public struct BillTariff: Sendable {
    /// The days that are billed.
    public enum Days: String, Hashable, Sendable, CaseIterable {
        /// The reference's year: 365 days, 1 January a Monday, no daylight saving.
        case plain
        /// Those of the tariff's time zone, with its holidays.
        case real
    }

    public var load: InputFile
    public var generation: InputFile?
    /// What the generation is multiplied with.
    public var generationScale: Ratio
    public var days: Days
    /// The year to bill, nil for the months the load has.
    public var year: Int?
    /// The day whose prices the plain year has.
    public var date: CivilDate?
    public var regime: MeteringRegime
    /// What exports earn hour by hour, in place of the regime's price.
    public var exportPrices: InputFile?
    public var convention: BillingConvention
    /// The series of prices that the tariff refers to, by their names.
    public var prices: [String: InputFile]
    /// Which of the tariff's baselines is the customer's.
    public var territory: String?
    /// When the systems were at their peaks that coincident demand goes by, by their names.
    public var systemPeaks: [String: [Instant]]
    /// The calls of events that prices hold in, by the events' names.
    public var events: [String: [TimeRange]]
    /// The unsupported items that may be left out, by their names.
    public var accepting: Set<String>

    public init(
        load: InputFile, generation: InputFile? = nil, generationScale: Ratio = .one,
        days: Days = .real, year: Int? = nil, date: CivilDate? = nil,
        regime: MeteringRegime = .none, exportPrices: InputFile? = nil,
        convention: BillingConvention = .careful, prices: [String: InputFile] = [:],
        systemPeaks: [String: [Instant]] = [:], events: [String: [TimeRange]] = [:],
        territory: String? = nil, accepting: Set<String> = []
    ) {
        self.load = load
        self.generation = generation
        self.generationScale = generationScale
        self.days = days
        self.year = year
        self.date = date
        self.regime = regime
        self.exportPrices = exportPrices
        self.convention = convention
        self.prices = prices
        self.systemPeaks = systemPeaks
        self.events = events
        self.territory = territory
        self.accepting = accepting
    }

    /// The bills, and what is odd about what they were made from.
    public struct Outcome: Sendable {
        public let bill: YearBill
        public let warnings: [Problem]
    }

    /// The bills by `tariff`, whose own supply another tariff, `supply`, may take the place of.
    ///
    /// - Throws: `Problems` of the files, or of the tariffs where they cannot bill them.
    public func callAsFunction(_ tariff: Tariff, supply: Tariff? = nil) throws -> Outcome {
        let tariffs = [tariff] + [supply].compactMap(\.self)
        for tariff in tariffs {
            let blocking = tariff.blocking(accepting: accepting)
            guard blocking.isEmpty else { throw Problems(.unsupported(blocking), of: tariff) }
        }
        let zone = days == .real ? try TimeZoneRules(loading: tariff.timeZone) : .utc
        var warnings = unusedAcceptances(of: tariffs)
        let profiles = try TariffProfiles(self, zone: zone)
        warnings += profiles.warnings
        let span = try TariffSpan(self, profiles, tariff, zone)
        let inputs = try inputs(tariff, zone, from: span.start, &warnings)
        let calendar: BillingCalendar = days == .real ? .real(zone) : .plain(pricesOn: date)
        if let supply {
            let bill = try self.bill(by: tariff, supply) { choice in
                try EnergyChoicePlan(
                    choice, periods: span.periods, calendar: calendar, step: profiles.step,
                    inputs: inputs.plan
                ).bill(
                    for: profiles.profile(from: span.start), under: inputs.regime,
                    convention: convention)
            }
            return Outcome(bill: bill, warnings: warnings + span.warnings)
        }
        do throws(TariffBillError) {
            let plan = try BillingPlan(
                tariff, periods: span.periods, calendar: calendar, step: profiles.step,
                inputs: inputs.plan)
            let bill = try plan.bill(
                for: try profiles.profile(from: span.start), under: inputs.regime,
                convention: convention)
            return Outcome(bill: bill, warnings: warnings + span.warnings)
        } catch {
            throw Problems(error, of: tariff)
        }
    }

    /// The bills of delivery and supply together, by what `make` makes of the choice.
    private func bill(
        by delivery: Tariff, _ supply: Tariff,
        _ make: (EnergyChoice) throws -> EnergyChoiceYear
    ) throws -> YearBill {
        do {
            return try make(EnergyChoice(delivery: delivery, supply: supply)).together
        } catch let error as TariffBillError {
            throw Problems(error, of: delivery)
        } catch let error as EnergyChoiceError {
            throw Problems("\(error)", at: supply.clause.place)
        } catch let error as TariffDefects {
            var problems = Problems()
            for defect in error.all {
                problems.add(
                    "\(defect.clause.id): without the utility's own supply: \(defect.fault)",
                    at: defect.clause.place)
            }
            throw problems
        }
    }

    private func unusedAcceptances(of tariffs: [Tariff]) -> [Problem] {
        let vain = tariffs.reduce(accepting) { $1.acceptedInVain($0) }
        return vain.sorted().map { name in
            Problem(
                "the tariff has nothing called \(name) to be accepted",
                at: tariffs[0].clause.place, severity: .warning)
        }
    }

    /// What is billed by beside the tariff, from files.
    private func inputs(
        _ tariff: Tariff, _ zone: TimeZoneRules, from start: Instant, _ warnings: inout [Problem]
    ) throws -> (plan: BillingPlan.Inputs, regime: MeteringRegime) {
        var problems = Problems()
        let source = PriceSource(currency: tariff.currency, zone: zone, start: start)
        var plan = BillingPlan.Inputs(
            events: events.mapValues { $0.map { TariffEvent($0) } }, systemPeaks: systemPeaks,
            territory: territory, accepting: accepting)
        for (name, file) in prices.sorted(by: { $0.key < $1.key }) {
            do throws(Problems) {
                let (series, remarks) = try source.series(name, in: file)
                plan.prices[name] = series
                warnings += remarks
            } catch {
                problems.add(error)
            }
        }
        var regime = regime
        if let exportPrices {
            do throws(Problems) {
                let (series, remarks) = try source.series("export", in: exportPrices)
                regime = regime.exporting(at: .series(series))
                warnings += remarks
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfAny()
        return (plan, regime)
    }
}

extension MeteringRegime {
    /// The same with another price of what is delivered.
    fileprivate func exporting(at price: ExportPrice) -> MeteringRegime {
        MeteringRegime(
            kind, tiers: tiers, export: price, carry: carry, atTrueUp: atTrueUp,
            trueUpMonth: trueUpMonth, yearEndPrice: yearEndPrice)
    }
}

extension Clause {
    var place: Place { Place(file: file, line: line, column: column) }
}

extension Problems {
    /// Why `tariff` cannot bill, in the places of its file that say so.
    init(_ error: TariffBillError, of tariff: Tariff) {
        self.init()
        guard case .unsupported(let items) = error else {
            add("\(error)", at: tariff.clause.place)
            return
        }
        for item in items {
            let leave = item.effect == .leftOut ? "bills without it" : "the guess"
            add(
                "\(item.name) \(item.effect.fault); accept \(leave) with --accept "
                    + Self.quoted(item.title),
                at: item.clause.place)
        }
    }

    /// A text as shells take it whole.
    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
