import Quantities
import Tariffs

extension TariffWords {
    /// The part of the service a charge is for, and what sort of clause it is.
    func component(of charge: Charge) -> String {
        let component = charge.component.rawValue
        let category = charge.category.rawValue
        return charge.category == .base || category == component
            ? component : "\(component), \(category)"
    }

    /// How a charge is reckoned, beyond its prices; one phrase each.
    func details(of charge: Charge) -> [String] {
        var details: [String] = []
        if charge.direction == .credit { details.append("a credit to the customer") }
        switch charge.kind {
        case .fixed: break
        case .energy(let energy): details += self.details(of: energy)
        case .demand(let demand): details += self.details(of: demand)
        case .reactive(let reactive):
            details += reactive.free.map { ["free to \(figures.percent($0))"] } ?? []
        case .percentage(let percentage): details.append("of \(percentage.base)")
        case .minimum(let minimum): details.append("the least that \(minimum.base) come to")
        }
        if let seasons = seasons(charge.seasons) { details.append("only in \(seasons)") }
        if let dates = charge.dates.flatMap(dates) { details.append("only \(dates)") }
        if let rounding = charge.rounding { details.append("rounded \(Self.words(rounding))") }
        return details
    }

    private func details(of energy: EnergyCharge) -> [String] {
        var details: [String] = []
        if energy.flow == .exported { details.append("for energy fed into the grid") }
        if let schedule = energy.timeOfUse { details.append("by the hours \(schedule)") }
        if let event = energy.event {
            details.append(
                "only while \(event.name) is called, for what is "
                    + (event.measure == .use ? "used" : "used less than the baseline"))
        }
        guard energy.rates.contains(where: { $0.tiers.count > 1 }) else { return details }
        details.append(
            "tiers filled "
                + (energy.tiering.fill == .proRata
                    ? "by the total of the month" : "in order of time")
                + (energy.tiering.scope == .period ? ", by each period its own" : ""))
        return details
    }

    private func details(of demand: DemandCharge) -> [String] {
        let peak =
            switch demand.peak {
            case .greatest: "the greatest demand"
            case .byPeriod(let schedule): "the greatest demand of each period of \(schedule)"
            case .coincident(let system): "the demand when \(system) is at its peak"
            }
        var details = ["\(peak), over \(demand.windowMinutes) minutes"]
        if let least = demand.minimum { details.append("at least \(figures.power(least))") }
        if let ratchet = demand.ratchet { details.append(words(ratchet)) }
        return details
    }

    private func words(_ ratchet: Ratchet) -> String {
        let months = ratchet.lookBackMonths
        let before = months == 1 ? "the month before" : "the \(months) months before"
        let which = (1...12).filter { ratchet.part(ofMonth: $0) > .zero }
        let parts = Set(which.map(ratchet.part(ofMonth:))).sorted()
        let part = parts.map(figures.percent).joined(separator: " or ")
        let peaks =
            which.count == 12
            ? "the peaks" : "the peaks in " + which.map(Self.shortMonth).joined(separator: ", ")
        let least = ratchet.minimum.map { " and \(figures.power($0))" } ?? ""
        return "not below \(part) of \(peaks) of \(before)\(least)"
    }

    static func shortMonth(_ month: Int) -> String {
        String(Figures.monthNames[month - 1].prefix(3))
    }

    static func words(_ rounding: RoundingRule) -> String {
        rounding.rawValue.replacing("-", with: " ")
    }
}

extension TariffWords {
    /// How a holiday is found, as in `fourth Thursday of November`.
    static func words(_ rule: HolidayRule) -> String {
        switch rule {
        case .fixed(let day, let observed):
            "\(Figures.monthNames[day.month - 1]) \(day.day)" + words(observed)
        case .weekday(let ordinal, let weekday, let month, let daysLater):
            later(daysLater) + self.ordinal(ordinal) + " " + self.weekday(weekday) + " of "
                + self.month(month)
        case .easter(let daysLater):
            daysLater == 0 ? "Easter Sunday" : later(daysLater) + "Easter Sunday"
        case .listed(let dates): dates.count == 1 ? "one day" : "\(dates.count) days by name"
        }
    }

    private static func words(_ observed: HolidayObservance) -> String {
        switch observed {
        case .asItFalls: ""
        case .mondayAfterSunday: ", on Monday where it is a Sunday"
        case .nearestWeekday: ", on the nearest weekday where it is on a weekend"
        }
    }

    private static func later(_ days: Int) -> String {
        guard days != 0 else { return "" }
        let count = days.magnitude == 1 ? "the day" : "\(days.magnitude) days"
        return "\(count) \(days < 0 ? "before" : "after") "
    }

    private static func ordinal(_ number: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth"]
        let index = Int(clamping: number.magnitude) - 1
        let word = words.indices.contains(index) ? words[index] : "\(number)."
        guard number < 0 else { return word }
        return number == -1 ? "last" : word + " last"
    }

    private static func weekday(_ number: Int) -> String {
        let names = [
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ]
        return names.indices.contains(number - 1) ? names[number - 1] : "day \(number)"
    }

    private static func month(_ number: Int) -> String {
        (1...12).contains(number) ? Figures.monthNames[number - 1] : "month \(number)"
    }
}
