import Quantities

extension PeriodLengths {
    init(_ contract: LoanContract) {
        let lengths = PeriodLengths(
            from: contract.disbursed, contract.dates, count: contract.amortizedPeriods,
            frequency: contract.frequency, dayCount: contract.dayCount)
        self = contract.monthFraction.map(lengths.replacingFirst) ?? lengths
    }
}

extension LoanContract {
    /// The length of a first period that begins a regular interval before the first due date.
    var regularFirstLength: YearFraction {
        if case .months(let months) = frequency, dayCount == .thirty360US {
            return YearFraction(Int64(months), 12)
        }
        return dayCount.yearFraction(from: dates.date(0), to: firstDue)
    }

    /// The first period as months and a part of one, where the contract counts it so.
    fileprivate var monthFraction: YearFraction? {
        guard options.oddFirst == .monthFraction, case .months(let count) = frequency,
            !hasRegularFirstPeriod
        else { return nil }
        let month = disbursed.monthOfYear.adding(months: count)
        let days = Int64(firstDue.dayNumber - month.day(disbursed.day).dayNumber)
        let length = Int64(month.length)
        return YearFraction(Int64(count) * length + days, 12 * length)
    }
}
