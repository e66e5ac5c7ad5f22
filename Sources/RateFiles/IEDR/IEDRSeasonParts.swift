internal import Quantities
internal import Tariffs

/// The parts of the year in which prices of a plan differ.
struct IEDRSeasonParts {
    struct Part: Hashable {
        let id: String
        let name: String
        let months: Set<Int>
    }

    /// Empty where nothing goes by season or month.
    private(set) var parts: [Part] = []
    /// The months of each season that is known.
    private var months: [String: Set<Int>] = [:]

    init() {}

    init(_ seasons: [IEDRSeason], chosen: [String: Set<Int>], of entries: [IEDREntry]) {
        for season in seasons {
            months[season.name, default: []].formUnion(season.months)
        }
        months.merge(chosen) { stated, _ in stated }
        months = months.mapValues { $0.filter((1...12).contains) }
        let byMonth = entries.contains { $0.charge.month != nil }
        guard byMonth || !months.isEmpty else { return }
        var order: [String] = []
        var groups: [String: Set<Int>] = [:]
        for month in 1...12 {
            let names = months.keys.filter { months[$0]?.contains(month) == true }.sorted()
            let name =
                (names.isEmpty ? ["Other"] : names).joined(separator: " and ")
                + (byMonth ? " month \(month)" : "")
            if groups[name] == nil { order.append(name) }
            groups[name, default: []].insert(month)
        }
        parts = order.enumerated().map { index, name in
            let id = IEDRPlan.slug(name)
            let isTaken = order[..<index].contains { IEDRPlan.slug($0) == id }
            return Part(
                id: isTaken ? "\(id.prefix(50))-\(index + 1)" : id, name: name,
                months: groups[name] ?? [])
        }
        if parts.count == 1 { parts = [] }
    }

    /// Whether what is for the season `name` is for `part`; nil where its months are unknown.
    func applies(_ name: String?, in part: Part?) -> Bool? {
        guard let name else { return true }
        guard let months = months[name] else { return name == "Base" ? true : nil }
        return part.map { $0.months.isSubset(of: months) } ?? (months.count == 12)
    }

    func knows(_ name: String) -> Bool { name == "Base" || months[name] != nil }

    func seasons(clause: Clause) -> [Season] {
        parts.map { part in
            Season(
                id: part.id, name: part.name,
                days: part.months.sorted().compactMap { month in
                    let length = CivilDate.length(ofMonth: month, year: 2000)
                    guard let first = MonthDay(month: month, day: 1),
                        let last = MonthDay(month: month, day: length)
                    else { return nil }
                    return MonthDayRange(from: first, through: last)
                }, clause: clause)
        }
    }
}
