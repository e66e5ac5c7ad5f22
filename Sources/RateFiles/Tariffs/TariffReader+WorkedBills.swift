internal import Quantities
internal import Tariffs

extension TariffReader {
    func workedBill(_ element: RateElement, peaks: DemandPeriods) -> WorkedBill? {
        element.allowOnly(
            attributes: ["id", "month", "from", "to", "meters", "total", "note"],
            children: ["usage", "export", "demand", "line"])
        let period = billingPeriod(element)
        let id = element.identifier("id")
        let total = element.money("total")
        let lines = element.children("line").compactMap(line)
        let imported = element.children("usage").compactMap { totals($0, period: period) }
        let exported = element.children("export").compactMap { totals($0, period: period) }
        var demands: [String: [Power]] = [:]
        for child in element.children("demand") { child.read(peaks, into: &demands) }
        guard let id, let period, let total else { return nil }
        return WorkedBill(
            id: id,
            usage: TariffUsage(
                period: period, imported: imported.isEmpty ? .none : .totals(imported),
                exported: exported.isEmpty ? .none : .totals(exported),
                meters: element.integer("meters", in: 1...1_000) ?? 1,
                demands: demands),
            lines: lines, total: total, clause: element.clause(id))
    }

    private func billingPeriod(_ element: RateElement) -> DatePeriod? {
        guard element.optional("month") != nil else {
            guard element.required("to") != nil else { return nil }
            return element.dates()
        }
        if element.optional("from") != nil || element.optional("to") != nil {
            element.report("give a month or from and to, not both")
        }
        return element.required("month") { (text: String) throws(CivilDateError) in
            try Month(text).days
        }
    }

    private func totals(_ element: RateElement, period: DatePeriod?) -> UsageTotals? {
        element.allowOnly(attributes: ["from", "to", "kWh"], children: ["period"])
        let dates = element.optional("from") == nil ? period : element.dates()
        var byPeriod: [String: Energy] = [:]
        for child in element.children("period") {
            child.allowOnly(attributes: ["id", "kWh"])
            guard let id = child.identifier("id"), let energy = child.energy("kWh") else {
                continue
            }
            if byPeriod.updateValue(energy, forKey: id) != nil {
                child.report("there is another period \"\(id)\"")
            }
        }
        guard let total = element.energy("kWh"), let dates else { return nil }
        return UsageTotals(dates: dates, total: total, byPeriod: byPeriod)
    }

    private func line(_ element: RateElement) -> WorkedBill.Line? {
        element.allowOnly(attributes: ["charge", "period", "tier", "kWh", "kW", "amount"])
        let amount = element.money("amount")
        guard let charge = element.identifier("charge"), let amount else { return nil }
        return WorkedBill.Line(
            charge: charge, period: element.optional("period"),
            tier: element.integer("tier", in: 1...1_000),
            quantity: element.optional("kWh") == nil ? nil : element.energy("kWh"),
            power: element.optional("kW") == nil ? nil : element.demand("kW"),
            amount: amount, clause: element.clause(charge))
    }
}

extension RateElement {
    fileprivate func money(_ attribute: String) -> Money? {
        required(attribute) { (text: String) throws(NumeralError) in try Money(text) }
    }
}
