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
                add(
                    .seasonsOverlap(MonthDay(index: day), other: seasons[other].id),
                    at: season.clause)
            }
            for day in days { owner[day] = index }
        }
        if let day = owner.firstIndex(where: { $0 == nil }) {
            add(.dayWithoutSeason(MonthDay(index: day)), at: seasons[0].clause)
        }
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

    /// Reports the first fault of each season, not that of every day in it.
    private mutating func checkPlans(of schedule: TimeOfUse) {
        let calendar = tariff.calendar
        let hasHolidays = schedule.observesHolidays && !calendar.holidays.isEmpty
        for season in 0..<calendar.seasonCount {
            let name = calendar.seasons.isEmpty ? nil : calendar.seasons[season].id
            for kind in 0..<(hasHolidays ? DaySet.kinds : DaySet.kinds - 1) {
                let day = DaySet.name(ofKind: kind)
                do throws(DayPlanFault) {
                    _ = try schedule.plan(season: season, kind: kind, calendar: calendar)
                    continue
                } catch {
                    switch error {
                    case .overlap(let first, let second, let time):
                        add(
                            .windowsOverlap(
                                time, season: name, day: day, other: first.clause),
                            at: second.clause)
                    case .uncovered(let time):
                        add(
                            .hoursWithoutPeriod(time, season: name, day: day),
                            at: schedule.clause)
                    }
                }
                break
            }
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
