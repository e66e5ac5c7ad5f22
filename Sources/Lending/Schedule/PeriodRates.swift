import Quantities

/// How long each period of a loan is, from 1 to the last that its payment is reckoned with.
struct PeriodLengths: Hashable {
    let first: YearFraction
    /// The length of every later period, where they are all the same.
    let regular: YearFraction?
    /// Where they are not, the length of each, in the units of the day count.
    let units: [Int64]
    let unitsPerYear: Int64

    /// All periods as long as the calendar's, the first from `start`.
    ///
    /// Under 30/360 periods of whole months are regular, whatever their dates: only a first
    /// period that is odd goes by its dates.
    init(
        from start: CivilDate, _ dates: DueDates, count: Int, frequency: PaymentFrequency,
        dayCount: DayCount
    ) {
        unitsPerYear = dayCount.unitsPerYear
        let isRegular = dates.isRegular(from: start)
        if case .months(let months) = frequency, dayCount == .thirty360US {
            let length = YearFraction(Int64(months), 12)
            first = isRegular ? length : dayCount.yearFraction(from: start, to: dates.date(1))
            regular = length
            units = []
            return
        }
        first = dayCount.yearFraction(from: start, to: dates.date(1))
        regular = nil
        var previous = start
        units = (1...count).map { number in
            let date = dates.date(number)
            defer { previous = date }
            return dayCount.units(from: previous, to: date)
        }
    }

    /// All periods the same part of a year.
    init(each fraction: YearFraction) {
        first = fraction
        regular = fraction
        units = []
        unitsPerYear = 1
    }

    private init(first: YearFraction, _ others: PeriodLengths) {
        self.first = first
        regular = others.regular
        units = others.units
        unitsPerYear = others.unitsPerYear
    }

    func replacingFirst(by fraction: YearFraction) -> PeriodLengths {
        PeriodLengths(first: fraction, self)
    }
}

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
