public import NetMetering
public import Quantities

extension ProgramMonth {
    /// How the credit of `member` came about, a value for each term with a price.
    ///
    /// They sum to the credit before it was rounded; where the program values the host, it is
    /// within a cent of that. What each hour's own price makes is the member's part of the whole
    /// by share, cut at 10^-15, as is what counts once for the month. In a program of
    /// kilowatt-hours the values are what the energy taken off the usage is worth.
    public func terms(of member: Int, in outcome: Outcome) -> [TermValue] {
        program.value.at == .host
            ? hostTerms(of: member, in: outcome) : accountTerms(of: member, in: outcome)
    }

    /// What fell to `member` in each segment, in the order of the segments.
    public func allocations(of member: Int, in outcome: Outcome) -> [Energy] {
        outcome.division.parts.map { $0[member] }
    }

    private func accountTerms(of index: Int, in outcome: Outcome) -> [TermValue] {
        let member = members[index]
        let energy = outcome.members[index].energy.applied
        return program.value.terms.indices.compactMap { term in
            let byHours = outcome.division.byHours.first { $0.term == term }
            switch outcome.prices.price(ofTerm: term, for: member.memberClass) {
            case .absent, .none: return nil
            case .hourly:
                guard let byHours else { return nil }
                return TermValue(
                    term: term, quantity: .energy(energy), price: nil,
                    money: UnroundedMoney(femtos: byHours.femtos[index]))
            case .price(.zero): return nil
            case .price(let price):
                switch program.value.terms[term].quantity {
                case .peakPower: return nil
                case .month:
                    guard holdsShare(index) else { return nil }
                    return TermValue(
                        term: term, quantity: .month, price: price, money: price.forTheMonth)
                case .energy, .mask:
                    let quantity = byHours?.energy[index] ?? energy
                    return TermValue(
                        term: term, quantity: .energy(quantity), price: price,
                        money: quantity * price)
                }
            }
        }
    }

    private func hostTerms(of index: Int, in outcome: Outcome) -> [TermValue] {
        outcome.host.terms.map { whole in
            let allocated = outcome.members[index].allocated
            guard case .energy = whole.quantity else {
                return TermValue(
                    term: whole.term, quantity: .month, price: whole.price,
                    money: monthlyPart(of: whole.money, index, outcome.dividers))
            }
            let byHours = outcome.division.byHours.first { $0.term == whole.term }
            guard let price = whole.price else {
                return TermValue(
                    term: whole.term, quantity: .energy(allocated), price: nil,
                    money: UnroundedMoney(femtos: byHours?.femtos[index] ?? 0))
            }
            let energy = byHours?.energy[index] ?? allocated
            return TermValue(
                term: whole.term, quantity: .energy(energy), price: price, money: energy * price)
        }
    }
}
