internal import JSONParsing
internal import Quantities
internal import Tariffs

// MARK: - Fixed and least charges

extension URDBReader {
    func fixed() -> [Charge] {
        var found: [(value: URDBValue, basis: FixedCharge.Basis, amount: ChargeAmount)] = []
        if let value = stated("fixedchargefirstmeter") {
            guard let basis = basis("fixedcharge", of: value, charge: "fixed") else { return [] }
            if let amount = value.amount { found.append((value, basis, amount)) }
        }
        if let value = stated("fixedmonthlycharge"), let amount = value.amount {
            found.append((value, .month, amount))
        }
        stated("fixedchargeeaaddl")?.refuse(
            "fixedchargeeaaddl", "how many more meters there are is not known")
        guard let first = found.first else { return [] }
        for other in found.dropFirst() {
            same(other.value, as: first.value, first.amount == other.amount, "fixedmonthlycharge")
        }
        let clause = first.value.clause("fixed", quoting: true)
        let amounts = [Dated(first.amount, dates: dates, clause: clause)]
        return [
            Charge(
                id: "fixed", name: "Fixed charge", component: component,
                kind: .fixed(FixedCharge(per: first.basis, amounts: amounts)), clause: clause)
        ]
    }

    func minimums() -> [Charge] {
        var found: [(value: URDBValue, basis: MinimumCharge.Basis, amount: ChargeAmount)] = []
        if let value = stated("mincharge"),
            let basis = basis("mincharge", of: value, charge: "minimum-month"),
            let amount = value.amount
        {
            found.append((value, basis.ofMinimum, amount))
        }
        for (name, basis) in [
            ("minmonthlycharge", MinimumCharge.Basis.month), ("annualmincharge", .year),
        ] {
            guard let value = stated(name), let amount = value.amount else { continue }
            if let other = found.first(where: { $0.basis == basis }) {
                same(value, as: other.value, other.amount == amount, name)
            } else {
                found.append((value, basis, amount))
            }
        }
        return found.map { value, basis, amount in
            let id = "minimum-\(basis.rawValue)"
            let clause = value.clause(id, quoting: true)
            let amounts = [Dated(amount, dates: dates, clause: clause)]
            return Charge(
                id: id, name: "Minimum charge", component: component, category: .minimum,
                kind: .minimum(MinimumCharge(per: basis, amounts: amounts)), clause: clause)
        }
    }

    func reactive() -> [Charge] {
        guard let value = stated("demandreactivepowercharge"), let amount = value.amount else {
            return []
        }
        let clause = value.clause("reactive", quoting: true)
        let amounts = [Dated(amount, dates: dates, clause: clause)]
        return [
            Charge(
                id: "reactive", name: "Reactive power", component: component,
                kind: .reactive(ReactiveCharge(per: .peak, free: nil, amounts: amounts)),
                clause: clause)
        ]
    }

    /// A field that says something other than zero.
    private func stated(_ name: String) -> URDBValue? {
        rate[name].flatMap { $0.saysNothing ? nil : $0 }
    }

    /// Notes a second field for one thing: superfluous, or a contradiction that is not solved.
    private func same(
        _ value: URDBValue, as other: URDBValue, _ isEqual: Bool, _ name: String
    ) {
        if isEqual {
            value.remark("says the same as \(other.path), it was ignored")
        } else {
            value.refuse(name, "it contradicts \(other.path)")
        }
    }

    private func basis(
        _ field: String, of value: URDBValue, charge: String
    ) -> FixedCharge.Basis? {
        guard let units = rate["\(field)units"], !units.saysNothing else {
            value.guess("\(field)units", "not stated; read as $/month", charge: charge)
            return .month
        }
        switch units.text?.lowercased() {
        case "$/month": return .month
        case "$/day": return .day
        case "$/year": return .year
        case nil: return nil
        default:
            units.refuse("\(field)units", "what they mean is not known")
            return nil
        }
    }
}

extension URDBValue {
    /// An amount of money that is not for energy.
    fileprivate var amount: ChargeAmount? {
        nanos(limit: ChargeAmount.inputLimit.nanos).map(ChargeAmount.init(nanos:))
    }
}

extension FixedCharge.Basis {
    fileprivate var ofMinimum: MinimumCharge.Basis {
        switch self {
        case .day: .day
        case .year: .year
        case .month, .bill, .meter: .month
        }
    }
}
