import ArgumentParser
import Operations
import Quantities
import SystemTimeZones
import Tariffs

/// A load, and how it is billed, for commands that compare tariffs by it.
struct TariffLoadOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The energy that an array generates in the same steps.", valueName: "csv"))
    var generation: String?
    @Option(
        help: ArgumentHelp(
            "What every figure of generation is multiplied by, as the kilowatts of an array.",
            valueName: "factor"))
    var generationScale: Ratio = .one
    @Option(
        help: ArgumentHelp(
            """
            How generation is billed: none, net-energy, net-money, net-billing or \
            buy-all-sell-all. Without generation none, with it net-energy.
            """, valueName: "way"))
    var metering: MeteringRegime.Kind?
    @Option(
        help: ArgumentHelp(
            """
            plain: the same 365 days for all, from a Monday on, without holidays; real: the \
            calendar of --year. Without it plain for a load that counts hours, and real for \
            one with times.
            """, valueName: "calendar"))
    var calendar: CalendarChoice?
    @Option(help: ArgumentHelp("The year of the real calendar, as in 2026."))
    var year: Int?
    @Option(
        help: ArgumentHelp(
            "The time zone of times that state no offset, as in America/Denver.",
            valueName: "zone"))
    var timeZone: String?
    @Option(
        help: ArgumentHelp(
            "Something a tariff says that cannot be computed and may be left out, by its name.",
            valueName: "item"))
    var accept: [String] = []

    enum CalendarChoice: String, ExpressibleByArgument, CaseIterable {
        case plain, real
    }

    func validate() throws {
        if generation == nil, let metering, metering != .none {
            throw ValidationError("--metering \(metering.rawValue) needs --generation")
        }
        if let year, !CivilDate.years.contains(year) {
            throw ValidationError("the year must be from 1900 to 2200, found \(year)")
        }
        if year != nil, calendar == .plain {
            throw ValidationError("the plain calendar has one year; leave --year out")
        }
    }

    var regime: MeteringRegime {
        MeteringRegime(metering ?? (generation == nil ? .none : .netEnergy))
    }

    func read(_ path: String) throws -> TariffLoad {
        let load = try TariffLoad(
            load: InputFile(path: path, limit: InputFile.listLimit),
            generation: try generation.map {
                try InputFile(path: $0, limit: InputFile.listLimit)
            },
            scale: generationScale,
            zone: try timeZone.map { try TimeZoneRules(loading: $0) })
        for warning in load.warnings { Console.remark(warning.description) }
        return load
    }

    func year(for load: TariffLoad) throws -> TariffYear {
        switch (calendar, load.usualYear) {
        case (.plain, _): return .plain
        case (nil, let usual) where year == nil: return usual
        case (_, .real(let usual)): return .real(year ?? usual)
        case (_, .plain):
            guard let year else {
                throw ValidationError("say with --year which year the hours are of")
            }
            return .real(year)
        }
    }
}

extension Ratio: ExpressibleByArgument {
    public init?(argument: String) {
        guard let ratio = try? Ratio(argument) else { return nil }
        self = ratio
    }
}

extension MeteringRegime.Kind: ExpressibleByArgument {}
