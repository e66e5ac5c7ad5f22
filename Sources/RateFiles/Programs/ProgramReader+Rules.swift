internal import NetMetering
internal import Quantities

// MARK: - Allocation

extension ProgramReader {
    func allocation(_ element: RateElement) -> AllocationRule? {
        element.allowOnly(attributes: [
            "key", "interval", "decimals", "sum", "limit", "denominator", "stepKW",
        ])
        let denominator = element.integer("denominator", in: 1...Int(Int32.max))
        guard let key = element.word("key", default: AllocationRule.Key.share),
            let interval = element.word("interval", default: AllocationRule.Interval.month),
            let sum = element.word("sum", default: AllocationRule.Sum.atMost),
            let limit = element.word("limit", default: AllocationRule.Limit.none)
        else { return nil }
        return AllocationRule(
            key: key, interval: interval,
            denominator: denominator.map(Int64.init) ?? (key == .share ? 1_000_000 : nil),
            decimals: element.integer("decimals", in: 0...9), sum: sum, limit: limit,
            step: element.programPower("stepKW"), clause: element.programClause)
    }

    func notice(_ element: RateElement) -> NoticeRule {
        element.allowOnly(attributes: ["initialDays", "changeDays", "cadence"])
        return NoticeRule(
            initialDays: element.integer("initialDays", in: 0...1000),
            changeDays: element.integer("changeDays", in: 0...1000),
            cadence: element.optional("cadence"))
    }

    func unallocated(_ element: RateElement) -> UnallocatedRule? {
        element.allowOnly(attributes: ["to", "graceMonths"], children: ["rate"])
        let child = element.optionalChild("rate")
        let rate = child.flatMap(rate)
        guard let destination: UnallocatedRule.Destination = element.word("to") else {
            return nil
        }
        return UnallocatedRule(
            to: destination, rate: rate, rateClause: child?.programClause ?? .none,
            graceMonths: element.integer("graceMonths", in: 1...600),
            clause: element.programClause)
    }
}

// MARK: - Application and bank

extension ProgramReader {
    func application(_ element: RateElement) -> ApplicationRule? {
        element.allowOnly(
            attributes: ["against", "lagCycles"], children: ["floor", "surplus", "energyCost"])
        for child in element.children("surplus") + element.children("energyCost") {
            _ = rate(child)
            note(unsupported: "apply \(child.name)", child)
        }
        let floor = element.optionalChild("floor").flatMap(floor)
        guard let against: ApplicationRule.Against = element.word("against") else { return nil }
        return ApplicationRule(
            against: against, lagCycles: element.integer("lagCycles", in: 0...24) ?? 0,
            floor: floor ?? .none, clause: element.programClause)
    }

    private func floor(_ element: RateElement) -> ApplicationRule.Floor? {
        element.allowOnly(attributes: ["mode", "fixed", "perKWh", "exempt", "illustrative"])
        noteIllustrative(element)
        guard let mode: ApplicationRule.Floor.Mode = element.word("mode"),
            element.required("fixed") != nil, let fixed = element.programMoney("fixed")
        else { return nil }
        if fixed < .zero {
            element.report("must not be negative, found \(fixed)", attribute: "fixed")
        }
        return ApplicationRule.Floor(
            mode: mode, fixed: fixed, perKilowattHour: element.programPrice("perKWh") ?? .zero,
            exempt: classIndexes(element, "exempt") ?? [], clause: element.programClause)
    }

    func bank(_ element: RateElement) -> BankRule? {
        element.allowOnly(
            attributes: ["carry", "months", "month", "onExpiry", "onClose", "level"],
            children: ["rate"])
        if let level = element.optional("level"), level != "account" {
            note(unsupported: "bank level \(level)", element)
        }
        let rate = element.optionalChild("rate").flatMap(rate)
        let carry = carry(element)
        guard let onExpiry = element.word("onExpiry", default: BankRule.Disposal.forfeit),
            let onClose = element.word("onClose", default: BankRule.Disposal.forfeit), let carry
        else { return nil }
        return BankRule(
            carry: carry, onExpiry: onExpiry, onClose: onClose, rate: rate,
            clause: element.programClause)
    }

    private func carry(_ element: RateElement) -> BankRule.Carry? {
        switch element.required("carry") {
        case nil: return nil
        case "none": return BankRule.Carry.none
        case "indefinite": return .indefinite
        case "annual-from-start": return .annualFromStart
        case "rolling":
            guard element.required("months") != nil else { return nil }
            return element.integer("months", in: 1...600).map(BankRule.Carry.rolling)
        case "annual":
            guard element.required("month") != nil else { return nil }
            return element.integer("month", in: 1...12).map(BankRule.Carry.annual)
        case .some(let text):
            element.report(
                "expected one of \"none\", \"rolling\", \"annual\", \"annual-from-start\", "
                    + "\"indefinite\", found \"\(text)\"", attribute: "carry")
            return nil
        }
    }
}

// MARK: - Fee and settlement

extension ProgramReader {
    func fee(_ element: RateElement) -> FeeRule? {
        element.allowOnly(
            attributes: [
                "model", "percent", "price", "on", "capAtCredit", "proration", "illustrative",
            ], children: ["class", "escalate"])
        noteIllustrative(element)
        var byClass: [ClassIndex: FeeModel] = [:]
        for child in element.children("class") {
            child.allowOnly(attributes: ["id", "model", "percent", "price", "illustrative"])
            noteIllustrative(child)
            guard let index = classIndex(child, "id"), let model = feeModel(child) else { continue }
            if byClass.updateValue(model, forKey: index) != nil {
                child.report("the class stands here twice")
            }
        }
        guard let base = element.word("on", default: FeeRule.Base.generated),
            let proration = element.word("proration", default: FeeRule.Proration.none),
            let model = feeModel(element)
        else { return nil }
        return FeeRule(
            ClassTable(model, byClass: byClass), on: base,
            isCappedAtCredit: element.flag("capAtCredit", default: false),
            proration: proration,
            escalation: element.optionalChild("escalate").flatMap(escalation),
            clause: element.programClause)
    }

    /// The model an element names, with its percentage or price.
    func feeModel(_ element: RateElement) -> FeeModel? {
        guard let model = element.required("model") else { return nil }
        let needed = ["percent": "percent", "per-kWh": "price", "per-kW": "price"]
        if let attribute = model == "per-block" ? "price" : needed[model],
            element.required(attribute) == nil
        {
            return nil
        }
        switch model {
        case "none": return .free
        case "percent": return element.programPercent("percent").map(FeeModel.percentage)
        case "per-kWh": return element.programPrice("price").map(FeeModel.perKilowattHour)
        case "per-kW": return element.programUnitPrice("price").map(FeeModel.perKilowatt)
        case "per-block": return element.programUnitPrice("price").map(FeeModel.perBlock)
        case "upfront": return .upfront
        case "loan": return .loan
        default:
            element.report(
                "expected one of \"none\", \"percent\", \"per-kWh\", \"per-kW\", "
                    + "\"per-block\", \"upfront\", \"loan\", found \"\(model)\"",
                attribute: "model")
            return nil
        }
    }

    func settlement(_ element: RateElement) -> SettlementRule? {
        element.allowOnly(attributes: ["mode", "level", "adminBase"], children: ["adminFee"])
        let steps = element.children("adminFee").compactMap { child -> DatedRatio? in
            child.allowOnly(attributes: ["percent", "from", "illustrative"])
            noteIllustrative(child)
            let from = child.required("from") { (text: String) throws(CivilDateError) in
                try CivilDate(text)
            }
            guard child.required("percent") != nil,
                let ratio = child.programPercent("percent"), let from
            else { return nil }
            return DatedRatio(ratio, from: from, clause: child.programClause)
        }
        guard let mode: SettlementRule.Mode = element.word("mode"),
            let level = element.word("level", default: SettlementRule.Level.member),
            let base = element.word("adminBase", default: SettlementRule.AdminBase.credit)
        else { return nil }
        return SettlementRule(
            mode: mode, level: level, adminFee: steps, adminBase: base,
            clause: element.programClause)
    }
}

// MARK: - Limits and terms

extension ProgramReader {
    func limit(_ element: RateElement) -> ProgramLimit? {
        element.allowOnly(attributes: [
            "name", "metric", "aggregate", "comparison", "bound", "of", "classes", "atLeastKW",
            "belowKW",
        ])
        let scope = ProgramLimit.Scope(
            classes: classIndexes(element, "classes"),
            atLeast: element.programPower("atLeastKW"), below: element.programPower("belowKW"))
        let bound = element.required("bound") { (text: String) throws(NumeralError) in
            try Ratio(text)
        }
        guard let name = element.required("name"),
            let metric: ProgramLimit.Metric = element.word("metric"),
            let aggregate: ProgramLimit.Aggregate = element.word("aggregate"),
            let comparison: ProgramLimit.Comparison = element.word("comparison"),
            let base = element.word("of", default: ProgramLimit.Base.constant), let bound
        else { return nil }
        return ProgramLimit(
            name: name, metric: metric, scope: scope, aggregate: aggregate,
            comparison: comparison, bound: bound, of: base, clause: element.programClause)
    }

    func tax(_ element: RateElement) -> ProgramTax? {
        element.allowOnly(attributes: ["name", "percent", "exempt"])
        guard let name = element.required("name"), element.required("percent") != nil,
            let rate = element.programPercent("percent")
        else { return nil }
        return ProgramTax(
            name: name, rate: rate, exempt: classIndexes(element, "exempt") ?? [],
            clause: element.programClause)
    }

    func attributes(_ element: RateElement) -> AttributeRule? {
        element.allowOnly(attributes: ["owner", "registry", "factorSet", "claim"])
        guard let owner: AttributeRule.Owner = element.word("owner") else { return nil }
        return AttributeRule(
            owner: owner, registry: element.optional("registry"),
            factorSet: element.optional("factorSet"), claim: element.optional("claim"))
    }

    func protection(_ element: RateElement) -> ProtectionRule {
        element.allowOnly(attributes: [
            "rescindDays", "terminationFee", "latePercent", "disclosure", "retainYears",
        ])
        return ProtectionRule(
            rescindDays: element.integer("rescindDays", in: 0...365),
            terminationFee: element.programMoney("terminationFee"),
            lateRate: element.programPercent("latePercent"),
            disclosure: element.optional("disclosure"),
            retainYears: element.integer("retainYears", in: 0...100),
            clause: element.programClause)
    }
}
