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
