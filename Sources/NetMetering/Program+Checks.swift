import Quantities

extension Program {
    func checkNames() throws(ProgramError) {
        guard classes.count <= 1000 else { throw .tooManyClasses(classes.count) }
        try Self.checkUnique(classes, .memberClass)
        try Self.checkUnique(references.map(\.name), .reference)
        try Self.checkUnique(masks.map(\.name), .mask)
        try Self.checkUnique(value.terms.map(\.name), .term)
    }

    private static func checkUnique(
        _ names: [String], _ kind: ProgramError.Kind
    ) throws(ProgramError) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            throw .repeatedName(name, of: kind)
        }
    }

    func checkIndexes() throws(ProgramError) {
        for term in value.terms {
            try check(term.price, of: term.name)
            if case .mask(let mask) = term.quantity, !masks.indices.contains(mask) {
                throw .unknownMask(mask)
            }
        }
        if let rate = unallocated.rate { try check(rate, of: "unallocated output") }
        if let rate = bank.rate { try check(rate, of: "expired credit") }
        try check(classes: application.floor.exempt)
        try check(classes: fee.model.byClass.keys)
        for tax in taxes { try check(classes: tax.exempt) }
        for limit in limits { try check(classes: limit.scope.classes ?? []) }
    }

    private func check(_ price: PriceFormula, of term: String) throws(ProgramError) {
        for factor in price.references where !references.indices.contains(factor.reference) {
            throw .unknownReference(factor.reference)
        }
        if let least = price.least, let greatest = price.greatest, greatest < least {
            throw .boundsCrossed(term: term, least: least, greatest: greatest)
        }
        try check(classes: price.base.byClass.keys)
        try check(classes: price.multiplier.byClass.keys)
    }

    private func check(classes named: some Collection<ClassIndex>) throws(ProgramError) {
        for index in named where index.rawValue > classes.count { throw .unknownClass(index) }
    }

    func checkRules() throws(ProgramError) {
        switch bank.carry {
        case .rolling(let months) where !(1...600).contains(months): throw .rollingMonths(months)
        case .annual(let month) where !(1...12).contains(month): throw .annualMonth(month)
        default: break
        }
        if unallocated.destination == .payout, unallocated.rate == nil { throw .noPayoutRate }
        for (step, next) in zip(settlement.adminFee, settlement.adminFee.dropFirst())
        where next.from <= step.from {
            throw .adminFeeOrder(next.from)
        }
        if !masks.isEmpty, identity.timeZone == nil { throw .noTimeZone }
        if let denominator = allocation.denominator, denominator <= 0 {
            throw .denominator(denominator)
        }
        if value.rounded == .each, value.at != .host || value.unit != .money {
            throw .roundedElsewhere
        }
    }
}
