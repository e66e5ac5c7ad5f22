internal import Quantities

// MARK: - Seasons

extension TariffCheck {
    mutating func checkSeasons() {
        let seasons = tariff.calendar.seasons
        guard !seasons.isEmpty else { return }
        var owner = [Int?](repeating: nil, count: MonthDay.count)
        for (index, season) in seasons.enumerated() {
            let days = season.days.flatMap(\.indices)
            if days.isEmpty { add(.nothing("day"), at: season.clause) }
            if let day = days.first(where: { owner[$0] != nil }), let other = owner[day] {
                var last = day
                while days.contains(last + 1), owner[last + 1] == other { last += 1 }
                add(
                    .seasonsOverlap(Self.range([day, last]), other: seasons[other].id),
                    at: season.clause)
            }
            for day in days { owner[day] = index }
        }
        for gap in owner.indices.split(whereSeparator: { owner[$0] != nil }) {
            add(.daysWithoutSeason(Self.range(Array(gap))), at: seasons[0].clause)
        }
    }

    /// The range of days that follow one another, of which there is at least one.
    private static func range(_ days: [Int]) -> MonthDayRange {
        MonthDayRange(
            from: MonthDay(index: days.first ?? 0), through: MonthDay(index: days.last ?? 0))
    }
}

// MARK: - Hours

extension TariffCheck {
    mutating func checkHours() {
        for holiday in tariff.calendar.holidays where holiday.rule.isImpossible {
            add(.holidayRule, at: holiday.clause)
        }
        for schedule in tariff.calendar.timesOfUse {
            guard !schedule.periods.isEmpty else {
                add(.nothing("period"), at: schedule.clause)
                continue
            }
            let others = schedule.periods.filter(\.fillsOtherHours)
            for extra in others.dropFirst() {
                add(.secondOtherPeriod(first: others[0].id), at: extra.clause)
            }
            checkPlans(of: schedule)
        }
    }

    /// Reports each fault of a season once, with all the days it is on.
    private mutating func checkPlans(of schedule: TimeOfUse) {
        let calendar = tariff.calendar
        let hasHolidays = schedule.observesHolidays && !calendar.holidays.isEmpty
        for season in 0..<calendar.seasonCount {
            var found: [(fault: DayPlanFault, days: DaySet)] = []
            for kind in 0..<(hasHolidays ? DaySet.kinds : DaySet.kinds - 1) {
                do throws(DayPlanFault) {
                    _ = try schedule.plan(season: season, kind: kind, calendar: calendar)
                } catch {
                    if let index = found.firstIndex(where: { $0.fault == error }) {
                        found[index].days.insert(DaySet(kind: kind))
                    } else {
                        found.append((error, DaySet(kind: kind)))
                    }
                }
            }
            let named = calendar.seasons.isEmpty ? nil : calendar.seasons[season]
            for (fault, days) in found { report(fault, on: days, in: named, of: schedule) }
        }
    }

    private mutating func report(
        _ fault: DayPlanFault, on days: DaySet, in season: Season?, of schedule: TimeOfUse
    ) {
        switch fault {
        case .overlap(let first, let second, let time):
            add(
                .windowsOverlap(time, on: days, in: season, other: first.clause),
                at: second.clause)
        case .uncovered(let time):
            add(.hoursWithoutPeriod(time, on: days, in: season), at: schedule.clause)
        }
    }
}

extension HolidayRule {
    /// Whether no year has such a day.
    fileprivate var isImpossible: Bool {
        switch self {
        case .fixed: false
        case .easter(let daysLater): daysLater.magnitude > 366
        case .listed(let dates): dates.isEmpty
        case .weekday(let ordinal, let weekday, let month, let daysLater):
            !(1...5).contains(ordinal.magnitude) || !(1...7).contains(weekday)
                || !(1...12).contains(month) || daysLater.magnitude > 366
        }
    }
}
