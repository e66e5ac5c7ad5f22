internal import Quantities
internal import Tariffs

/// The tiers of one season and period, and what each costs.
struct IEDRCell: Hashable {
    struct Tier: Hashable {
        let from: Int
        let upTo: Int?
        let nanos: Int64
    }

    /// What fills tiers.
    enum Unit: Hashable {
        case kilowattHours, kilowattHoursPerDay, kilowatts
    }

    let tiers: [Tier]
    /// The unit of the tiers' limits, nil where there is one tier without.
    let unit: Unit?
    /// The charge that states each tier.
    let members: [IEDRSeries.Member]

    /// Whether both cost the same.
    func costs(_ other: IEDRCell) -> Bool { tiers == other.tiers && unit == other.unit }
}

extension IEDRConverter {
    /// The cells of `stretch` for a charge that goes by `schedule`.
    ///
    /// Where files name seasons and not their months, prices that are the same in all of
    /// them are still prices; else the months are missing.
    mutating func grid(
        _ stretch: IEDRStretch, _ schedule: TimeOfUse?
    ) throws(IEDRFault) -> IEDRGrid {
        let periods: [TimeOfUse.Period?] = schedule?.periods ?? [nil]
        let parts: [IEDRSeasonParts.Part?] = seasons.parts.isEmpty ? [nil] : seasons.parts
        work -=
            stretch.members.reduce(1) { sum, member in
                sum + 1 + (member.charge.tier.map { tiers[$0]?.count ?? 0 } ?? 0)
            } * parts.count * periods.count
        guard work >= 0 else { throw IEDRFault("its values are too many to be sorted out") }
        let named = Set(stretch.members.flatMap { seasonNames($0.charge, on: stretch.dates.start) })
        let unknown = named.filter { !seasons.knows($0) }.sorted()
        if !unknown.isEmpty, named.count < 2 {
            throw IEDRFault("no months are given for season \"\(unknown[0])\"")
        }
        var cells: [[IEDRCell?]] = []
        for part in parts {
            var row: [IEDRCell?] = []
            for period in periods {
                let holding = stretch.members.filter {
                    applies($0.charge, period)
                        && ($0.charge.month.map { month in
                            part?.months.contains(month) != false
                        } ?? true)
                }
                do throws(IEDRFault) {
                    row.append(
                        try cell(
                            holding, on: stretch.dates.start,
                            in: unknown.isEmpty ? .some(part) : nil))
                } catch {
                    guard !unknown.isEmpty else { throw error }
                    let list = unknown.map { "\"\($0)\"" }.joined(separator: ", ")
                    throw IEDRFault(
                        "its prices differ by season, and no months are given for \(list)")
                }
            }
            cells.append(row)
        }
        if !unknown.isEmpty { noteSeasonsWithoutMonths(stretch, named: named.sorted()) }
        return IEDRGrid(dates: stretch.dates, cells: fill(cells, schedule))
    }

    /// Says what of a season that has no months was taken from another.
    private mutating func noteSeasonsWithoutMonths(_ stretch: IEDRStretch, named: [String]) {
        guard let first = stretch.members.first, stretch.dates.contains(date) else { return }
        for season in named {
            let members = stretch.members.filter {
                seasonNames($0.charge, on: stretch.dates.start).contains(season)
                    || $0.charge.tier == nil
            }
            let cell = try? cell(members, on: stretch.dates.start, in: nil, season: season)
            if cell == nil {
                item(
                    "charge \"\(first.charge.name)\"\(first.entry.origin) (its tiers in season "
                        + "\"\(season)\" are incomplete, and are read as in the others)",
                    at: first.clause, .guessed)
            }
        }
        remarks.append(
            TariffRemark(
                "the months of \(named.joined(separator: ", ")) are not given, and prices of "
                    + "\"\(first.charge.name)\" do not differ by them", clause: first.clause))
    }

    /// A period that never occurs in a part of the year costs there what it does elsewhere.
    private func fill(_ cells: [[IEDRCell?]], _ schedule: TimeOfUse?) -> [[IEDRCell?]] {
        guard let schedule, cells.count > 1 else { return cells }
        var filled = cells
        for part in cells.indices where cells[part].contains(where: { $0 != nil }) {
            for (index, period) in schedule.periods.enumerated() where cells[part][index] == nil {
                let occurs = schedule.windows.contains {
                    $0.period == period.id
                        && $0.seasons?.contains(seasons.parts[part].id) != false
                }
                if !occurs { filled[part][index] = cells.compactMap { $0[index] }.first }
            }
        }
        return filled
    }
}

// MARK: - One cell

extension IEDRConverter {
    /// The seasons a charge is for, by itself or by its tier.
    private func seasonNames(_ charge: IEDRCharge, on date: CivilDate) -> [String] {
        let ofTiers = charge.tier.map { tiers($0, on: date).compactMap(\.season) } ?? []
        return [charge.season].compactMap { $0 } + ofTiers
    }

    private func tiers(_ number: Int, on date: CivilDate) -> [IEDRTier] {
        (tiers[number] ?? []).filter {
            $0.dates.period.contains(date) || $0.dates.period.contains(self.date)
        }
    }

    private func applies(_ charge: IEDRCharge, _ period: TimeOfUse.Period?) -> Bool {
        guard let period else { return true }
        if let number = charge.period { return IEDRPlan.slug(number) == period.id }
        guard let peak = charge.peakType else { return true }
        return peakTypes[period.id]?.contains(peak) == true
    }

    /// What `members` cost in a part of the year, nil where none is for it.
    ///
    /// `part` is nil where seasons are not told apart, and `.some(nil)` where there are none;
    /// then `season` may name one of those without months.
    private func cell(
        _ members: [IEDRSeries.Member], on start: CivilDate, in part: IEDRSeasonParts.Part??,
        season: String? = nil
    ) throws(IEDRFault) -> IEDRCell? {
        var found: [(IEDRCell.Tier, IEDRSeries.Member)] = []
        var units: Set<IEDRCell.Unit> = []
        for member in members {
            let charge = member.charge
            if let part, seasons.applies(charge.season, in: part) == false { continue }
            guard let number = charge.tier else {
                found.append((.init(from: 0, upTo: nil, nanos: member.figure.nanos), member))
                continue
            }
            let tiers = tiers(number, on: start)
            guard !tiers.isEmpty else { throw IEDRFault("its tier \(number) is not defined") }
            for tier in tiers {
                if let part, seasons.applies(tier.season, in: part) == false { continue }
                if let season, tier.season != season { continue }
                units.insert(try tier.unit)
                found.append(
                    (
                        .init(from: tier.from, upTo: tier.upTo, nanos: member.figure.nanos),
                        member
                    ))
            }
        }
        guard !found.isEmpty else { return nil }
        guard units.count < 2 else { throw IEDRFault("its tiers are in several units") }
        let chain = try Self.chain(found)
        return IEDRCell(
            tiers: chain.map(\.0), unit: chain.count > 1 ? units.first : nil,
            members: chain.map(\.1))
    }

    /// Tiers in order, each where the one before ends; equal ones are one.
    private static func chain(
        _ found: [(IEDRCell.Tier, IEDRSeries.Member)]
    ) throws(IEDRFault) -> [(IEDRCell.Tier, IEDRSeries.Member)] {
        let replacing = found.filter(\.1.charge.isReplacement)
        var chain: [(IEDRCell.Tier, IEDRSeries.Member)] = []
        var seen: Set<IEDRCell.Tier> = []
        for (tier, member) in found.sorted(by: { $0.0.from < $1.0.from }) {
            let isReplaced =
                !member.charge.isReplacement
                && replacing.contains { $0.0.from == tier.from && $0.0.upTo == tier.upTo }
            if !isReplaced, seen.insert(tier).inserted { chain.append((tier, member)) }
        }
        var reached: Int? = 0
        for (tier, _) in chain {
            guard let end = reached, tier.from == end else {
                let count = chain.count { $0.0.from == tier.from }
                throw IEDRFault(
                    count > 1
                        ? "\(count) different values hold at once, and nothing tells them apart"
                        : "its tiers do not follow one another")
            }
            reached = tier.upTo
        }
        guard reached == nil else { throw IEDRFault("there is no price beyond its last tier") }
        return chain
    }
}

extension IEDRTier {
    /// The unit of its limits: kilowatt-hours of a month where nothing is said.
    fileprivate var unit: IEDRCell.Unit {
        get throws(IEDRFault) {
            let source = measure?.source ?? "energy"
            let quantity = measure?.unit ?? (source == "demand" ? "kW" : "kWh")
            let count = measure?.intervalCount ?? 1
            switch (source, quantity, measure?.interval ?? "MONTH") {
            case ("energy", "kWh", "MONTH") where count == 1,
                ("energy", "kWh", "CYCLE") where count == 1,
                ("energy", "kWh", "PER-CYCLE") where count == 1:
                return .kilowattHours
            case ("energy", "kWh", "DAY") where count == 1: return .kilowattHoursPerDay
            case ("demand", "kW", _): return .kilowatts
            default: throw IEDRFault("its tiers are by \(source) in \(quantity)")
            }
        }
    }
}
