import Quantities

/// The days on which a loan is due, each counted from the anchor.
///
/// Never from the date before, so that a short February does not shorten the months behind it.
struct DueDates: Hashable {
    private let first: CivilDate
    /// The month that the anchor's nominal day lies in.
    fileprivate let month: Month
    fileprivate let dueDay: Int
    fileprivate let frequency: PaymentFrequency
    fileprivate let monthEnd: MonthEndRule

    init(
        first: CivilDate, dueDay: Int, frequency: PaymentFrequency, monthEnd: MonthEndRule
    ) {
        self.first = first
        self.dueDay = dueDay
        self.frequency = frequency
        self.monthEnd = monthEnd
        let isMoved = monthEnd == .firstOfNext && first.day == 1 && dueDay > 28
        month = isMoved ? first.monthOfYear.previous : first.monthOfYear
    }

    /// The due date with this number, from 1; number 0 is where a regular first period begins.
    func date(_ number: Int) -> CivilDate {
        switch frequency {
        case .days(let count): first.adding(days: (number - 1) * count)
        case .months(let count): date(in: month.adding(months: (number - 1) * count))
        }
    }

    private func date(in month: Month) -> CivilDate {
        guard monthEnd == .firstOfNext, month.length < dueDay else { return month.day(dueDay) }
        return month.next.firstDay
    }

    /// Whether the first due date is one that the nominal day gives.
    var isAnchored: Bool { date(1) == first }

    /// Whether `count` due dates lie within the calendar.
    func fits(_ count: Int) -> Bool {
        switch frequency {
        case .days(let days):
            Int(date(count).dayNumber - first.dayNumber) == (count - 1) * days
        case .months(let months):
            month.adding(months: (count - 1) * months).months(since: month) == (count - 1) * months
                && (monthEnd == .lastDay || date(count) < CivilDate.last)
        }
    }

    /// Whether the first period is as long as the others: an interval added to `start`, or one
    /// taken from the first due date, leads from one to the other.
    func isRegular(from start: CivilDate) -> Bool {
        switch frequency {
        case .days: date(0) == start
        case .months(let count):
            start.monthOfYear.adding(months: count).day(start.day) == first || date(0) == start
                || (monthEnd == .firstOfNext && start.day == dueDay
                    && start.monthOfYear.adding(months: count) == month)
        }
    }
}

extension DueDates {
    /// The months between due dates that go to the last day of a short month, nil for others.
    fileprivate var plainMonths: Int? {
        guard monthEnd == .lastDay, case .months(let count) = frequency else { return nil }
        return count
    }
}

/// Walks from one due date to the next, without reckoning a calendar each time.
struct DueDateWalk {
    let dates: DueDates
    private let months: Int?
    private let dueDay: Int
    /// The number of the due date in the current month.
    private var number = 1
    private var year: Int
    private var month: Int
    private var firstDay: CivilDate
    private var length: Int

    init(_ dates: DueDates) {
        self.dates = dates
        months = dates.plainMonths
        dueDay = dates.dueDay
        year = dates.month.year
        month = dates.month.month
        firstDay = dates.month.firstDay
        length = dates.month.length
    }

    /// The due date with this number; numbers are asked for in ascending order.
    mutating func date(_ number: Int) -> CivilDate {
        guard let months, number >= self.number else { return dates.date(number) }
        while self.number < number {
            for _ in 0..<months { advance() }
            self.number += 1
        }
        return firstDay.adding(days: min(dueDay, length) - 1)
    }

    private mutating func advance() {
        firstDay = firstDay.adding(days: length)
        month += 1
        if month > 12 { (year, month) = (year + 1, 1) }
        length = CivilDate.length(ofMonth: month, year: year)
    }
}
