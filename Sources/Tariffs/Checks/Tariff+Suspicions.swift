public import Quantities

extension Tariff {
    /// What is allowed and yet most likely a mistake of who wrote the file, seen from a day.
    ///
    /// Prices in cents where currency units are meant, signs the wrong way round, limits that
    /// no use reaches, hours and seasons that never come, dates that are still to be.
    public func suspicions(asOf today: CivilDate) -> [TariffRemark] {
        let found =
            suspicionsOfDates(today) + suspicionsOfCalendar(today)
            + charges.flatMap { suspicions(of: $0) }
        return found.sorted {
            ($0.clause.line, $0.clause.column) < ($1.clause.line, $1.clause.column)
        }
    }

    // MARK: - Dates and calendar

    private func suspicionsOfDates(_ today: CivilDate) -> [TariffRemark] {
        var found: [TariffRemark] = []
        if effective.start > today {
            found.append(
                TariffRemark(
                    "it is in force from \(effective.start) on, which is after \(today)",
                    clause: clause))
        }
        if source.read > today {
            found.append(
                TariffRemark(
                    "its source was read on \(source.read), which is after \(today)",
                    clause: clause))
        }
        if workedBills.isEmpty, canHaveWorkedBills {
            found.append(
                TariffRemark("it has no worked bills, so nothing proves it", clause: clause))
        }
        return found
    }

    /// Whether stated figures say what is billed, as a worked bill states them, and not only
    /// readings.
    private var canHaveWorkedBills: Bool {
        !charges.contains { charge in
            if case .energy(let energy) = charge.kind { energy.goesByReadings } else { false }
        }
    }

    private func suspicionsOfCalendar(_ today: CivilDate) -> [TariffRemark] {
        var found: [TariffRemark] = []
        for season in calendar.seasons {
            let days = Set(season.days.flatMap(\.indices)).subtracting([MonthDay.leapDay])
            if days.isEmpty {
                found.append(
                    TariffRemark(
                        "season \"\(season.id)\" has no day but 02-29, and no day at all in most "
                            + "years", clause: season.clause))
            }
        }
        for schedule in calendar.timesOfUse {
            guard let map = map(ofTimeOfUse: schedule.id) else { continue }
            for (index, period) in schedule.periods.enumerated()
            where !(0..<calendar.seasonCount).contains(where: {
                map.holds(index, inSeason: $0)
            }) {
                found.append(
                    TariffRemark(
                        "period \"\(period.id)\" holds at no hour of the year",
                        clause: period.clause))
            }
        }
        for holiday in calendar.holidays {
            guard case .listed(let dates) = holiday.rule, let last = dates.max(), last < today
            else { continue }
            found.append(
                TariffRemark(
                    "holiday \"\(holiday.name)\" names no day after \(last)",
                    clause: holiday.clause))
        }
        return found
    }

    // MARK: - Prices and tiers

    private func suspicions(of charge: Charge) -> [TariffRemark] {
        var found: [TariffRemark] = []
        if let dates = charge.dates, !dates.overlaps(effective) {
            found.append(
                TariffRemark(
                    "charge \"\(charge.id)\" is for \(dates), when the tariff is not in force",
                    clause: charge.clause))
        }
        for price in charge.statedPrices {
            let words = suspicion(of: price, charge) ?? suspicion(ofTier: price)
            guard let words else { continue }
            found.append(TariffRemark("charge \"\(charge.id)\": \(words)", clause: price.clause))
        }
        return found
    }

    private func suspicion(of price: StatedPrice, _ charge: Charge) -> String? {
        switch (price.amount, charge.kind) {
        case (.energy(.fixed(let price)), .energy(let energy)):
            if price.nanosPerKilowattHour.magnitude > Self.dearestPrice {
                return "\(price) \(currency) per kWh is above 5; is it in cents?"
            }
            // A rider adjusts other prices, up or down.
            guard price < .zero, energy.flow == .imported, charge.direction == .charge,
                charge.category != .rider
            else { return nil }
            return "\(price) \(currency) per kWh pays for use; a credit has its own direction"
        case (.part(let part), _) where part > .one:
            return "\(part.percent)% is more than the whole"
        case (.perUnit(let amount), _) where amount.nanos < 0 && charge.direction == .charge:
            return "\(amount) is below zero; a credit has its own direction"
        default: return nil
        }
    }

    private func suspicion(ofTier price: StatedPrice) -> String? {
        guard let tier = price.tier, let text = tier.upTo,
            let unit = Tiering.Unit(rawValue: tier.unit), let limit = try? TierLimit(text),
            let most = mostUse(in: unit), limit >= most.limit
        else { return nil }
        return "no month reaches the limit of \(text) \(tier.unit), \(most.reason)"
    }

    /// What use can never exceed, and why.
    private func mostUse(in unit: Tiering.Unit) -> (limit: TierLimit, reason: String)? {
        let isHome = identity.sector == .residential
        switch unit {
        case .kilowattHoursPerKilowatt:
            return (TierLimit(millionths: 744_000_000), "a month has at most 744 hours")
        case .kilowattHoursPerKilowattDay:
            return (TierLimit(millionths: 24_000_000), "a day has 24 hours")
        case .kilowattHours:
            return isHome
                ? (TierLimit(millionths: 100_000_000_000), "the tariff is for homes") : nil
        case .kilowattHoursPerDay:
            return isHome
                ? (TierLimit(millionths: 3_000_000_000), "the tariff is for homes") : nil
        case .percentOfBaseline: return nil
        }
    }

    /// Five currency units, in billionths.
    private static let dearestPrice: UInt64 = 5_000_000_000
}

extension MonthDay {
    /// The index of 29 February.
    fileprivate static let leapDay = 59
}
