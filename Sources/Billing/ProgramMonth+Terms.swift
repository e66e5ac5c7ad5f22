public import NetMetering
public import Quantities

extension ProgramMonth {
    /// How the credit of `member` came about, a value for each term with a price.
    ///
    /// Where the program values accounts, the values sum to the credit before it was
    /// rounded. Where it values the host, each is the member's part of the host's term by
    /// share, cut at 10^-15: the money was divided by largest remainder, so that the sum
    /// may be a cent off. In a program of kilowatt-hours the values are what the energy
    /// taken off the usage is worth.
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
            var energy: Int128 = 0
            var femtos: Int128 = 0
            for (segment, host) in zip(segments, outcome.hostSegments) {
                let weight = segment.weights[index]
                for value in host.values where value.term == whole.term {
                    femtos += host.divider.part(of: value.money.femtos, weight: weight)
                    if case .energy(let produced) = value.quantity {
                        energy += host.divider.part(
                            of: Int128(produced.milliwattHours), weight: weight)
                    }
                }
            }
            guard case .energy = whole.quantity else {
                return monthlyPart(of: whole, member: index, outcome)
            }
            let isWhole = program.value.terms[whole.term].quantity == .energy
            return TermValue(
                term: whole.term,
                quantity: .energy(
                    isWhole
                        ? outcome.members[index].allocated
                        : Energy(milliwattHours: Int64(clamping: energy))),
                price: whole.price, money: UnroundedMoney(femtos: femtos))
        }
    }

    /// A term that counts once for the month, divided by days and shares.
    private func monthlyPart(
        of whole: TermValue, member index: Int, _ outcome: Outcome
    ) -> TermValue {
        let days = segments.reduce(0) { $0 + $1.days.count }
        let femtos = zip(segments, outcome.hostSegments).reduce(Int128(0)) { sum, part in
            let (segment, host) = part
            let ofDays = whole.money.femtos * Int128(segment.days.count) / Int128(days)
            return sum + host.divider.part(of: ofDays, weight: segment.weights[index])
        }
        return TermValue(
            term: whole.term, quantity: .month, price: whole.price,
            money: UnroundedMoney(femtos: femtos))
    }
}
