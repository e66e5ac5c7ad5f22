public import Tariffs

/// The customers some charges are for.
public struct IEDRScope: Hashable, Sendable {
    public let include: IEDRConditions
    /// Who is left out, although included; those who meet all of its conditions.
    public let exclude: IEDRConditions?
    public let clause: Clause
}

/// Lists of values; a customer meets them who has one value of each list that is given.
public struct IEDRConditions: Hashable, Sendable {
    public internal(set) var serviceClasses: [String] = []
    public internal(set) var rates: [String] = []
    public internal(set) var plans: [String] = []
    public internal(set) var modifiers: [String] = []
    public internal(set) var customerClasses: [String] = []
    /// Kinds of organization; a household is none of them.
    public internal(set) var entities: [String] = []
    public internal(set) var territories: [String] = []
    /// All other lists, by their names.
    public internal(set) var others: [String: [String]] = [:]

    /// Whether it says nothing.
    public var isEmpty: Bool { self == IEDRConditions() }
}

/// What a plan and its customer are known to be.
struct IEDRSubject {
    let plan: IEDRPlan
    let customer: IEDRCustomer
    /// All territories named by the documents the scopes stand in: who names all of them
    /// tells nobody apart.
    let allTerritories: Set<String>
}

/// Whether conditions are met.
enum IEDRAnswer: Hashable {
    case yes, no
    /// It depends on what is not known of the customer, in words.
    case depends(on: String)
}

extension IEDRScope {
    func answer(for subject: IEDRSubject) -> IEDRAnswer {
        let included = include.answer(for: subject)
        guard included != .no, let exclude, !exclude.isEmpty else { return included }
        switch exclude.answer(for: subject) {
        case .no: return included
        case .yes: return .no
        case .depends(let what): return .depends(on: "not for " + what)
        }
    }
}

extension IEDRConditions {
    /// `no` if one list surely has no value of the subject's; else the first doubt.
    fileprivate func answer(for subject: IEDRSubject) -> IEDRAnswer {
        let plan = subject.plan
        let answers = [
            Self.one(of: serviceClasses) {
                Self.plainNumber($0) == Self.plainNumber(plan.serviceClass)
            },
            rateAnswer(plan),
            Self.one(of: plans) { $0 == plan.code },
            Self.one(of: modifiers) { subject.customer.modifiers.contains($0) },
            Self.list(
                customerClasses, chosen: subject.customer.customerClass,
                possible: plan.customerClasses, what: "customers of class"),
            entityAnswer(subject.customer),
            territoryAnswer(subject),
        ]
        let rest = others.keys.sorted().map { key in
            Self.list(
                others[key] ?? [], chosen: subject.customer.traits[key],
                possible: plan.traits[key] ?? Self.everyValue[key] ?? [], what: "\(key)")
        }
        if (answers + rest).contains(.no) { return .no }
        return (answers + rest).first { $0 != .yes } ?? .yes
    }

    /// The values of which every customer has one.
    private static let everyValue = [
        "dwelling": ["Multifamily", "SingleFamily"]
    ]

    private static func one(of values: [String], _ isIt: (String) -> Bool) -> IEDRAnswer {
        values.isEmpty || values.contains(where: isIt) ? .yes : .no
    }

    private static func list(
        _ values: [String], chosen: String?, possible: [String], what: String
    ) -> IEDRAnswer {
        guard !values.isEmpty else { return .yes }
        if let chosen { return values.contains(chosen) ? .yes : .no }
        if !possible.isEmpty {
            let met = possible.filter(values.contains)
            if met.isEmpty { return .no }
            if met.count == possible.count { return .yes }
        }
        return .depends(on: "\(what) \(values.joined(separator: ", "))")
    }

    /// A household is no organization, and lists of organizations do not speak of it.
    private func entityAnswer(_ customer: IEDRCustomer) -> IEDRAnswer {
        guard let entity = customer.entity else { return .yes }
        return Self.one(of: entities) { $0 == entity }
    }

    private func territoryAnswer(_ subject: IEDRSubject) -> IEDRAnswer {
        if subject.customer.territory == nil, subject.plan.territories.isEmpty,
            subject.allTerritories.isSubset(of: territories)
        {
            return .yes
        }
        return Self.list(
            territories, chosen: subject.customer.territory,
            possible: subject.plan.territories, what: "territory")
    }

    /// Statements call the rate `2` that a book of service class 1 calls `SC1-2`.
    private func rateAnswer(_ plan: IEDRPlan) -> IEDRAnswer {
        guard !rates.isEmpty else { return .yes }
        let codes = [plan.rate, plan.rateCode]
        if rates.contains(where: codes.contains) { return .yes }
        guard let own = Self.rateNumber(plan.rate, serviceClass: plan.serviceClass) else {
            return .depends(on: "rate \(rates.joined(separator: ", "))")
        }
        return rates.contains(own) ? .yes : .no
    }

    /// `SC01` and `1` are one service class.
    private static func plainNumber(_ text: String) -> String {
        let digits = text.uppercased().hasPrefix("SC") ? text.dropFirst(2) : text[...]
        let plain = digits.drop { $0 == "0" }
        return plain.isEmpty ? String(digits) : String(plain)
    }

    /// The `2` of `SC1-2` in service class 1; nil where the code is not of that form.
    private static func rateNumber(_ code: String, serviceClass: String) -> String? {
        let parts = code.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, plainNumber(String(parts[0])) == plainNumber(serviceClass) else {
            return nil
        }
        return String(parts[1])
    }
}
