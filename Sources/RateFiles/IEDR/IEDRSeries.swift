internal import Quantities
internal import Tariffs

/// The values of one charge through the years, by season, period of use and tier.
struct IEDRSeries {
    /// What makes charges the same charge.
    struct Key: Hashable {
        let origin: IEDREntry.Origin
        let kind: IEDRCharge.Kind
        let name: String
        let component: ChargeComponent
        let quantity: IEDRQuantity
    }

    let key: Key
    var members: [Member]

    /// A charge with the figure it states.
    struct Member: Hashable {
        var entry: IEDREntry
        let figure: IEDRFigure

        var charge: IEDRCharge { entry.charge }
        var clause: Clause { entry.charge.clause }
    }

    /// The series that `entries` make up, in the order they begin in; what cannot be
    /// reckoned is told to `report`.
    static func all(
        of entries: [IEDREntry], report: (UnsupportedItem) -> Void
    ) -> [IEDRSeries] {
        var indices: [Key: Int] = [:]
        var all: [IEDRSeries] = []
        for entry in entries {
            let charge = entry.charge
            let figure: IEDRFigure
            do throws(IEDRFault) {
                if charge.kind == .minimumCharge, charge.name.contains("inimum") {
                    throw IEDRFault("whether it is charged besides others is not said")
                }
                figure = try charge.figure()
            } catch {
                report(
                    UnsupportedItem(
                        name: "charge \"\(charge.name)\"\(entry.origin) (\(error.reason))",
                        clause: charge.clause))
                continue
            }
            let key = Key(
                origin: entry.origin, kind: charge.kind, name: charge.name,
                component: charge.component, quantity: figure.quantity)
            let index = indices[key] ?? all.count
            if index == all.count {
                all.append(IEDRSeries(key: key, members: []))
                indices[key] = index
            }
            all[index].members.append(Member(entry: entry, figure: figure))
        }
        return all
    }

    /// Lets members end that were expected to, where another has followed by `date`.
    ///
    /// One that nothing followed goes on, and is returned: it is no longer certain.
    mutating func settleExpectedEnds(on date: CivilDate) -> [Member] {
        let starts = members.map(\.entry.start).filter { $0 <= date }
        guard let newest = starts.max() else { return [] }
        var uncertain: [Member] = []
        for index in members.indices {
            let entry = members[index].entry
            guard let expected = entry.charge.dates.expectedEnd, entry.start < expected,
                entry.end.map({ expected < $0 }) != false
            else { continue }
            if expected > date || (newest > entry.start && newest >= expected) {
                members[index].entry.end = expected
                members[index].entry.endIsExpected = true
            } else if entry.start <= date, entry.end.map({ date < $0 }) != false {
                uncertain.append(members[index])
            }
        }
        return uncertain
    }
}

/// Days on which the same values of a series hold.
struct IEDRStretch {
    let dates: DatePeriod
    let members: [IEDRSeries.Member]
}

extension IEDRSeries {
    /// The days of the series cut where a value begins or ends; without those of none.
    func stretches() throws(IEDRFault) -> [IEDRStretch] {
        let sorted = members.filter { $0.entry.period != nil }
            .sorted { $0.entry.start < $1.entry.start }
        let periods = sorted.compactMap(\.entry.period)
        let cuts = Set(periods.map(\.start) + periods.map(\.end)).sorted()
        var stretches: [IEDRStretch] = []
        var next = 0
        var holding: [Member] = []
        for (start, end) in zip(cuts, cuts.dropFirst()) {
            holding.removeAll { $0.entry.end.map { $0 <= start } == true }
            while next < sorted.count, sorted[next].entry.start <= start {
                holding.append(sorted[next])
                next += 1
            }
            guard holding.count <= Self.mostAtOnce else {
                throw IEDRFault("more than \(Self.mostAtOnce) values hold at once")
            }
            if !holding.isEmpty, let dates = DatePeriod(from: start, to: end) {
                stretches.append(IEDRStretch(dates: dates, members: holding))
            }
        }
        return stretches
    }

    /// More than tiers times periods of any tariff; a hostile file costs no more.
    private static let mostAtOnce = 400
}
