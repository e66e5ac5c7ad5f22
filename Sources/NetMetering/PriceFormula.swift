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
