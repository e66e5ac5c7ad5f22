internal import Quantities

/// How the intervals of a plan fall on months, parts of months and periods of use.
struct PlanLayout: Sendable {
    /// Days with the same prices in one billing period.
    struct Part: Sendable {
        let month: Int
        let dates: DatePeriod
        /// Its runs.
        var runs: Range<Int>
        /// Its intervals.
        let intervals: Range<Int>
        /// For each hour of the week from Monday on, the class of energy, where days of the
        /// week are looked at alone.
        let week: [Int]
        /// The classes that occur in it.
        var classes: [Int] = []
    }

    /// Hours with the same periods in all schedules.
    struct Kind: Sendable {
        /// Their class of energy.
        let energyClass: Int
        /// Their slots of demand, that of all hours first.
        let slots: [Int]
    }

    let start: Instant
    /// How many intervals there are.
    let count: Int
    let parts: [Part]
    /// The indices of the parts of each month.
    let months: [Range<Int>]
    /// From 1 to 12: the month of the last day of each.
    let monthNumbers: [Int]
    /// Where each run begins, and where the last one ends.
    let runStarts: [Int32]
    /// The class of energy of each run: the periods of all schedules that energy goes by.
    let runClasses: [Int32]
    /// Where each run is added up: its part times the number of kinds, and its kind.
    let runCells: [Int32]
    let runParts: [Int32]
    /// For each class, the period of each schedule of ``energySchedules``.
    let classes: [[Int]]
    /// The kinds of hours: the periods of all schedules, of energy and of demand.
    let kinds: [Kind]
    let energySchedules: [TimeOfUse]
    let demandSchedules: [TimeOfUse]
    /// Where the slots of each schedule of demand begin; slot 0 is all hours.
    let slotStarts: [Int]
    let slotCount: Int

    /// The name of a class: its periods, joined by blanks.
    func name(ofClass index: Int) -> String {
        zip(energySchedules, classes[index]).map { $0.periods[$1].id }
            .joined(separator: " ")
    }

    /// The names of a class's periods, joined by commas; nil where energy goes by no hours.
    func title(ofClass index: Int) -> String? {
        guard !energySchedules.isEmpty else { return nil }
        return zip(energySchedules, classes[index]).map { $0.periods[$1].name }
            .joined(separator: ", ")
    }

    /// The period of a schedule, nil for none, in a class.
    func period(of schedule: Int?, inClass index: Int) -> Int {
        schedule.map { classes[index][$0] } ?? 0
    }
}

/// A part of a monthly amount.
struct PlanShare: Hashable, Sendable {
    let days: Int
    let of: Int

    static let whole = PlanShare(days: 1, of: 1)

    init(days: Int, of whole: Int) {
        (self.days, self.of) = days == whole ? (1, 1) : (days, whole)
    }

    /// This part of `femtos`, to the nearest.
    func of(_ femtos: Int128) -> Int128 {
        self == .whole ? femtos : (femtos * Int128(days)).divided(by: Int128(of), .halfEven)
    }
}
