import Quantities

extension Figures {
    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December",
    ]

    /// The month as in `June 2026`.
    func month(_ month: Month) -> String {
        "\(Self.monthNames[month.month - 1]) \(month.year)"
    }

    /// The month as under a bar of a chart, as in `Jun`.
    func shortMonth(_ month: Month) -> String {
        String(Self.monthNames[month.month - 1].prefix(3))
    }

    /// The day as in `June 1, 2026`.
    func date(_ date: CivilDate) -> String {
        let (year, _, _) = date.components
        return "\(dayOfYear(date)), \(year)"
    }

    /// The day as in `Jun 1, 2026`.
    func shortDate(_ date: CivilDate) -> String {
        let (year, _, day) = date.components
        return "\(shortMonth(date.monthOfYear)) \(day), \(year)"
    }

    /// The days as in `June 1–30, 2026`; the last is named, not the one after it.
    func days(_ days: DatePeriod) -> String {
        let last = days.end.adding(days: -1)
        if days.isOpen { return "from \(date(days.start))" }
        if last == days.start { return date(last) }
        let dash = style == .page ? "\u{2013}" : "-"
        guard days.start.monthOfYear == last.monthOfYear else {
            return "\(date(days.start)) \(dash) \(date(last))"
        }
        let (year, _, day) = last.components
        return "\(dayOfYear(days.start))\(dash)\(day), \(year)"
    }

    /// The moment as in `June 2, 2026, 05:00 UTC`.
    func instant(_ instant: Instant) -> String {
        guard Instant.range.contains(instant) else { return instant.description }
        let local = TimeZoneRules.utc.local(instant)
        let time = local.description.suffix(8).prefix(5)
        return "\(date(local.date)), \(time) UTC"
    }

    private func dayOfYear(_ date: CivilDate) -> String {
        let (_, month, day) = date.components
        return "\(Self.monthNames[month - 1]) \(day)"
    }
}
