internal import Tariffs

/// The months of a year, those with the same prices and hours together as seasons.
struct URDBYear {
    struct Months {
        /// Counted from zero, in order.
        let months: [Int]
        /// As in `jun-sep`.
        let name: String
    }

    /// In the order of their first month.
    let seasons: [Months]

    /// `signatures` are what tells the months apart, one for each.
    init(_ signatures: [[Int]]) {
        var order: [[Int]] = []
        var months: [[Int]: [Int]] = [:]
        for (month, signature) in signatures.enumerated() {
            if months[signature] == nil { order.append(signature) }
            months[signature, default: []].append(month)
        }
        seasons = order.map { signature in
            let months = months[signature] ?? []
            return Months(months: months, name: Self.name(of: months))
        }
    }

    /// The seasons with these indices as a tariff names them: nil for all.
    func names(of indices: Set<Int>) -> Set<String>? {
        indices.count == seasons.count ? nil : Set(indices.map { seasons[$0].name })
    }

    /// The seasons in which `holds` of the first month, for which it is as for the others.
    func seasons(where holds: (_ month: Int) -> Bool) -> Set<Int> {
        Set(seasons.indices.filter { holds(seasons[$0].months[0]) })
    }

    /// The seasons as the tariff's calendar has them: none where all months are alike.
    func calendar(at clause: Clause) -> [Season] {
        guard seasons.count > 1 else { return [] }
        return seasons.map { season in
            let days = Self.runs(of: season.months).compactMap { run -> MonthDayRange? in
                let lastDay = Self.lengths[run.last]
                guard let first = MonthDay(month: run.first + 1, day: 1),
                    let last = MonthDay(month: run.last + 1, day: lastDay)
                else { return nil }
                return MonthDayRange(from: first, through: last)
            }
            return Season(id: season.name, name: season.name, days: days, clause: clause)
        }
    }

    private static func name(of months: [Int]) -> String {
        runs(of: months).map { run in
            run.first == run.last
                ? names[run.first] : "\(names[run.first])-\(names[run.last])"
        }.joined(separator: "_")
    }

    /// The months as runs of neighbours, across the new year too.
    private static func runs(of months: [Int]) -> [(first: Int, last: Int)] {
        var runs: [(first: Int, last: Int)] = []
        for month in months {
            if let last = runs.last?.last, last + 1 == month {
                runs[runs.count - 1].last = month
            } else {
                runs.append((month, month))
            }
        }
        if runs.count > 1, let first = runs.first, let last = runs.last, first.first == 0,
            last.last == 11
        {
            runs[runs.count - 1].last = first.last
            runs.removeFirst()
        }
        return runs
    }

    private static let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    /// In a leap year, for a season must hold 29 February.
    private static let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}
