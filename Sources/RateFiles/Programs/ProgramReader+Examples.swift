internal import NetMetering
internal import Quantities

extension ProgramReader {
    /// A worked figure; its month's output is given whole, by mask or by hour.
    func example(_ element: RateElement, _ value: ValueRule?) -> ProgramExample? {
        let amounts = ProgramExample.Amount.allCases.map(\.rawValue)
        let energies = ProgramExample.EnergyFigure.allCases.map(\.rawValue)
        element.allowOnly(
            attributes: ["id", "month", "capacityKW", "note"],
            children: ["price", "output", "member", "unsubscribed", "expect"])
        let month = element.required("month") { (text: String) throws(CivilDateError) in
            try Month(text)
        }
        let members = element.children("member").compactMap(member)
        let unsubscribed = element.optionalChild("unsubscribed").flatMap { child -> Int64? in
            child.allowOnly(attributes: ["share"])
            return share(child)
        }
        let prices = prices(element)
        let output = element.requiredChild("output").flatMap(output)
        let expected = element.optionalChild("expect").map { child in
            child.allowOnly(attributes: amounts + energies, children: ["term"])
            return figures(child, value)
        }
        guard let id = element.required("id"), let month, let output else { return nil }
        return ProgramExample(
            id: id, month: month, capacity: element.programPower("capacityKW"),
            references: prices, output: output, unsubscribed: unsubscribed ?? 0,
            members: members, expected: expected ?? ProgramExample.Expected(),
            clause: element.programClause)
    }

    private func share(_ element: RateElement) -> Int64? {
        guard element.required("share") != nil else { return nil }
        return element.integer("share", in: 0...Int(Int32.max)).map(Int64.init)
    }

    /// What each reference cost: for the month, or for hours from one on.
    private func prices(_ element: RateElement) -> ReferencePrices {
        var prices = [ReferencePrices.Price](repeating: .missing, count: references.count)
        for child in element.children("price") {
            child.allowOnly(attributes: ["reference", "value", "from"], children: ["hour"])
            guard let index = referenceIndex(child, "reference") else { continue }
            let parse = { [references] (text: String) throws(NumeralError) in
                try references[index].price(text)
            }
            if child.children("hour").isEmpty {
                if let value = child.required("value", parse) { prices[index] = .month(value) }
            } else if let start = child.required("from", instant) {
                let hours = child.children("hour").compactMap { hour in
                    hour.allowOnly(attributes: ["value"])
                    return hour.required("value", parse)
                }
                prices[index] = .hours(HourlyPrices(from: start, hours))
            }
        }
        return ReferencePrices(prices)
    }

    private func output(_ element: RateElement) -> Output? {
        element.allowOnly(attributes: ["kWh", "from"], children: ["mask", "hour"])
        var masked = [Energy](repeating: .zero, count: masks.count)
        for child in element.children("mask") {
            child.allowOnly(attributes: ["name", "kWh"])
            guard let index = maskIndex(child, "name"), let energy = child.programEnergy("kWh")
            else { continue }
            masked[index] = energy
        }
        var hours: [Output.Hour] = []
        if !element.children("hour").isEmpty, let start = element.required("from", instant) {
            for (place, child) in element.children("hour").enumerated() {
                child.allowOnly(attributes: ["kWh"])
                guard let energy = child.programEnergy("kWh") else { continue }
                let hour = start.adding(seconds: Int64(place) * 3600)
                hours.append(Output.Hour(start: hour, energy: energy))
            }
        }
        guard element.required("kWh") != nil, let energy = element.programEnergy("kWh") else {
            return nil
        }
        return Output(energy, masked: masked, hours: hours)
    }

    private func instant(_ text: String) throws(InstantError) -> Instant { try Instant(text) }

    private func member(_ element: RateElement) -> ProgramExample.Member? {
        element.allowOnly(
            attributes: ["name", "class", "share", "usageKWh", "bill", "savingsPercent"],
            children: ["bank", "expect"])
        let expected = element.optionalChild("expect").map { child in
            child.allowOnly(
                attributes: ProgramExample.Amount.allCases.map(\.rawValue)
                    + ProgramExample.EnergyFigure.allCases.map(\.rawValue))
            return figures(child, nil)
        }
        let banks = banks(element)
        guard let name = element.required("name"), let share = share(element) else { return nil }
        let memberClass =
            element.optional("class") == nil ? .other : classIndex(element, "class") ?? .other
        return ProgramExample.Member(
            name: name, memberClass: memberClass, share: share,
            usage: element.programEnergy("usageKWh"), bill: element.programMoney("bill"),
            fee: element.programPercent("savingsPercent").map(FeeModel.savings),
            moneyBank: banks.money, energyBank: banks.energy,
            expected: expected ?? ProgramExample.Expected())
    }

    private func banks(
        _ element: RateElement
    ) -> (money: CreditBank<Money>, energy: CreditBank<Energy>) {
        var money: [CreditBank<Money>.Lot] = []
        var energy: [CreditBank<Energy>.Lot] = []
        for child in element.children("bank") {
            child.allowOnly(attributes: ["earned", "amount", "kWh"])
            let earned = child.required("earned") { (text: String) throws(CivilDateError) in
                try Month(text)
            }
            guard let earned else { continue }
            if let amount = child.programMoney("amount") {
                money.append(CreditBank<Money>.Lot(earned: earned, amount: amount))
            }
            if let amount = child.programEnergy("kWh") {
                energy.append(CreditBank<Energy>.Lot(earned: earned, amount: amount))
            }
        }
        do throws(CreditBankError) {
            return (try CreditBank(lots: money), try CreditBank(lots: energy))
        } catch {
            element.report("\(error)")
            return (CreditBank(), CreditBank())
        }
    }

    private func figures(
        _ element: RateElement, _ value: ValueRule?
    ) -> ProgramExample.Expected {
        var expected = ProgramExample.Expected()
        for amount in ProgramExample.Amount.allCases {
            expected.amounts[amount] = element.programMoney(amount.rawValue)
        }
        for figure in ProgramExample.EnergyFigure.allCases {
            expected.energies[figure] = element.programEnergy(figure.rawValue)
        }
        for child in element.children("term") {
            child.allowOnly(attributes: ["name", "amount"])
            guard let name = child.required("name") else { continue }
            guard let index = value?.terms.firstIndex(where: { $0.name == name }) else {
                child.report("there is no term \"\(name)\" in this program", attribute: "name")
                continue
            }
            expected.terms[index] = child.programMoney("amount")
        }
        return expected
    }
}
