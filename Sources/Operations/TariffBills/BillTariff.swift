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
    /// The year to bill, or of whose 1 January the plain year has the prices; nil for the
    /// months the load has, or else the first whole year in which the tariff has prices.
    public var year: Int?
    /// The day whose prices the plain year has, where not by the year.
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
    /// The unsupported items that may be left out or guessed, by their names.
    public var accepting: Set<String>
    /// The order of day and month in files whose dates do not begin with the year; nil refuses
    /// those.
    public var dates: TimeForm.DateOrder?

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
        /// The versions they were made by, each with its months, in order of time.
        public let stretches: [Stretch]
        /// What of the year, or between the months billed, is not billed.
        public let unbilled: [UnbilledMonth]
        /// The day whose prices the plain year has; nil for real days.
        public let pricesOn: CivilDate?
        public let warnings: [Problem]

        /// Whether they are the bills of a year.
        public var isWholeYear: Bool { bill.months.count == 12 }
    }

    /// Months that were billed by the same versions.
    public struct Stretch: Sendable {
        public let tariff: Tariff
        /// The tariff of another supplier, nil where the utility supplies.
        public let supply: Tariff?
        public let periods: [DatePeriod]
    }

    /// The bills by `tariff`, whose own supply another tariff, `supply`, may take the place of.
    ///
    /// - Throws: `Problems` of the files, or of the tariffs where they cannot bill them.
    public func callAsFunction(_ tariff: Tariff, supply: Tariff? = nil) throws -> Outcome {
        try self(TariffVersions(tariff), supply: supply.map(TariffVersions.init))
    }

    /// The bills by the versions of a tariff: each month by the one in force in it, which
    /// begins with the banks and peaks that the one before has left.
    public func callAsFunction(
        _ tariff: TariffVersions, supply: TariffVersions? = nil
    ) throws -> Outcome {
        let zone = days == .real ? try TimeZoneRules(loading: tariff.latest.timeZone) : .utc
        let profiles = try TariffProfiles(self, zone: zone)
        let span = try TariffSpan(
            self, profiles.load, TariffSpan.Parties(tariff: tariff, supply: supply), zone)
        let tariffs = span.stretches.flatMap { [$0.tariff] + [$0.supply].compactMap(\.self) }
        try check(tariffs)
        var warnings =
            unusedAcceptances(of: tariffs) + profiles.warnings
            + profiles.suspicions(by: tariffs[0].identity.sector)
        let inputs = try inputs(tariffs[0], zone, from: span.start, &warnings)
        var maker = BillingSpans(
            calendar: days == .real ? .real(zone) : .plain(pricesOn: span.pricesOn),
            profiles: profiles, start: span.start, inputs: inputs.plan, regime: inputs.regime,
            convention: convention)
        var bill = try maker.bill(span.stretches[0])
        for stretch in span.stretches.dropFirst() {
            bill = bill.followed(by: try maker.bill(stretch))
        }
        return Outcome(
            bill: bill,
            stretches: span.stretches.map {
                Stretch(tariff: $0.tariff, supply: $0.supply, periods: $0.periods)
            },
            unbilled: span.unbilled, pricesOn: span.pricesOn, warnings: warnings + span.warnings)
    }

    /// That all can be computed, and are of one currency and time zone.
    private func check(_ tariffs: [Tariff]) throws {
        for tariff in tariffs {
            let blocking = tariff.blocking(accepting: accepting)
            guard blocking.isEmpty else {
                var problems = Problems(.unsupported(blocking), of: tariff)
                problems.add(vain: tariffs.reduce(accepting) { $1.acceptedInVain($0) })
                throw problems
            }
            guard !regime.asksForOwnExportPrice || tariff.paysForExports else {
                throw Problems(
                    "the tariff says no price of energy that is delivered to the grid; say one "
                        + "with --export", at: tariff.clause.place)
            }
        }
        let first = tariffs[0]
        for tariff in tariffs where tariff.id == first.id {
            guard (tariff.currency, tariff.timeZone) == (first.currency, first.timeZone) else {
                throw Problems(
                    "this version is in \(tariff.currency) and \(tariff.timeZone), the one before "
                        + "in \(first.currency) and \(first.timeZone); bill them apart, with --on",
                    at: tariff.clause.place)
            }
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
        let source = PriceSource(
            currency: tariff.currency, times: TimeForm(zone: zone, dates: dates), start: start)
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

extension Tariff {
    /// Whether it prices energy that a customer delivers.
    fileprivate var paysForExports: Bool {
        charges.contains { charge in
            if case .energy(let energy) = charge.kind { energy.flow == .exported } else { false }
        }
    }
}

extension MeteringRegime {
    /// Whether what is delivered earns what the tariff's own charges pay for it.
    fileprivate var asksForOwnExportPrice: Bool {
        kind != .none && kind != .netEnergy && export == .tariff
    }

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
        if case .noPrice(_, _, .some, let clause) = error {
            add(
                "\(error); say with --year or --on which of those to bill by", at: clause.place)
            return
        }
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
