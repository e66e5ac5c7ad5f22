internal import Quantities

extension Tariff {
    /// In what `new`, a later version of this tariff or another one, differs from it.
    ///
    /// Prices are compared on the days both are in force; where there is none, the last of
    /// this one with the first of the other. Notes, sources and worked bills are not compared:
    /// they alter no bill. Charges are the same where their identifiers are, or else their
    /// names and what they are for.
    public func changes(to new: Tariff) -> [TariffChange] {
        var diff = TariffDiff(old: self, new: new)
        diff.run()
        return diff.changes
    }
}

/// Looks for everything in which two versions of a tariff differ.
struct TariffDiff {
    let old: Tariff
    let new: Tariff
    var changes: [TariffChange] = []

    init(old: Tariff, new: Tariff) {
        self.old = old
        self.new = new
    }

    mutating func run() {
        compareIdentity()
        compareSeasons()
        compareHours()
        compareHolidays()
        compareBaselines()
        compareCharges()
    }

    // MARK: - The tariff as a whole

    private mutating func compareIdentity() {
        for (before, after) in zip(old.statements, new.statements) where before.1 != after.1 {
            changes.append(
                TariffChange(
                    .tariff, name: new.identity.name, part: before.0, old: before.1,
                    new: after.1, oldClause: old.clause, newClause: new.clause))
        }
    }

    // MARK: - Parts with names

    /// Compares what is told of things by their names.
    mutating func compare(
        _ kind: TariffChange.Kind, _ before: [Described], _ after: [Described]
    ) {
        let earlier = Described.byID(before)
        let later = Described.byID(after)
        for thing in before {
            let match = later[thing.id]
            guard match?.text != thing.text else { continue }
            changes.append(
                TariffChange(
                    kind, of: thing.id, name: match?.name ?? thing.name, old: thing.text,
                    new: match?.text, oldClause: thing.clause, newClause: match?.clause))
        }
        for thing in after where earlier[thing.id] == nil {
            changes.append(
                TariffChange(
                    kind, of: thing.id, name: thing.name, old: nil, new: thing.text,
                    newClause: thing.clause))
        }
    }

    /// Something of a tariff, and all that is told of it.
    struct Described {
        let id: String
        let name: String
        let text: String
        let clause: Clause

        static func byID(_ things: [Described]) -> [String: Described] {
            Dictionary(things.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private mutating func compareSeasons() {
        func described(_ tariff: Tariff) -> [Described] {
            tariff.calendar.seasons.map { season in
                let days = season.days.map { "\($0.first) through \($0.last)" }
                return Described(
                    id: season.id, name: season.name, text: days.joined(separator: ", "),
                    clause: season.clause)
            }
        }
        compare(.season, described(old), described(new))
    }

    private mutating func compareHolidays() {
        let year = new.effective.start.year
        func described(_ tariff: Tariff) -> [Described] {
            tariff.calendar.holidays.map { holiday in
                let days = holiday.rule.days(in: year).map(\.description)
                return Described(
                    id: holiday.name, name: holiday.name,
                    text: days.isEmpty ? "no day in \(year)" : days.joined(separator: ", "),
                    clause: holiday.clause)
            }
        }
        compare(.holiday, described(old), described(new))
    }

    private mutating func compareBaselines() {
        func described(_ tariff: Tariff) -> [Described] {
            tariff.baselines.map { baseline in
                let allowances = baseline.allowances.map { allowance in
                    let seasons = allowance.seasons.map { $0.sorted().joined(separator: " ") }
                    return (seasons.map { "\($0): " } ?? "") + "\(allowance.perDay) kWh a day"
                }
                return Described(
                    id: baseline.territory, name: baseline.territory,
                    text: allowances.joined(separator: ", "), clause: baseline.clause)
            }
        }
        compare(.baseline, described(old), described(new))
    }
}

extension Tariff {
    /// What it says as a whole, each with its name; the same names for every tariff.
    fileprivate var statements: [(String, String)] {
        [
            ("id", id.rawValue), ("utility", identity.utility.name),
            ("schedule", identity.schedule), ("name", identity.name),
            ("sector", identity.sector.rawValue), ("service", identity.service.rawValue),
            ("applicability", identity.applicability ?? "not stated"),
            ("in force", effective.words), ("currency", currency), ("time zone", timeZone),
            ("rounding", rounding.rawValue),
            ("days of a month", "\(regularDays.lowerBound) to \(regularDays.upperBound)"),
            ("odd periods", proration.words),
        ]
    }
}

extension DatePeriod {
    /// The days by the first and the last.
    var words: String {
        isOpen ? "from \(start) on" : "\(start) to \(end.adding(days: -1))"
    }
}

extension Proration {
    fileprivate var words: String {
        switch self {
        case .refused: "are not billed"
        case .byDays(let days): "in parts of \(days) days"
        }
    }
}
