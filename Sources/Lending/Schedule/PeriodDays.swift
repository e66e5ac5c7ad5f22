import Quantities

/// How many days the periods of a loan have by its day count.
struct PeriodDays: Hashable {
    private let dayCount: DayCount
    private let start: CivilDate
    /// The days of every period of whole months under 30/360, whatever their dates.
    private let regular: Int?
    private let isFirstRegular: Bool

    init(_ contract: LoanContract) {
        dayCount = contract.dayCount
        start = contract.disbursed
        isFirstRegular = contract.hasRegularFirstPeriod
        if contract.dayCount == .thirty360US, case .months(let months) = contract.frequency {
            regular = 30 * months
        } else {
            regular = nil
        }
    }

    func days(of number: Int, _ dates: DueDates) -> Int {
        if let regular, number > 1 || isFirstRegular { return regular }
        let from = number == 1 ? start : dates.date(number - 1)
        return dayCount.days(from: from, to: dates.date(number))
    }
}
