internal import Diagnostics
internal import Quantities
internal import Tariffs
internal import XMLParsing

extension IEDRReader {
    /// One charge; where it has no name, which files leave empty, it is called `title`.
    func charge(_ element: IEDRElement, title: String) -> IEDRCharge? {
        let name = element.text(.name) ?? title
        let dates = element.dates(.effectivePeriod)
        if dates == nil, element.child(.effectivePeriod) == nil {
            element.report("the element <effectivePeriod> is missing")
        }
        let component = element.required(.statementComponent).flatMap {
            self.component($0, of: element)
        }
        let valueText = element.required(.value)
        let value = element.value(.value, Self.amount)
        let measure = element.child(.measurementDefinition).flatMap { self.measure($0) }
        guard let kind = IEDRCharge.Kind(rawValue: element.element.name), let dates,
            let component, let value, let valueText
        else { return nil }
        return IEDRCharge(
            kind: kind, name: name, description: element.text(.description), dates: dates,
            component: component, value: value, valueText: valueText, measure: measure?.measure,
            tier: element.integer(.serviceTierNumber),
            period: element.text(.ratePeriodNumberNonHolidays),
            peakType: element.text(.peakType), month: month(element),
            season: element.text(.seasonName),
            statement: element.text(.tariffStatementTypeCode),
            chargeID: element.text(.chargeId),
            isReplacement: element.isMarked("isReplacementRecord"),
            isDeleted: element.isMarked("isDeletedRecord", "IsDeletedRecord"),
            unread: element.unknown(besides: Self.chargeFields, in: "charge \"\(name)\"")
                + (measure?.unread ?? []),
            clause: element.clause(
                text: ([name, valueText] + [measure?.measure.unit].compactMap { $0 }).joined(
                    separator: ", ")))
    }

    private static let chargeFields: Set<String> = [
        "effectivePeriod", "servicePeriod", "chargeSourceURL", "dataSource", "sourceDocKind",
        "tariffBookLeafRange", "serviceTierNumber", "serviceTierNr",
        "ratePeriodNumberNonHolidays", "ratePeriodNumber", "ratePeriodNr", "peakType", "month",
        "seasonName", "statementComponent", "chargesComponent", "tariffStatementTypeCode",
        "statementTypeCode", "typeCode", "chargeId", "chargeCategory", "chargeClass", "name",
        "chargeName", "description", "value", "chargeValue", "measurementDefinition",
    ]

    /// Reads an amount; XML Schema lets the zero before the point be left out.
    private static func amount(_ text: String) throws(NumeralError) -> ChargeAmount {
        if text.hasPrefix(".") { return try ChargeAmount("0" + text) }
        if text.hasPrefix("-.") { return try ChargeAmount("-0" + text.dropFirst()) }
        return try ChargeAmount(text)
    }

    func component(_ text: String, of element: IEDRElement) -> ChargeComponent? {
        switch text {
        case "delivery": return .delivery
        case "supply": return .supply
        case "bundled": return .bundled
        case "export": return .export
        default:
            element.report(
                "expected delivery, supply, bundled or export as <statementComponent>, "
                    + "found \"\(text)\"")
            return nil
        }
    }

    private func month(_ element: IEDRElement) -> Int? {
        guard let month = element.integer(.month) else { return nil }
        guard (1...12).contains(month) else {
            element.report("expected a month from 1 to 12, found \(month)")
            return nil
        }
        return month
    }

    func measure(
        _ element: IEDRElement
    ) -> (measure: IEDRMeasure, unread: [UnsupportedItem])? {
        guard let method = element.required(.calculationMethod) else { return nil }
        let interval = element.child(.measurementInterval)
        let measure = IEDRMeasure(
            method: method, source: element.text(.measurementSource),
            unit: element.text(.unitOfMeasure),
            powerOfTen: element.integer(.unitMultiplierPowerOfTen),
            mode: interval?.text(.calculationMode),
            interval: interval?.text(.calcIntervalKind),
            intervalCount: interval?.integer(.calcIntervalPer),
            base: element.text(.calculationBaseValue))
        let unread = element.unknown(
            besides: [
                "calculationMethod", "calculationBaseValue", "measurementSource",
                "unitOfMeasure", "unitMultiplierPowerOfTen", "measurementInterval",
                "inclusionStatus", "statisticKind",
            ], in: "a measure")
        return (measure, unread)
    }
}

// MARK: - Calendar

extension IEDRReader {
    func calendar(_ element: IEDRElement) -> IEDRCalendar {
        var calendar = IEDRCalendar()
        calendar.holidays = element.items("holidays", "holidayName", "holiday").map {
            IEDRHoliday(name: $0.text, clause: $0.clause())
        }
        calendar.seasons = element.items("seasons", "season").compactMap(season)
        calendar.tiers =
            element.items("serviceTierThresholds", "serviceTierThreshold").compactMap(tier)
        calendar.periods =
            element.items("timeOfUsePeriods", "timeOfUsePeriod").compactMap(period)
        return calendar
    }

    private func season(_ element: IEDRElement) -> IEDRSeason? {
        guard !element.isMarked("isDeletedRecord", "IsDeletedRecord"),
            let name = element.required(.seasonName)
        else { return nil }
        let months = element.list("month").compactMap { month -> Int? in
            guard let number = Int(month.text), (1...12).contains(number) else {
                month.report("expected a month from 1 to 12, found \"\(month.text)\"")
                return nil
            }
            return number
        }
        return IEDRSeason(name: name, months: Set(months), clause: element.clause())
    }

    private func tier(_ element: IEDRElement) -> IEDRTier? {
        guard !element.isMarked("isDeletedRecord", "IsDeletedRecord") else { return nil }
        let number = element.requiredInteger(.serviceTierNumber)
        let dates = element.requiredDates()
        let from = element.requiredInteger(.minQuantity)
        let upTo = element.requiredInteger(.maxQuantity)
        guard let number, let dates, let from, let upTo else { return nil }
        return IEDRTier(
            number: number, season: element.text(.seasonName), dates: dates,
            measure: element.child(.measurementSpecification).flatMap { self.measure($0) }?.measure,
            from: from, upTo: Self.isNoEnd(upTo) ? nil : upTo, clause: element.clause())
    }

    /// Where there is no last quantity, files write 999999 or more nines.
    private static func isNoEnd(_ quantity: Int) -> Bool {
        quantity >= 999_999 && String(quantity).allSatisfy { $0 == "9" }
            || quantity == Int(Int32.max)
    }

    private func period(_ element: IEDRElement) -> IEDRPeriod? {
        guard !element.isMarked("isDeletedRecord", "IsDeletedRecord") else { return nil }
        let number = element.required(.ratePeriodNumberNonHolidays)
        let days = days(element)
        let dates = element.requiredDates()
        let start = time(element.child(.periodStart) ?? element, .timeStart)
        let end = time(element.child(.periodEnd) ?? element, .timeEnd)
        guard let number, let days, let dates, let start, let end else { return nil }
        return IEDRPeriod(
            number: number, holidayNumber: element.text(.ratePeriodNumberHolidays),
            peakType: element.text(.peakType), season: element.text(.seasonName), days: days,
            holdsOnHolidays: element.flag(.appliesOnHolidays) ?? true,
            start: start % DayTime.minutesOfDay, end: end,
            component: element.text(.statementComponent).flatMap { component($0, of: element) },
            measurement: element.text(.measurementApplicable), dates: dates,
            clause: element.clause())
    }

    private func days(_ element: IEDRElement) -> IEDRPeriod.Days? {
        guard let text = element.required(.dayType) else { return nil }
        guard let days = IEDRPeriod.Days(rawValue: text) else {
            element.child(.dayType)?.report(
                "expected weekday, weekend or all, found \(Excerpt(text))")
            return nil
        }
        return days
    }

    /// The minute of the day of a time as in `08:00:00`, whose seconds must be none; 24:00 is the
    /// end of the day.
    private func time(_ element: IEDRElement, _ field: IEDRField) -> Int? {
        guard let text = element.required(field) else { return nil }
        let clock = text.hasPrefix("T") ? text.dropFirst() : text[...]
        if clock == "00:00:00" { return 0 }
        guard clock.utf8.count == 8, clock.hasSuffix(":00"),
            let time = try? DayTime(from: "00:00", to: String(clock.dropLast(3)))
        else {
            element.child(field)?.report(
                "expected a time from 00:00:00 to 24:00:00 without seconds, found "
                    + "\(Excerpt(text))")
            return nil
        }
        return time.end
    }
}
