import Quantities

extension Program {
    /// What the rules say that the month cannot be computed with.
    ///
    /// Each is named, so that an administrator reads what is missing and where, instead
    /// of getting a figure that leaves it out.
    static func unsupported(
        _ value: ValueRule, _ allocation: AllocationRule, _ application: ApplicationRule,
        _ bank: BankRule, _ fee: FeeRule, _ settlement: SettlementRule,
        _ unallocated: UnallocatedRule, _ references: [PriceReference], _ taxes: [ProgramTax]
    ) -> [UnsupportedItem] {
        unsupported(allocation) + unsupported(value, allocation, references)
            + unsupported(application, value, allocation)
            + unsupported(bank, value, references) + unsupported(fee, value, allocation, settlement)
            + unsupported(unallocated, references)
            + taxes.map { UnsupportedItem("tax \($0.name)", at: $0.clause) }
    }

    private static func unsupported(_ allocation: AllocationRule) -> [UnsupportedItem] {
        var items: [UnsupportedItem] = []
        if allocation.interval != .month {
            items.append(
                UnsupportedItem(
                    "allocation by interval \(allocation.interval.rawValue)",
                    at: allocation.clause))
        }
        if allocation.key == .load || allocation.key == .coefficients {
            items.append(
                UnsupportedItem(
                    "allocation by key \(allocation.key.rawValue)", at: allocation.clause))
        }
        return items
    }

    private static func unsupported(
        _ value: ValueRule, _ allocation: AllocationRule, _ references: [PriceReference]
    ) -> [UnsupportedItem] {
        var items: [UnsupportedItem] = []
        if value.at == .matched {
            items.append(UnsupportedItem("value at matched", at: value.clause))
        }
        if value.unit == .energy, value.at != .account {
            items.append(UnsupportedItem("kWh credit at \(value.at.rawValue)", at: value.clause))
        }
        for term in value.terms {
            let reason = reason(against: term, in: value, allocation, references)
            if let reason {
                items.append(UnsupportedItem("term \(term.name) \(reason)", at: term.clause))
            }
        }
        return items
    }

    private static func reason(
        against term: ValueTerm, in value: ValueRule, _ allocation: AllocationRule,
        _ references: [PriceReference]
    ) -> String? {
        let isHourly = term.price.isHourly(references)
        let isByClass = !term.price.base.isUniform || !term.price.multiplier.isUniform
        switch term.quantity {
        case .peakPower: return "over peak power"
        case .month where isHourly: return "over the month by an hourly reference"
        case .mask where isHourly: return "over a mask by an hourly reference"
        case .month, .mask, .energy: break
        }
        if value.at == .host, isByClass { return "by class at host" }
        if isHourly, isByClass { return "by class with an hourly reference" }
        guard value.unit == .energy || allocation.limit == .load else { return nil }
        let isPlain = term.quantity == .energy && !isHourly
        if !isPlain, value.unit == .energy { return "by hours or month in a kWh program" }
        if !isPlain, term.quantity != .month { return "by hours under a limit of load" }
        return value.at == .host ? "at host under a limit of load" : nil
    }

    private static func unsupported(
        _ application: ApplicationRule, _ value: ValueRule, _ allocation: AllocationRule
    ) -> [UnsupportedItem] {
        let isUsage = application.against == .usage
        guard isUsage != (value.unit == .energy) else {
            return value.unit == .energy && application.floor.mode != .none
                ? [UnsupportedItem("a minimum bill for kWh credit", at: application.clause)] : []
        }
        return [
            UnsupportedItem(
                "\(value.unit.rawValue) credit applied against \(application.against.rawValue)",
                at: application.clause)
        ]
    }

    private static func unsupported(
        _ bank: BankRule, _ value: ValueRule, _ references: [PriceReference]
    ) -> [UnsupportedItem] {
        var items: [UnsupportedItem] = []
        if bank.onExpiry == .host || bank.onClose == .host {
            items.append(UnsupportedItem("expired credit back to the host", at: bank.clause))
        }
        if bank.rate?.isHourly(references) == true {
            items.append(UnsupportedItem("an hourly rate for expired credit", at: bank.clause))
        }
        let pays = bank.onExpiry == .payout || bank.onClose == .payout
        if pays, bank.rate == nil, value.unit == .energy {
            items.append(UnsupportedItem("pay-out of kWh without a rate", at: bank.clause))
        }
        return items
    }

    private static func unsupported(
        _ fee: FeeRule, _ value: ValueRule, _ allocation: AllocationRule,
        _ settlement: SettlementRule
    ) -> [UnsupportedItem] {
        var items: [UnsupportedItem] = []
        let isLimited = allocation.limit == .load
        if fee.base == .share, isLimited, fee.model.hasPercentage {
            items.append(UnsupportedItem("a percentage fee on share", at: fee.clause))
        }
        if fee.base == .applied, value.unit == .money, !isLimited, fee.model.hasEnergyPrice {
            items.append(UnsupportedItem("a fee per kWh on applied money", at: fee.clause))
        }
        if settlement.mode == .net {
            if value.unit == .energy {
                items.append(UnsupportedItem("net crediting of kWh", at: settlement.clause))
            }
            if fee.base == .applied {
                items.append(UnsupportedItem("net crediting on applied", at: fee.clause))
            }
        }
        return items
    }

    private static func unsupported(
        _ unallocated: UnallocatedRule, _ references: [PriceReference]
    ) -> [UnsupportedItem] {
        unallocated.rate?.isHourly(references) == true
            ? [UnsupportedItem("an hourly rate for unallocated output", at: unallocated.clause)]
            : []
    }
}

extension PriceFormula {
    /// Whether it has a price for each hour and not one for the month.
    func isHourly(_ declared: [PriceReference]) -> Bool {
        references.contains {
            declared.indices.contains($0.reference) && declared[$0.reference].isHourly
        }
    }
}

extension ClassTable<FeeModel> {
    private func contains(_ matches: (FeeModel) -> Bool) -> Bool {
        general.map(matches) == true || byClass.values.contains(where: matches)
    }

    var hasPercentage: Bool {
        contains { if case .percentage = $0 { true } else { false } }
    }

    var hasEnergyPrice: Bool {
        contains { if case .perKilowattHour = $0 { true } else { false } }
    }
}
