public import Diagnostics
internal import ExchangeFiles
public import Quantities
internal import SystemTimeZones
public import Tariffs

/// A year of load, and of generation, that tariffs are compared by.
public struct TariffLoad: Sendable {
    public let load: [Energy]
    public let generation: [Energy]
    /// The length of an interval in seconds.
    public let step: Int
    /// When the first interval begins, nil where the file counts from zero.
    public let start: Instant?
    /// What is odd about the files.
    public let warnings: [Problem]

    /// Reads the files; every figure of generation is multiplied by `scale`.
    ///
    /// Times without an offset are read in `zone`.
    public init(
        load: InputFile, generation: InputFile? = nil, scale: Ratio = .one,
        zone: TimeZoneRules? = nil
    ) throws {
        let used = try ProfileFile(
            load.bytes, file: load.name, options: ProfileFile.Options(zone: zone))
        let made = try generation.map { file in
            try ProfileFile(
                file.bytes, file: file.name,
                options: ProfileFile.Options(scale: scale, allowsNegative: true, zone: zone))
        }
        if let made, let generation, made.step != used.step || made.start != used.start {
            throw Problems(
                "the generation must have the intervals of the load: expected steps of "
                    + "\(used.step) s from \(Self.words(used.start)), found steps of "
                    + "\(made.step) s from \(Self.words(made.start))",
                at: Place(file: generation.name, line: 1, column: 1))
        }
        self.load = used.energies
        self.generation = made?.energies ?? []
        step = used.step
        start = used.start
        warnings = used.remarks.all + (made?.remarks.all ?? [])
    }

    private static func words(_ start: Instant?) -> String {
        start.map(\.description) ?? "zero"
    }
}

/// The days a year of a load is billed on.
public enum TariffYear: Hashable, Sendable {
    /// The same 365 days for every tariff, with the prices of the day it is shown as of.
    case plain
    /// The calendar year, with the tariff's own holidays, dates and clock.
    case real(Int)
}

extension TariffLoad {
    /// The calendar to take where none was asked for: a load that counts from zero is a year
    /// of the plain calendar, one with times the year it begins in.
    public var usualYear: TariffYear {
        start.map { .real(TimeZoneRules.utc.local($0.adding(seconds: 86_400)).date.year) }
            ?? .plain
    }

    /// The year's bills by `tariff`, with all their lines; under the plain calendar with the
    /// prices of `date`.
    func bill(
        by tariff: Tariff, under regime: MeteringRegime, in year: TariffYear,
        on date: CivilDate, accepting: Set<String>
    ) throws -> YearBill {
        let inputs = BillingPlan.Inputs(accepting: accepting)
        let plan: BillingPlan
        switch year {
        case .plain:
            plan = try BillingPlan(
                tariff, year: date.year, calendar: .plain(pricesOn: date), step: step,
                inputs: inputs)
        case .real(let year):
            let zone = try TimeZoneRules(loading: tariff.timeZone)
            plan = try BillingPlan(
                tariff, year: year, calendar: .real(zone), step: step, inputs: inputs)
        }
        let profile = try Profile(
            load: load, generation: generation, step: step,
            start: year == .plain ? nil : start)
        return try plan.bill(for: profile, under: regime)
    }
}
