import ArgumentParser
import Operations
import Quantities
import Tariffs

/// How a customer with generation is billed, as a command is told.
struct MeteringOptions: ParsableArguments {
    enum Tiers: String, ExpressibleByArgument, CaseIterable {
        case month, interval
    }

    @Option(
        help: """
            none, net-energy, net-money, net-billing or buy-all-sell-all: what becomes of \
            generation.
            """)
    var metering: MeteringRegime.Kind = .none
    @Option(
        help: """
            Whether tiers are filled by the month's total or by one interval after another; \
            month for none and the net-* ways that settle months, else interval.
            """)
    var tiers: Tiers?
    @Option(
        help: ArgumentHelp(
            """
            What a delivered kWh earns: retail, retail*0.5, a price, series:FILE, or tariff \
            for the tariff's own buy-back price.
            """, valueName: "price"))
    var export: ExportArgument?
    @Option(
        help: "What a kWh left at true-up is paid with under net-energy; else 0.",
        transform: EnergyPrice.argument)
    var yearEndPrice: EnergyPrice?
    @Option(
        help: ArgumentHelp(
            "The month at whose end credit is settled, 1 to 12.", valueName: "month"))
    var trueUpMonth: Int?
    @Option(help: "When money pays for energy under net-billing: none, next-month or same-month.")
    var carry: MeteringRegime.Carry?
    @Option(help: "What becomes of credit left at true-up: pay or forfeit.")
    var atTrueUp: MeteringRegime.TrueUp?
    @Option(help: "The way of what is arguable: careful, or sam for NREL's SAM.")
    var convention: ConventionArgument = ConventionArgument(name: "careful", value: .careful)

    func validate() throws {
        if let trueUpMonth, !(1...12).contains(trueUpMonth) {
            throw ValidationError("--true-up-month: expected 1 to 12, found \(trueUpMonth)")
        }
        if tiers == .interval, metering.netsMonths {
            throw ValidationError(
                "--tiers interval: \(metering.rawValue) settles whole months; leave it out")
        }
        if metering.netsMonths, case .series = export?.value {
            throw ValidationError(
                "--export series: \(metering.rawValue) settles whole months; use net-billing")
        }
    }

    /// That generation has a part in the bill, which it has not without a regime.
    func checkGenerationCounts() throws {
        guard metering == .none else { return }
        let ways = MeteringRegime.Kind.allCases.filter { $0 != .none }.map(\.rawValue)
        throw ValidationError(
            "--generation has no part in --metering none; say what becomes of it with "
                + "--metering \(ways.joined(separator: ", ")), or leave it out")
    }

    /// The regime, save a series of export prices, which a file holds.
    var regime: MeteringRegime {
        var price = MeteringRegime.ExportPrice.retail(.one)
        if case .price(let stated)? = export?.value { price = stated }
        return MeteringRegime(
            metering, tiers: tiers.map { $0 == .month ? .proRata : .timeOrder }, export: price,
            carry: carry ?? .none, atTrueUp: atTrueUp ?? .pay, trueUpMonth: trueUpMonth ?? 12,
            yearEndPrice: yearEndPrice ?? .zero)
    }

    func exportPrices() throws -> InputFile? {
        guard case .series(let path)? = export?.value else { return nil }
        return try InputFile(path: path, limit: InputFile.listLimit)
    }

    /// Whether credit in money goes from month to month.
    var banksMoney: Bool {
        metering == .netMoney || (metering == .netBilling && (carry ?? .none) != .none)
    }

    /// What was said and has no part in this regime, or is most likely a mistake.
    var remarks: [String] {
        guard case .price(.flat(let price))? = export?.value, price > Self.dearest else {
            return idle
        }
        return idle + ["--export \(price) is a price above \(Self.dearest) a kWh; is it in cents?"]
    }

    /// No utility is known to pay more.
    private static let dearest = EnergyPrice(nanosPerKilowattHour: 5_000_000_000)

    private var idle: [String] {
        let said: [(String, Bool, Bool)] = [
            ("--export", export != nil, metering != .none && metering != .netEnergy),
            ("--year-end-price", yearEndPrice != nil, metering == .netEnergy),
            ("--carry", carry != nil, metering == .netBilling),
            ("--true-up-month", trueUpMonth != nil, banksMoney || metering == .netEnergy),
            ("--at-true-up", atTrueUp != nil, banksMoney || metering == .netEnergy),
        ]
        return said.filter { $0.1 && !$0.2 }.map {
            "\($0.0) has no part in --metering \(metering.rawValue)"
                + (metering == .netBilling ? " --carry none" : "")
        }
    }

    /// The option that a line of the regime, and not of a charge, comes from.
    func source(of line: String) -> String {
        guard line == "true-up" else {
            return export.map { "--export \($0.text)" } ?? "--metering \(metering.rawValue)"
        }
        return metering == .netEnergy
            ? "--year-end-price \(regime.yearEndPrice)" : "--at-true-up \(regime.atTrueUp.rawValue)"
    }

    /// The regime in words, as in `net-billing, export retail*0.5`.
    var words: String {
        let parts: [String?] = [
            metering.rawValue,
            regime.tiers == .proRata ? "tiers by the month" : "tiers by the interval",
            metering == .none || metering == .netEnergy
                ? nil : "export \(export?.text ?? "retail")",
            metering == .netEnergy ? "year-end price \(regime.yearEndPrice)" : nil,
            metering == .netBilling ? "carry \(regime.carry.rawValue)" : nil,
            metering == .none || metering == .buyAllSellAll
                ? nil : "true-up in month \(regime.trueUpMonth), \(regime.atTrueUp.rawValue)",
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}

/// `retail`, `retail*0.5`, `tariff`, a price, or `series:FILE`.
struct ExportArgument: ExpressibleByArgument {
    enum Value {
        case price(MeteringRegime.ExportPrice)
        case series(path: String)
    }

    let text: String
    let value: Value

    init?(argument: String) {
        text = argument
        if argument == "retail" {
            value = .price(.retail(.one))
        } else if argument == "tariff" {
            value = .price(.tariff)
        } else if argument.hasPrefix("retail*") {
            guard let factor = try? Ratio(argument.dropFirst("retail*".count)),
                factor >= .zero
            else { return nil }
            value = .price(.retail(factor))
        } else if argument.hasPrefix("series:") {
            value = .series(path: String(argument.dropFirst("series:".count)))
        } else {
            guard let price = try? EnergyPrice(argument) else { return nil }
            value = .price(.flat(price))
        }
    }
}
