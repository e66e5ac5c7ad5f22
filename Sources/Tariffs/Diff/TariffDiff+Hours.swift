extension TariffDiff {
    /// Compares when each period of each schedule holds.
    mutating func compareHours() {
        let before = old.calendar.timesOfUse
        let after = new.calendar.timesOfUse
        for schedule in before where new.calendar.timeOfUse(schedule.id) == nil {
            changes.append(
                TariffChange(
                    .hours, of: schedule.id, name: schedule.id, old: schedule.names, new: nil,
                    oldClause: schedule.clause))
        }
        for schedule in after {
            guard let earlier = old.map(ofTimeOfUse: schedule.id),
                let later = new.map(ofTimeOfUse: schedule.id)
            else {
                changes.append(
                    TariffChange(
                        .hours, of: schedule.id, name: schedule.id, old: nil,
                        new: schedule.names, newClause: schedule.clause))
                continue
            }
            compare(earlier, later)
        }
    }

    /// One difference in hours, and where in the year it is.
    private struct Shift: Hashable {
        let period: String
        let old: String
        let new: String
    }

    private mutating func compare(_ before: TimeOfUseMap, _ after: TimeOfUseMap) {
        let seasons = sharedSeasons()
        let periods = Self.periods(before, after)
        var order: [Shift] = []
        var found: [Shift: [DaySet]] = [:]
        for (index, season) in seasons.enumerated() {
            for kind in 0..<DaySet.kinds {
                guard let one = before.hours(season: season.old, kind: kind),
                    let other = after.hours(season: season.new, kind: kind)
                else { continue }
                for period in periods {
                    let shift = Shift(
                        period: period.id, old: one[period.id] ?? "no hours",
                        new: other[period.id] ?? "no hours")
                    guard shift.old != shift.new else { continue }
                    if found[shift] == nil { order.append(shift) }
                    found[shift, default: seasons.map { _ in [] }][index].insert(
                        DaySet(kind: kind))
                }
            }
        }
        let names = Dictionary(
            periods.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        for shift in order {
            for place in Self.places(found[shift] ?? [], seasons.map(\.name)) {
                changes.append(
                    TariffChange(
                        .hours, of: after.timeOfUse.id, name: after.timeOfUse.id,
                        part: ([names[shift.period] ?? shift.period] + place)
                            .joined(separator: ", "),
                        old: shift.old, new: shift.new, oldClause: before.timeOfUse.clause,
                        newClause: after.timeOfUse.clause))
            }
        }
    }

    /// Days and seasons in words; the seasons of which the same days are meant, together.
    private static func places(_ days: [DaySet], _ seasons: [String]) -> [[String]] {
        var groups: [(days: DaySet, seasons: [String])] = []
        for (days, season) in zip(days, seasons) where !days.isEmpty {
            if let index = groups.firstIndex(where: { $0.days == days }) {
                groups[index].seasons.append(season)
            } else {
                groups.append((days, [season]))
            }
        }
        return groups.map { group in
            let week = group.days == DaySet.weekday.union(.weekend)
            let isAllYear = group.seasons.count == seasons.count
            return [week ? "every day" : group.days.words]
                + (isAllYear ? [] : [group.seasons.joined(separator: ", ")])
        }
    }

    /// The periods of either, by the names of the later.
    private static func periods(
        _ before: TimeOfUseMap, _ after: TimeOfUseMap
    ) -> [(id: String, name: String)] {
        let known = Set(after.timeOfUse.periods.map(\.id))
        return
            (after.timeOfUse.periods
            + before.timeOfUse.periods.filter { !known.contains($0.id) })
            .map { ($0.id, $0.name) }
    }

    /// A season of either tariff, and its index in both; one without seasons has one.
    struct SharedSeason {
        let name: String
        let old: Int?
        let new: Int?
    }

    func sharedSeasons() -> [SharedSeason] {
        let before = old.calendar.seasons
        let after = new.calendar.seasons
        guard !before.isEmpty || !after.isEmpty else {
            return [SharedSeason(name: "", old: 0, new: 0)]
        }
        func index(_ id: String, _ seasons: [Season]) -> Int? {
            seasons.isEmpty ? 0 : seasons.firstIndex { $0.id == id }
        }
        let known = Set(after.map(\.id))
        return (after + before.filter { !known.contains($0.id) }).map { season in
            SharedSeason(
                name: season.name, old: index(season.id, before), new: index(season.id, after))
        }
    }
}

extension TimeOfUse {
    fileprivate var names: String {
        "periods " + periods.map(\.name).joined(separator: ", ")
    }
}

extension TimeOfUseMap {
    /// The hours of each period on a kind of day in a season, in words; nil where the map has
    /// no such days.
    fileprivate func hours(season: Int?, kind: Int) -> [String: String]? {
        guard let season,
            let days = days.first(where: { $0.kinds.contains(DaySet(kind: kind)) }),
            let row = days.rows.first(where: { $0.season == season })
        else { return nil }
        var hours: [String: [String]] = [:]
        for stretch in row.stretches {
            hours[timeOfUse.periods[stretch.period].id, default: []].append(
                stretch.time.description)
        }
        return hours.mapValues { $0.joined(separator: " and ") }
    }
}
