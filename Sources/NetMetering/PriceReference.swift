public import Quantities

/// A price from outside the program that its terms refer to by name.
public struct PriceReference: Hashable, Sendable {
    public let name: String
    public let kind: Kind
    public let unit: Unit
    public let clause: ProgramClause

    public init(name: String, kind: Kind, unit: Unit = .kilowattHour, clause: ProgramClause) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.clause = clause
    }

    public enum Kind: Hashable, Sendable {
        /// What the energy of a tariff costs the subscriber, or a named component of it.
        case tariff(component: String?)
        /// A series with a price for each month.
        case monthly(series: String)
        /// A series with a price for each hour.
        case hourly(series: String)
    }

    /// What the source states the price for; within the program all are per kilowatt-hour.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case kilowattHour = "kWh"
        case megawattHour = "MWh"
    }

    public var isHourly: Bool {
        if case .hourly = kind { true } else { false }
    }

    /// The name of the series its prices are read under; nil for prices of a tariff.
    public var series: String? {
        switch kind {
        case .tariff: nil
        case .monthly(let series), .hourly(let series): series
        }
    }

    /// What to type so that its prices are read from a file; nil for prices of a tariff.
    public var importCommand: String? {
        series.map { series in
            // A shell reads quotes, dollars and backslashes between double quotes.
            let isPlain = !series.contains { "\"$`\\!".contains($0) }
            let quoted =
                isPlain
                ? "\"\(series)\""
                : "'"
                    + series.split(separator: "'", omittingEmptySubsequences: false)
                    .joined(separator: "'\\''") + "'"
            return "commonwatt program prices FILE --series \(quoted) --per \(unit.rawValue)"
        }
    }

    /// Reads a price as the source states it, and gives it per kilowatt-hour, exactly.
    public func price(_ text: some StringProtocol) throws(NumeralError) -> EnergyPrice {
        switch unit {
        case .kilowattHour: try EnergyPrice(text)
        case .megawattHour:
            try Self.perMegawattHour(text)
        }
    }

    /// A millionth per megawatt-hour is a billionth per kilowatt-hour.
    private static func perMegawattHour(
        _ text: some StringProtocol
    ) throws(NumeralError) -> EnergyPrice {
        let price = EnergyPrice(
            nanosPerKilowattHour: try Numeral.scaled(text.utf8, decimals: 6))
        guard
            (-limit.nanosPerKilowattHour...limit.nanosPerKilowattHour)
                .contains(price.nanosPerKilowattHour)
        else { throw .outOfRange(limit: "1000000 per MWh") }
        return price
    }

    private static var limit: EnergyPrice { EnergyPrice.inputLimit }
}
