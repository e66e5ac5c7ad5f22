public import Quantities

/// The prices of a program's terms in one month, worked out once for all members.
public struct MonthPrices: Sendable {
    private let program: Program
    private let month: Month
    private let references: ReferencePrices
    /// By term, then by class.
    private let terms: [[TermPrice]]
    /// By class; what an expiring kilowatt-hour is worth.
    private let expiry: [TermPrice]
    /// What a kilowatt-hour that nobody holds is paid with.
    public let unallocated: EnergyPrice?

    /// What a term costs in the month.
    public enum TermPrice: Hashable, Sendable {
        /// The term does not count in this month.
        case absent
        /// The program gives the class no price.
        case none
        case price(EnergyPrice)
        /// Each hour has its own.
        case hourly
    }

    public init(
        _ program: Program, month: Month, references: ReferencePrices
    ) throws(ValuationError) {
        self.program = program
        self.month = month
        self.references = references
        let pricing = Pricing(program: program, month: month, references: references)
        var terms: [[TermPrice]] = []
        for term in program.value.terms {
            terms.append(try pricing.prices(of: term))
        }
        self.terms = terms
        expiry =
            if let rate = program.bank.rate {
                try pricing.prices(of: rate, named: "expired credit")
            } else {
                program.classIndexes.map { _ in .absent }
            }
        unallocated =
            if let rate = program.unallocated.rate,
                case .price(let price) = try pricing.price(
                    of: rate, named: "unallocated output", for: .other)
            {
                price
            } else {
                nil
            }
    }

    public func price(ofTerm term: Int, for memberClass: ClassIndex) -> TermPrice {
        let prices = terms[term]
        let index = Int(memberClass.rawValue)
        return prices.indices.contains(index) ? prices[index] : prices[0]
    }

    /// What an expiring kilowatt-hour is worth; nil where the program does not say.
    public func expiryPrice(for memberClass: ClassIndex) -> EnergyPrice? {
        let index = Int(memberClass.rawValue)
        guard case .price(let price) = expiry[expiry.indices.contains(index) ? index : 0] else {
            return nil
        }
        return price
    }

    /// The value of `output` by the terms that are for energy or hours, at one price for all.
    ///
    /// Terms over the month are not among them: the month is counted once, not by output.
    public func values(of output: Output) throws(ValuationError) -> [TermValue] {
        guard output.masked.count == program.masks.count else {
            throw .wrongMasks(found: output.masked.count, expected: program.masks.count)
        }
        var values: [TermValue] = []
        for (index, term) in program.value.terms.enumerated() {
            let energy: Energy
            switch term.quantity {
            case .energy: energy = output.energy
            case .mask(let mask): energy = output.masked[mask]
            case .month, .peakPower: continue
            }
            switch price(ofTerm: index, for: .other) {
            case .absent, .none: continue
            case .price(let price):
                values.append(
                    TermValue(
                        term: index, quantity: .energy(energy), price: price,
                        money: energy * price))
            case .hourly:
                values.append(try hourlyValue(of: index, term, output))
            }
        }
        return values
    }

    /// Each hour's output at that hour's price, which may be negative.
    private func hourlyValue(
        of index: Int, _ term: ValueTerm, _ output: Output
    ) throws(ValuationError) -> TermValue {
        guard !output.hours.isEmpty || output.energy == .zero else {
            throw .missingHours(term: term.name)
        }
        let pricing = Pricing(program: program, month: month, references: references)
        try pricing.checkHours(output.hours, of: term)
        var money = UnroundedMoney.zero
        for hour in output.hours {
            let price = try pricing.price(of: term, at: hour.start)
            do { money = try money.adding(hour.energy * price) } catch {
                throw .tooLarge(term: term.name)
            }
        }
        return TermValue(term: index, quantity: .energy(output.energy), price: nil, money: money)
    }
}

/// Looks prices up and computes them.
private struct Pricing {
    let program: Program
    let month: Month
    let references: ReferencePrices

    func prices(of term: ValueTerm) throws(ValuationError) -> [MonthPrices.TermPrice] {
        if let effective = term.effective, !effective.contains(month.firstDay) {
            return program.classIndexes.map { _ in .absent }
        }
        return try prices(of: term.price, named: term.name)
    }

    func prices(
        of formula: PriceFormula, named name: String
    ) throws(ValuationError) -> [MonthPrices.TermPrice] {
        var prices: [MonthPrices.TermPrice] = []
        for memberClass in program.classIndexes {
            prices.append(try price(of: formula, named: name, for: memberClass))
        }
        return prices
    }

    func price(
        of formula: PriceFormula, named name: String, for memberClass: ClassIndex
    ) throws(ValuationError) -> MonthPrices.TermPrice {
        let isHourly = formula.references.contains {
            if case .hours = references[$0.reference] { true } else { false }
        }
        if isHourly {
            guard formula.isHourly(program.references) else {
                let reference = formula.references.first?.reference ?? 0
                throw .seriesForMonth(
                    reference: program.references[reference].name, term: name)
            }
            return .hourly
        }
        do {
            let price = try formula.price(for: memberClass) { monthPrice($0) }
            return .price(try escalated(price, formula))
        } catch {
            if case .noPrice = error { return .none }
            throw described(error, name)
        }
    }

    func price(of term: ValueTerm, at hour: Instant) throws(ValuationError) -> EnergyPrice {
        do {
            let price = try term.price.price(for: .other) {
                if case .hours(let hours) = references[$0] {
                    hours.price(at: hour)
                } else {
                    monthPrice($0)
                }
            }
            return try escalated(price, term.price)
        } catch {
            throw described(error, term.name)
        }
    }

    /// Throws with all hours at once of which a series has no price.
    func checkHours(
        _ hours: [Output.Hour], of term: ValueTerm
    ) throws(ValuationError) {
        guard let first = hours.first?.start, let last = hours.last?.start,
            let range = TimeRange(from: first, to: last.adding(seconds: 3600))
        else { return }
        for part in term.price.references {
            guard case .hours(let prices) = references[part.reference],
                hours.contains(where: { prices.price(at: $0.start) == nil }),
                let missing = MissingHours(
                    of: range, known: [prices.range].compactMap { $0 }, in: .utc)
            else { continue }
            throw .holes(program.references[part.reference], term: term.name, missing)
        }
    }

    private func monthPrice(_ reference: Int) -> EnergyPrice? {
        if case .month(let price) = references[reference] { price } else { nil }
    }

    private func escalated(
        _ price: EnergyPrice, _ formula: PriceFormula
    ) throws(PriceFormula.Failure) -> EnergyPrice {
        try formula.escalated(
            price, start: program.identity.effective.start, on: month.firstDay)
    }

    private func described(
        _ failure: PriceFormula.Failure, _ name: String
    ) -> ValuationError {
        switch failure {
        case .noPrice, .tooLarge: .tooLarge(term: name)
        case .missing(let reference):
            if case .incomplete(let missing) = references[reference] {
                .holes(program.references[reference], term: name, missing)
            } else {
                .missingPrice(program.references[reference], term: name, month)
            }
        }
    }
}
