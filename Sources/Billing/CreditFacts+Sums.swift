public import Quantities

extension CreditFacts {
    /// The sum of the terms, before it was rounded; nil where there are none, or it is too
    /// large to be kept exactly.
    public var unrounded: UnroundedMoney? {
        guard !terms.isEmpty else { return nil }
        var sum = UnroundedMoney.zero
        for term in terms {
            guard let next = try? sum.adding(term.amount) else { return nil }
            sum = next
        }
        return sum
    }

    /// What is carried forward: the sum of the bank's lots.
    public var bankAfter: CreditAmount { Self.sum(of: bank) ?? earned.with(quantity: 0) }

    /// What is carried forward by the month at whose end it lapses, the soonest first, and
    /// last what does not lapse.
    public var bankByExpiry: [(expires: Month?, amount: CreditAmount)] {
        Self.byExpiry(bank)
    }

    /// The lots of a bank put together by the month at whose end they lapse.
    static func byExpiry(_ lots: [Lot]) -> [(expires: Month?, amount: CreditAmount)] {
        let months = Set(lots.compactMap(\.expires)).sorted() + [nil]
        return months.compactMap { month in
            sum(of: lots.filter { $0.expires == month }).map { (month, $0) }
        }
    }

    /// Lots of one bank are of one unit, and what they sum to was once in range.
    static func sum(of lots: some Sequence<Lot>) -> CreditAmount? {
        lots.reduce(into: nil as CreditAmount?) { sum, lot in
            let quantity = (sum?.quantity ?? 0).addingReportingOverflow(lot.amount.quantity)
            sum = lot.amount.with(quantity: quantity.partialValue)
        }
    }
}

extension CreditFacts.CarriedEnergy {
    /// What is carried forward: the sum of the lots.
    public var after: Energy {
        Energy(milliwattHours: CreditFacts.sum(of: lots)?.quantity ?? 0)
    }

    /// What is carried forward by the month at whose end it lapses.
    public var byExpiry: [(expires: Month?, amount: CreditAmount)] {
        CreditFacts.byExpiry(lots)
    }
}
