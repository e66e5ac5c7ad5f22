import Quantities

/// The rate of each period of a loan.
struct PeriodRates: Hashable {
    private let first: PeriodRate
    private let regular: PeriodRate?
    private let perUnit: PeriodRate
    private let units: [Int64]

    init(annual rate: Ratio, _ lengths: PeriodLengths) {
        first = PeriodRate(annual: rate, lengths.first)
        regular = lengths.regular.map { PeriodRate(annual: rate, $0) }
        perUnit = PeriodRate(annual: rate, YearFraction(1, lengths.unitsPerYear))
        units = lengths.units
    }

    /// The rate of the period with this number, from 1.
    subscript(number: Int) -> PeriodRate {
        @inline(__always) get {
            if number == 1 { return first }
            if let regular { return regular }
            return PeriodRate(
                numerator: perUnit.numerator * units[number - 1],
                denominator: perUnit.denominator)
        }
    }

    /// The one rate of all periods from `number` on, or nil where they differ.
    func uniform(from number: Int) -> PeriodRate? {
        number > 1 || first == regular ? regular : nil
    }
}
