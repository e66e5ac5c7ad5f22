internal import Diagnostics
internal import Quantities
internal import Tariffs
internal import XMLParsing

extension IEDRReader {
    /// Adds a plan whose charges and calendar are in `body`.
    mutating func readPlan(_ plan: IEDRElement, body: IEDRElement, _ heading: Heading) {
        let identifiers = plan.child(.ratePlanIdentifiers) ?? plan
        let applicability = plan.child(.ratePlanApplicability)
        let features =
            applicability?.child(.modelComponents) ?? plan.child(.modelComponents) ?? plan
        let conditions = applicability.map { Self.conditions($0) } ?? IEDRConditions()
        let utility = Self.utility(plan, of: heading.utility)
        let dates = planDates(plan)
        let name = plan.required(.name)
        if utility == nil { plan.report("the element <utilityInfo> is missing") }
        let (calendar, charges) = contents(of: body)
        for nested in plan.items("ratePlanModifiers", "ratePlanModifier") {
            if let modifier = modifier(nested) { document.modifiers.append(modifier) }
        }
        guard let utility, let dates, let name else { return }
        let number = identifiers.text(.serviceClassNumber) ?? heading.serviceClass
        var unread = plan.unknown(besides: Self.planFields, in: "plan \"\(name)\"")
        if body.path != plan.path {
            unread += body.unknown(
                besides: Self.bodyFields.union(["ratePlan", "tariffBookLeafRanges"]),
                in: "plan \"\(name)\"")
        }
        let provenance = plan.child(.provenanceMetadata) ?? body
        document.plans.append(
            IEDRPlan(
                code: identifiers.text(.ratePlanCodeUnique)
                    ?? plan.element.attribute("ratePlanCodeUnique"),
                serviceClass: number, rate: heading.rate,
                rateCode: identifiers.text(.rateCode) ?? heading.rate,
                rateName: heading.rateName, name: name, description: plan.text(.description),
                utility: utility,
                commodities: [plan.text(.commodity), heading.commodity].compactMap(\.self),
                customerClasses: conditions.customerClasses
                    + plan.list("customerClass").map(\.text),
                territories: conditions.territories + Self.territories(plan),
                traits: conditions.others,
                hasRetailSupply: features.flag(.hasRetailSupply) ?? false, dates: dates,
                leaf: provenance.items("tariffBookLeafRanges", "tariffBookLeafRange").first?
                    .text(.startLeafNumber),
                cases: provenance.list("dpsCaseNumber").map(\.text).filter { !$0.isEmpty },
                source: heading.source, calendar: calendar, charges: charges, unread: unread,
                clause: plan.clause()))
    }

    private static let bodyFields: Set<String> = [
        "eligibility", "holidays", "seasons", "serviceTierThresholds", "timeOfUsePeriods",
        "charges",
    ]

    private static let planFields: Set<String> = bodyFields.union([
        "ratePlanIdentifiers", "commodity", "service", "utilityInfo", "ratePlanApplicability",
        "applicability", "provenanceMetadata", "name", "ratePlanName", "validityStatusDates",
        "description", "ratePlanDescription", "ratePlanModifiers", "effectivePeriod",
        "initialEffectiveDate", "dateCancellation", "dateDraftUpdate", "dateEffective",
        "dpsCaseNumber", "tariffDpsCaseNumber", "ratePlanFeatures", "numberOfRatePeriods",
        "ratePlanNumberRatePeriods", "ratePlanTariffId", "ratePlanIedrOrgAbbreviation",
        "tariffUtilityName", "tariffUtilityPscNumber", "serviceClassNumber",
        "serviceClassName", "rateCode", "customerClass", "territories",
        "ratePlanHasRetailSupply", "ratePlanHasTieredBlocks", "ratePlanHasDemandCharges",
        "ratePlanHasIcapTag", "ratePlanHasReactivePower", "ratePlanHasTimeOfUsePricing",
        "ratePlanIsRateRider", "tariffBookLeafRanges",
    ])

    /// The plan's days; a cancellation ends them.
    private func planDates(_ plan: IEDRElement) -> IEDRDates? {
        let holder = plan.child(.validityStatusDates) ?? plan
        let cancelled = holder.date(.dateCancellation)
        let stated =
            holder.dates(.effectivePeriod)
            ?? holder.date(.dateEffective).map {
                IEDRDates(start: $0, last: nil, expectedEnd: nil)
            }
        guard let stated else {
            plan.report("the element <effectivePeriod> is missing")
            return nil
        }
        let last = [stated.last, cancelled.map { $0.adding(days: -1) }].compactMap { $0 }.min()
        return IEDRDates(start: stated.start, last: last, expectedEnd: nil)
    }

    mutating func modifier(_ element: IEDRElement) -> IEDRModifier? {
        let identifiers = element.child(.ratePlanModifierIdentifiers) ?? element
        let code = identifiers.required(.ratePlanModifierCodeUnique)
        let kind = element.required(.ratePlanModifierKind)
        let scope = element.child(.ratePlanModifierApplicability).map { self.scope($0) }
        let (calendar, charges) = contents(of: element)
        if scope == nil { element.report("the element <ratePlanModifierApplicability> is missing") }
        guard let code, let kind, let scope else { return nil }
        return IEDRModifier(
            code: code, kind: kind, name: element.text(.name) ?? code,
            utility: Self.utility(element), scope: scope, calendar: calendar,
            charges: charges,
            unread: element.unknown(
                besides: Self.modifierFields, in: "modifier \"\(code)\""),
            clause: element.clause())
    }

    private static let modifierFields: Set<String> = bodyFields.union([
        "ratePlanModifierIdentifiers", "ratePlanModifierCodeUnique", "dataSourceMetadata",
        "sourceMetadata", "utilityInfo", "commodity", "service", "ratePlanModifierKind",
        "ratePlanModifierApplicability", "scopeOfApplicability", "provenanceMetadata", "name",
        "modifierName", "validityStatusDates", "validPeriod", "description",
        "modifierDescription", "statementTypeCode", "iedrOrg", "UtilityPscNbr",
    ])

    /// The calendar and charges that an element holds.
    private mutating func contents(
        of element: IEDRElement
    ) -> (calendar: IEDRCalendar, charges: [IEDRCharge]) {
        var charges: [IEDRCharge] = []
        let kinds = IEDRCharge.Kind.allCases.map(\.rawValue)
        for list in element.list("charges") {
            document.unread += list.unknown(
                besides: Set(kinds).union(["profile"]), in: "the charges")
            for kind in kinds {
                charges += list.list(kind).compactMap { charge($0, title: kind) }
            }
            if list.list("profile").first?.element.children.isEmpty == false {
                // A plan has one list, so a profile says for whom all of its charges are.
                document.unread.append(
                    UnsupportedItem(
                        name: "the profile of a list of charges (read as for everybody)",
                        clause: list.clause(), effect: .guessed))
            }
        }
        return (calendar(element), charges)
    }
}

// MARK: - Scopes

extension IEDRReader {
    func scope(_ element: IEDRElement) -> IEDRScope {
        IEDRScope(
            include: element.child(.include).map { Self.conditions($0) } ?? IEDRConditions(),
            exclude: element.child(.exclude).map { Self.conditions($0) },
            clause: element.clause())
    }

    /// The lists of an element and of the identifiers and the profile in it.
    static func conditions(_ element: IEDRElement) -> IEDRConditions {
        var conditions = IEDRConditions()
        for part in [element] + element.list("identifiers", "profile") {
            for child in part.element.children
            where !["identifiers", "profile"].contains(child.name) {
                let list = IEDRElement(
                    child, path: "\(part.path)/\(child.name)", problems: element.problems)
                add(list, to: &conditions)
            }
        }
        return conditions
    }

    private static func add(_ list: IEDRElement, to conditions: inout IEDRConditions) {
        let values = list.element.children.map { child in
            // An entry is a text, or holds a code with its name or zone with its kind.
            let entry = IEDRElement(child, path: list.path, problems: list.problems)
            guard let first = child.children.first else { return entry.text }
            return IEDRElement(first, path: list.path, problems: list.problems).text
        }
        switch list.element.name {
        case "serviceClassReferences", "serviceClasses": conditions.serviceClasses += values
        case "rateReferences", "rateCodes": conditions.rates += values
        case "ratePlanReferences", "ratePlans": conditions.plans += values
        case "ratePlanModifierReferences", "ratePlanModifiers": conditions.modifiers += values
        case "customerClasses": conditions.customerClasses += values
        case "customerEntities": conditions.entities += values
        case "ratePlanTerritories", "territories": conditions.territories += values
        case "dwellingScenario": conditions.others["dwelling", default: []] += values
        case "modelComponents", "ratePlanFeatures", "hasMeasurementKinds": break
        case let name where !values.isEmpty:
            conditions.others[name, default: []] += values
        case let name where !list.text.isEmpty:
            conditions.others[name, default: []].append(list.text)
        default: break
        }
    }

    static func territories(_ plan: IEDRElement) -> [String] {
        plan.list("territories").flatMap { list in
            list.list("territory").map { $0.list("territoryId").first?.text ?? $0.text }
        }
    }
}
