public import Quantities

/// How a price comes about: multiplier × clamp(least, greatest, base + Σ factor × reference).
///
/// The one shape says hourly market prices, a percentage of a retail rate, a retail rate
/// less its non-bypassable part, a value-of-solar rate with an adder, and the Italian
/// premium. The sum and the bounds are exact; after the multiplier the price is rounded
/// half away from zero to a billionth of the currency unit, and then escalated.
public struct PriceFormula: Hashable, Sendable {
    /// Currency units per kilowatt-hour, or per month where a term is for the month.
    public var base: ClassTable<EnergyPrice>
    public var references: [ReferenceFactor]
    public var least: EnergyPrice?
    public var greatest: EnergyPrice?
    public var multiplier: ClassTable<Ratio>
    public var escalation: Escalation?

    public init(
        base: ClassTable<EnergyPrice> = ClassTable(.zero), references: [ReferenceFactor] = [],
        least: EnergyPrice? = nil, greatest: EnergyPrice? = nil,
        multiplier: ClassTable<Ratio> = ClassTable(.one), escalation: Escalation? = nil
    ) {
        self.base = base
        self.references = references
        self.least = least
        self.greatest = greatest
        self.multiplier = multiplier
        self.escalation = escalation
    }

    /// A price that never changes.
    public init(_ price: EnergyPrice) {
        self.init(base: ClassTable(price))
    }
}

extension PriceFormula {
    /// Why a formula gives no price.
    enum Failure: Error {
        case noPrice
        case tooLarge
        case missing(reference: Int)
    }

    /// The price for `memberClass`, where `price` gives that of a reference.
    func price(
        for memberClass: ClassIndex, price: (Int) -> EnergyPrice?
    ) throws(Failure) -> EnergyPrice {
        guard let base = base.value(for: memberClass),
            let multiplier = multiplier.value(for: memberClass)
        else { throw .noPrice }
        // In units of 10^-18: a billionth of a billionth.
        var sum = Int128(base.nanosPerKilowattHour) * Self.billion
        for part in references {
            guard let reference = price(part.reference) else {
                throw .missing(reference: part.reference)
            }
            let product =
                Int128(part.factor.billionths) * Int128(reference.nanosPerKilowattHour)
            let (next, overflow) = sum.addingReportingOverflow(product)
            guard !overflow else { throw .tooLarge }
            sum = next
        }
        if let least { sum = max(sum, Int128(least.nanosPerKilowattHour) * Self.billion) }
        if let greatest { sum = min(sum, Int128(greatest.nanosPerKilowattHour) * Self.billion) }
        let (product, overflow) =
            sum.multipliedReportingOverflow(by: Int128(multiplier.billionths))
        let rounded = product.divided(by: Self.billion * Self.billion, .halfAwayFromZero)
        guard !overflow, let nanos = Int64(exactly: rounded) else { throw .tooLarge }
        return EnergyPrice(nanosPerKilowattHour: nanos)
    }

    private static var billion: Int128 { 1_000_000_000 }

    /// The price once escalated to `date`; escalation counts from `start` where it does
    /// not say from when.
    func escalated(
        _ price: EnergyPrice, start: CivilDate, on date: CivilDate
    ) throws(Failure) -> EnergyPrice {
        guard let escalation else { return price }
        let nanos = escalation.nanos(price.nanosPerKilowattHour, start: start, on: date)
        guard let nanos else { throw .tooLarge }
        return EnergyPrice(nanosPerKilowattHour: nanos)
    }
}

/// A reference price as it enters a formula.
public struct ReferenceFactor: Hashable, Sendable {
    /// The place of the reference in ``Program/references``.
    public let reference: Int
    public let factor: Ratio

    public init(_ reference: Int, factor: Ratio = .one) {
        self.reference = reference
        self.factor = factor
    }
}

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
