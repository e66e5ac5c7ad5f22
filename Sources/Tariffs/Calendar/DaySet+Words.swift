extension DaySet {
    /// The days in words, as in `Monday to Friday` or `Saturday, Sunday and holidays`.
    ///
    /// Three or more days in a row are named by the first and the last.
    public var words: String {
        guard self != .all else { return "every day" }
        let week = DaySet.weekday.union(.weekend)
        if self == week { return "every day but holidays" }
        var parts = Self.runs(of: (0..<7).filter { contains(DaySet(kind: $0)) })
        if contains(.holiday) { parts.append("holidays") }
        guard let last = parts.popLast() else { return "no day" }
        return parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last
    }

    /// The days that are the same kind of day where holidays are ordinary days.
    public var withoutHolidays: String {
        self == DaySet.weekday.union(.weekend) ? "every day" : words
    }

    private static func runs(of days: [Int]) -> [String] {
        var runs: [ClosedRange<Int>] = []
        for day in days {
            if let last = runs.last, last.upperBound == day - 1 {
                runs[runs.count - 1] = last.lowerBound...day
            } else {
                runs.append(day...day)
            }
        }
        return runs.flatMap { run in
            run.count > 2
                ? ["\(weekdays[run.lowerBound]) to \(weekdays[run.upperBound])"]
                : run.map { weekdays[$0] }
        }
    }

    private static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
}
