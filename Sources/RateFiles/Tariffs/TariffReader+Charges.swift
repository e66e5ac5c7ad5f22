internal import Quantities
internal import Tariffs

extension TariffReader {
    func charges(_ element: RateElement) -> [Charge] {
        element.allowOnly(children: ChargeForm.allCases.map(\.rawValue))
        return element.children.compactMap { child in
            ChargeForm(rawValue: child.name).flatMap { charge(child, form: $0) }
        }
    }

    private func charge(_ element: RateElement, form: ChargeForm) -> Charge? {
        element.allowOnly(
            attributes: [
                "id", "name", "component", "category", "direction", "seasons", "from", "to",
                "rounding",
            ] + form.attributes, children: form.children)
        let id = element.identifier("id")
        let component = element.word("component", default: form.component)
        let category = element.word("category", default: form.category)
        let direction = element.word("direction", default: form.direction)
        let kind = kind(element, form: form)
        var dates: DatePeriod?
        if element.optional("from") != nil || element.optional("to") != nil {
            dates = element.dates(start: effective?.start)
        }
        let rounding: RoundingRule? =
            element.optional("rounding") == nil ? nil : element.word("rounding")
        guard let id, let component, let category, let direction, let kind else { return nil }
        return Charge(
            id: id, name: element.optional("name") ?? id, component: component,
            category: category, direction: direction, kind: kind,
            seasons: element.words("seasons"), dates: dates, rounding: rounding,
            clause: element.clause(id))
    }

    private func kind(_ element: RateElement, form: ChargeForm) -> ChargeKind? {
        switch form {
        case .fixed:
            guard let basis: FixedCharge.Basis = element.word("per") else { return nil }
            return .fixed(FixedCharge(per: basis, amounts: amounts(element)))
        case .energy, .rider, .buyBack, .valueStack: return energy(element, flow: form.flow)
        case .demand: return demand(element)
        case .reactive: return reactive(element)
        case .percentage, .tax:
            let rates = dated(element, attribute: "percent", child: "percent") {
                (text: String) throws(NumeralError) in try Ratio(percent: text)
            }
            return .percentage(PercentageCharge(of: selection(element), rates: rates))
        case .minimum:
            guard let basis: MinimumCharge.Basis = element.word("per") else { return nil }
            return .minimum(
                MinimumCharge(per: basis, of: selection(element), amounts: amounts(element)))
        }
    }

    private func selection(_ element: RateElement) -> ChargeSelection {
        var components: Set<ChargeComponent>?
        if let words = element.words("ofComponents") {
            components = []
            for word in words.sorted() {
                guard let component = ChargeComponent(rawValue: word) else {
                    element.report("there is no component \"\(word)\"", attribute: "ofComponents")
                    continue
                }
                components?.insert(component)
            }
        }
        return ChargeSelection(
            components: components, charges: element.words("ofCharges"),
            excluded: element.words("except") ?? [])
    }

    private func reactive(_ element: RateElement) -> ChargeKind? {
        let free = element.optional("free") { (text: String) throws(NumeralError) in
            try Ratio(text)
        }
        guard let basis: ReactiveCharge.Basis = element.word("per") else { return nil }
        return .reactive(ReactiveCharge(per: basis, free: free, amounts: amounts(element)))
    }

    func amounts(_ element: RateElement) -> [Dated<ChargeAmount>] {
        dated(element, attribute: "amount", child: "amount") {
            (text: String) throws(NumeralError) in try ChargeAmount(text)
        }
    }

    /// One value in an attribute, or several with dates in children that have a `value`.
    private func dated<Value>(
        _ element: RateElement, attribute: String, child: String,
        _ parse: (String) throws(NumeralError) -> Value
    ) -> [Dated<Value>] {
        let children = element.children(child)
        guard let effective else { return [] }
        if children.isEmpty {
            let value = element.required(attribute, parse)
            let always = DatePeriod(from: effective.start)
            return value.map { [Dated($0, dates: always, clause: element.clause(element.label))] }
                ?? []
        }
        if element.optional(attribute) != nil {
            element.report("give it here or in <\(child)>, not both", attribute: attribute)
        }
        return children.compactMap { child in
            child.allowOnly(attributes: ["from", "to", "value"])
            let value = child.required("value", parse)
            let dates = child.dates(start: effective.start)
            guard let value, let dates else { return nil }
            return Dated(value, dates: dates, clause: child.clause(element.label))
        }
    }
}

extension RateElement {
    /// What a clause of the element is called: the identifier where it has one.
    var label: String { optional("id") ?? name }
}
