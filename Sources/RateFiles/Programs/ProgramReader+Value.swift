internal import NetMetering
internal import Quantities
internal import Tariffs

// MARK: - References and masks

extension ProgramReader {
    func reference(_ element: RateElement) -> PriceReference? {
        element.allowOnly(attributes: ["name", "kind", "series", "component", "unit"])
        guard let name = element.required("name"),
            let unit = element.word("unit", default: PriceReference.Unit.kilowattHour)
        else { return nil }
        let kind: PriceReference.Kind
        switch element.required("kind") {
        case "tariff":
            guard element.optional("component") != nil else {
                kind = .tariff(component: nil)
                break
            }
            guard let component: ChargeComponent = element.word("component") else { return nil }
            kind = .tariff(component: component.rawValue)
        case "monthly":
            guard let series = element.required("series") else { return nil }
            kind = .monthly(series: series)
        case "hourly":
            guard let series = element.required("series") else { return nil }
            kind = .hourly(series: series)
        case nil: return nil
        case .some(let text):
            element.report(
                "expected one of \"tariff\", \"monthly\", \"hourly\", found \"\(text)\"",
                attribute: "kind")
            return nil
        }
        return PriceReference(name: name, kind: kind, unit: unit, clause: element.programClause)
    }

    func mask(_ element: RateElement) -> HourMask? {
        element.allowOnly(attributes: ["name"], children: ["hours", "except"])
        let windows = element.children("hours").compactMap(window)
        if element.children("hours").isEmpty {
            element.report("the element <hours> is missing")
        }
        let exceptions = element.children("except").compactMap { child in
            child.allowOnly(attributes: ["date"])
            return child.required("date") { (text: String) throws(CivilDateError) in
                try CivilDate(text)
            }
        }
        return element.required("name").map {
            HourMask(
                name: $0, windows: windows, exceptions: Set(exceptions),
                clause: element.programClause)
        }
    }

    private func window(_ element: RateElement) -> HourMask.Window? {
        element.allowOnly(attributes: ["months", "weekdays", "from", "to"])
        let months = numbers(element, "months", in: 1...12)
        let weekdays = numbers(element, "weekdays", in: 1...7)
        let start = minute(element, "from", default: 0)
        let end = minute(element, "to", default: 1_440)
        guard let start, let end, let months, let weekdays else { return nil }
        guard
            let window = HourMask.Window(
                months: months, weekdays: weekdays, startMinute: start, endMinute: end)
        else {
            element.report("the hours must end after they begin")
            return nil
        }
        return window
    }

    /// Whole numbers with blanks between; all of `range` where the attribute is missing.
    private func numbers(
        _ element: RateElement, _ attribute: String, in range: ClosedRange<Int>
    ) -> Set<Int>? {
        guard let words = element.words(attribute) else { return Set(range) }
        let numbers = Set(words.compactMap(Int.init).filter(range.contains))
        guard numbers.count == words.count else {
            element.report(
                "expected numbers from \(range.lowerBound) to \(range.upperBound)",
                attribute: attribute)
            return nil
        }
        return numbers
    }

    private func minute(
        _ element: RateElement, _ attribute: String, default fallback: Int
    ) -> Int? {
        guard let text = element.optional(attribute) else { return fallback }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.first != "+" }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour),
            (0..<60).contains(minute), hour * 60 + minute <= 1_440
        else {
            element.report(
                "expected a time of day as in 14:00, found \"\(text)\"", attribute: attribute)
            return nil
        }
        return hour * 60 + minute
    }
}

// MARK: - Value

extension ProgramReader {
    func value(_ element: RateElement) -> ValueRule? {
        element.allowOnly(attributes: ["unit", "at", "rounded"], children: ["term"])
        let terms = element.children("term").compactMap(term)
        guard let unit: ValueRule.Unit = element.word("unit"),
            let level: ValueRule.Level = element.word("at"),
            let rounded = element.word("rounded", default: ValueRule.Rounded.together)
        else { return nil }
        if unit == .money, element.children("term").isEmpty {
            element.report("the element <term> is missing")
        }
        return ValueRule(
            unit: unit, at: level, rounded: rounded, terms: terms,
            clause: element.programClause)
    }

    private func term(_ element: RateElement) -> ValueTerm? {
        element.allowOnly(
            attributes: Self.formulaAttributes + Self.termAttributes,
            children: Self.formulaChildren)
        if element.optional("lockYears") != nil {
            note(unsupported: "a price locked at qualification", element)
        }
        let quantity = quantity(element)
        let formula = formula(element)
        let hasDates = element.optional("from") != nil || element.optional("to") != nil
        let effective = hasDates ? element.dates() : nil
        guard let name = element.required("name"), let quantity, let formula else { return nil }
        return ValueTerm(
            name: name, title: element.optional("title"), price: formula, over: quantity,
            effective: effective,
            isIllustrative: noteIllustrative(element), clause: element.programClause)
    }

    private func quantity(_ element: RateElement) -> ValueTerm.Quantity? {
        switch element.optional("over") {
        case nil, "kWh": return .energy
        case "mask": return maskIndex(element, "mask").map(ValueTerm.Quantity.mask)
        case "month": return .month
        case "peakKW": return .peakPower
        case .some(let text):
            element.report(
                "expected one of \"kWh\", \"mask\", \"month\", \"peakKW\", found \"\(text)\"",
                attribute: "over")
            return nil
        }
    }

    static let formulaAttributes = ["price", "multiplier", "least", "greatest", "illustrative"]
    private static let termAttributes = [
        "name", "title", "over", "mask", "from", "to", "lockYears",
    ]
    static let formulaChildren = ["reference", "class", "escalate"]

    /// A rate that stands alone, as that of a pay-out.
    func rate(_ element: RateElement) -> PriceFormula? {
        element.allowOnly(
            attributes: Self.formulaAttributes, children: Self.formulaChildren)
        noteIllustrative(element)
        return formula(element)
    }

    /// A price, as attributes and children state it.
    private func formula(_ element: RateElement) -> PriceFormula? {
        let references = element.children("reference").compactMap { child in
            child.allowOnly(attributes: ["name", "factor"])
            let factor = child.programRatio("factor")
            return referenceIndex(child, "name").map {
                ReferenceFactor($0, factor: factor ?? .one)
            }
        }
        var prices: [ClassIndex: EnergyPrice] = [:]
        var multipliers: [ClassIndex: Ratio] = [:]
        for child in element.children("class") {
            child.allowOnly(attributes: ["id", "price", "multiplier", "illustrative"])
            noteIllustrative(child)
            guard let index = classIndex(child, "id") else { continue }
            if prices[index] != nil || multipliers[index] != nil {
                child.report("the class stands here twice")
            }
            prices[index] = child.programPrice("price")
            multipliers[index] = child.programRatio("multiplier")
            if child.optional("price") == nil, child.optional("multiplier") == nil {
                child.report("a price or a multiplier is missing")
            }
        }
        let price = element.programPrice("price")
        if element.optional("price") == nil, references.isEmpty,
            element.children("class").isEmpty, element.children("reference").isEmpty
        {
            element.report("a price, a <reference> or a <class> is missing")
        }
        // A formula of references alone begins at nothing; a table by class does not.
        let base = price ?? (prices.isEmpty ? .zero : nil)
        let multiplier = element.programRatio("multiplier")
        return PriceFormula(
            base: ClassTable(base, byClass: prices), references: references,
            least: element.programPrice("least"), greatest: element.programPrice("greatest"),
            multiplier: ClassTable(multiplier ?? .one, byClass: multipliers),
            escalation: element.optionalChild("escalate").flatMap(escalation))
    }

    func escalation(_ element: RateElement) -> Escalation? {
        element.allowOnly(attributes: ["percent", "from", "decimals"])
        let from = element.optional("from") { (text: String) throws(CivilDateError) in
            try CivilDate(text)
        }
        guard element.required("percent") != nil, let rate = element.programPercent("percent")
        else { return nil }
        do throws(ProgramError) {
            return try Escalation(
                rate: rate, from: from, decimals: element.integer("decimals", in: 0...9) ?? 6)
        } catch {
            element.report("\(error)")
            return nil
        }
    }
}
