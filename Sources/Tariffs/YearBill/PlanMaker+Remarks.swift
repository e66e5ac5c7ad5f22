internal import Quantities

extension PlanMaker {
    /// That values which are stated anew from time to time are used more than a year after the
    /// day they were stated for, with the charges and that day; nil where none is.
    ///
    /// Such are values with a day of their own, which is not the tariff's first, as riders and
    /// statements have them. A value that states until when it holds is none.
    func staleValues() -> String? {
        let last = pricesOn ?? periods[periods.count - 1].end.adding(days: -1)
        var names: [CivilDate: [String]] = [:]
        for compiled in compiled {
            guard let day = lastStated(compiled), day != tariff.effective.start,
                Self.isStale(day, on: last)
            else { continue }
            let name = compiled.charge.name
            if names[day]?.contains(name) != true { names[day, default: []].append(name) }
        }
        guard !names.isEmpty else { return nil }
        let stated = names.sorted { $0.key < $1.key }.map { day, names in
            "of \(day) for \(names.joined(separator: ", "))"
        }
        return "the last values stated are used on \(last): " + stated.joined(separator: "; ")
    }

    /// The latest day from which a value holds that the last billing period uses, where none
    /// of them states its end.
    private func lastStated(_ compiled: CompiledCharge) -> CivilDate? {
        let rates = compiled.charge.seasonalRates
        let used = compiled.segments(in: periods[periods.count - 1]).last?.rates ?? []
        let dates = used.compactMap(\.self).map { rates[$0].dates }
        guard dates.allSatisfy(\.isOpen) else { return nil }
        return dates.map(\.start).max()
    }

    private static func isStale(_ day: CivilDate, on last: CivilDate) -> Bool {
        guard let year = Month(year: day.year + 1, month: day.month) else { return false }
        return year.day(day.day) < last
    }
}
