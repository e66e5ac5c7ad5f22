internal import Quantities

extension TariffDiff {
    /// Compares the prices of a charge cell by cell: season, period of use, day and tier.
    mutating func comparePrices(_ before: Charge, _ after: Charge) {
        let cells = cells(before, after)
        let window = PriceWindow(old.effective, new.effective)
        let earlier = before.ratesByCell(cells.map(\.old), of: old)
        let later = after.ratesByCell(cells.map(\.new), of: new)
        var found = FoundDifferences(count: cells.count)
        for index in cells.indices {
            for stretch in window.stretches(earlier[index], later[index]) {
                let dates = window.isWhole(stretch.dates) ? nil : stretch.dates
                found.add(stretch.old, stretch.new, on: dates, cell: index)
            }
        }
        for difference in found.order {
            let members = found.cells[difference] ?? []
            for place in Self.places(members, cells) {
                append(difference, place, before, after)
            }
        }
    }

    private mutating func append(
        _ difference: PriceDifference, _ place: [String], _ before: Charge, _ after: Charge
    ) {
        let tier = difference.tier.map { ["tier \($0)"] } ?? []
        let dates = difference.dates.map { [$0.words] } ?? []
        let unit = after.priceUnit(in: new.currency)
        let oldUnit = before.priceUnit(in: old.currency)
        let isComparable = unit == oldUnit
        changes.append(
            TariffChange(
                difference.isLimits ? .tiers : .price, of: after.id, name: after.name,
                part: (place + tier + dates).joined(separator: ", "),
                old: difference.old.map {
                    isComparable || difference.isLimits || oldUnit.isEmpty
                        ? $0 : "\($0) \(oldUnit)"
                },
                new: difference.new, unit: difference.isLimits ? "" : unit,
                change: isComparable ? difference.change : nil,
                oldClause: difference.oldClause ?? before.clause,
                newClause: difference.newClause ?? after.clause))
    }

    /// A season and period of use, as either tariff counts them.
    struct Cell {
        /// A season by its index and a period by its identifier; nil where the tariff has
        /// no such cell.
        struct Key {
            let season: Int
            let period: String?
        }

        let seasonIndex: Int
        let season: String
        let period: String
        let old: Key?
        let new: Key?
    }

    private func cells(_ before: Charge, _ after: Charge) -> [Cell] {
        let earlier = before.timeOfUse.flatMap(old.calendar.timeOfUse)?.periods
        let later = after.timeOfUse.flatMap(new.calendar.timeOfUse)?.periods
        let known = Set((later ?? []).map(\.id))
        let periods = (later ?? []) + (earlier ?? []).filter { !known.contains($0.id) }
        func key(
            _ season: Int?, _ period: String?, _ periods: [TimeOfUse.Period]?
        ) -> Cell.Key? {
            guard let season else { return nil }
            guard let periods, let period else { return Cell.Key(season: season, period: nil) }
            guard periods.contains(where: { $0.id == period }) else { return nil }
            return Cell.Key(season: season, period: period)
        }
        return sharedSeasons().enumerated().flatMap { index, season in
            (periods.isEmpty ? [nil] : periods.map(Optional.init)).map { period in
                Cell(
                    seasonIndex: index, season: season.name, period: period?.name ?? "",
                    old: key(season.old, period?.id, earlier),
                    new: key(season.new, period?.id, later))
            }
        }
    }

    /// Names for a set of cells: seasons that have the same periods in it, together.
    ///
    /// Cells are in order of season, and of period within one.
    private static func places(_ members: [Int], _ cells: [Cell]) -> [[String]] {
        let periodCount = max(1, cells.prefix { $0.seasonIndex == 0 }.count)
        var groups: [(periods: [Int], seasons: [String])] = []
        var start = members.startIndex
        while start < members.endIndex {
            let season = members[start] / periodCount
            let end =
                members[start...].firstIndex { $0 / periodCount != season } ?? members.endIndex
            let periods = members[start..<end].map { $0 % periodCount }
            let name = cells[members[start]].season
            if let index = groups.firstIndex(where: { $0.periods == periods }) {
                groups[index].seasons.append(name)
            } else {
                groups.append((periods, [name]))
            }
            start = end
        }
        let seasonCount = cells.count / max(1, periodCount)
        return groups.map { group in
            (group.seasons.count == seasonCount
                ? [] : [group.seasons.joined(separator: " and ")])
                + (group.periods.count == periodCount
                    ? [] : [group.periods.map { cells[$0].period }.joined(separator: " and ")])
        }
    }
}

/// The differences of a charge, each with the cells that have it.
private struct FoundDifferences {
    var order: [PriceDifference] = []
    /// In order, none twice.
    var cells: [PriceDifference: [Int]] = [:]

    init(count: Int) {
        order.reserveCapacity(min(count, 64))
    }

    mutating func add(
        _ old: StatedRate?, _ new: StatedRate?, on dates: DatePeriod?, cell: Int
    ) {
        let before = old?.prices ?? []
        let after = new?.prices ?? []
        let limits = old.map(\.limits)
        if let limits, let later = new?.limits, limits != later {
            add(
                PriceDifference(
                    isLimits: true, tier: nil, old: limits, new: later, change: nil,
                    dates: dates, oldClause: before.first?.clause,
                    newClause: after.first?.clause), cell)
        }
        for index in 0..<max(before.count, after.count) {
            let one = index < before.count ? before[index] : nil
            let other = index < after.count ? after[index] : nil
            guard one?.amount != other?.amount else { continue }
            let isTiered = max(before.count, after.count) > 1
            add(
                PriceDifference(
                    isLimits: false, tier: isTiered ? index + 1 : nil,
                    old: one?.amount.description, new: other?.amount.description,
                    change: Self.change(one?.amount, other?.amount), dates: dates,
                    oldClause: one?.clause, newClause: other?.clause), cell)
        }
    }

    private mutating func add(_ difference: PriceDifference, _ cell: Int) {
        if cells[difference] == nil { order.append(difference) }
        if cells[difference]?.last != cell { cells[difference, default: []].append(cell) }
    }

    private static func change(
        _ old: StatedPrice.Amount?, _ new: StatedPrice.Amount?
    ) -> Ratio? {
        guard let old = old?.billionths, let new = new?.billionths, old != 0 else { return nil }
        let part = (Int128(new) - Int128(old)) * 1_000_000_000
        let ratio = part.divided(by: Int128(old.magnitude), .halfAwayFromZero)
        return Int64(exactly: ratio).map { Ratio(billionths: $0) }
    }
}
