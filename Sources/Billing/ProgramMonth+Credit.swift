import NetMetering
import Quantities

extension ProgramMonth {
    /// What each holder's part is worth, the unsubscribed rest last.
    struct Credits: Sendable {
        var money: [Money]
        var holds: [Int: MemberHold] = [:]
        var hostTerms: [TermValue] = []
        var hostValue: Money?
        /// Of each segment, where a term at the host counts once for the month.
        var dividers: [ShareDivider] = []
    }

    /// The whole output's value, given to its holders.
    ///
    /// The value of the month is rounded once. Each holder's credit before rounding is what
    /// their own energy of the month is worth, whatever stretches it was divided in; the cents
    /// are given once, so that every credit is within a cent of it, and together they are the
    /// value. Where the program rounds each member's credit by itself, the host bears the rest.
    func creditsAtHost(
        _ prices: MonthPrices, _ division: Division
    ) throws(ProgramMonthError) -> Credits {
        var credits = Credits(money: [])
        let monthly = monthlyTerms(prices)
        credits.hostTerms = try hostTerms(prices) + monthly
        credits.hostTerms.sort { $0.term < $1.term }
        var whole = UnroundedMoney.zero
        for term in credits.hostTerms { whole = try sum(whole, term.money) }
        let value = try rounded(whole)
        if !monthly.isEmpty { credits.dividers = segments.map { ShareDivider($0.weights) } }
        let exact = try exactCredits(
            prices, division, monthly.reduce(.zero) { $0 + $1.money }, credits.dividers)
        do {
            credits.money =
                switch program.value.rounded {
                case .together: try RoundedTogether.amounts(exact, summingTo: value)
                case .each: try roundedEach(exact, value)
                }
        } catch { throw .tooLarge(what: "value") }
        credits.hostValue = value
        return credits
    }

    /// What each holder's energy is worth before it is rounded, the unsubscribed rest last.
    private func exactCredits(
        _ prices: MonthPrices, _ division: Division, _ monthly: UnroundedMoney,
        _ dividers: [ShareDivider]
    ) throws(ProgramMonthError) -> [UnroundedMoney] {
        let valuer = AccountValuer(program, prices, .other)
        var exact: [UnroundedMoney] = []
        exact.reserveCapacity(division.energy.count)
        do throws(MemberHold) {
            for index in division.energy.indices {
                exact.append(try valuer.exact(of: division.energy[index], division, index))
            }
        } catch { throw .tooLarge(what: "value") }
        guard !dividers.isEmpty else { return exact }
        for index in exact.indices {
            exact[index] = try sum(exact[index], monthlyPart(of: monthly, index, dividers))
        }
        return exact
    }

    /// The part of an amount for the month that falls to one holder, by days and shares.
    func monthlyPart(
        of money: UnroundedMoney, _ holder: Int, _ dividers: [ShareDivider]
    ) -> UnroundedMoney {
        let days = segments.reduce(0) { $0 + $1.days.count }
        var femtos: Int128 = 0
        for (segment, divider) in zip(segments, dividers) {
            let ofDays = money.femtos * Int128(segment.days.count) / Int128(days)
            femtos += divider.part(of: ofDays, weight: segment.weights[holder])
        }
        return UnroundedMoney(femtos: femtos)
    }

    /// Each member's credit to the cent by itself, and the host what is left of the value.
    private func roundedEach(
        _ exact: [UnroundedMoney], _ value: Money
    ) throws(QuantityError) -> [Money] {
        var money: [Money] = []
        money.reserveCapacity(exact.count)
        var rest = value
        for amount in exact.dropLast() {
            let credit = try amount.rounded(program.identity.rounding)
            money.append(credit)
            rest = try rest.adding(-credit)
        }
        return money + [rest]
    }

    /// Each account's own output, valued at the prices of its class and rounded once.
    func creditsAtAccount(
        _ prices: MonthPrices, _ division: Division, eligible: (Int) -> Energy
    ) -> Credits {
        var credits = Credits(money: [])
        credits.money.reserveCapacity(members.count + 1)
        let valuers = program.classIndexes.map { AccountValuer(program, prices, $0) }
        for index in members.indices {
            let place = Int(members[index].memberClass.rawValue)
            let valuer = valuers[valuers.indices.contains(place) ? place : 0]
            do {
                credits.money.append(
                    try valuer.value(
                        of: eligible(index), division, index, holdsShare(index),
                        program.identity.rounding))
            } catch {
                credits.money.append(.zero)
                credits.holds[index] = error
            }
        }
        credits.money.append(.zero)
        return credits
    }

    func holdsShare(_ member: Int) -> Bool {
        segments.contains { $0.weights[member] > 0 }
    }

    /// The terms for energy or hours over the whole month, at the host.
    private func hostTerms(_ prices: MonthPrices) throws(ProgramMonthError) -> [TermValue] {
        var terms: [Int: TermValue] = [:]
        for segment in segments {
            let values: [TermValue]
            do { values = try prices.values(of: segment.output) } catch { throw .value(error) }
            for value in values { terms[value.term] = try sum(terms[value.term], value) }
        }
        return Array(terms.values)
    }

    /// The terms that count once for the month, at the host.
    private func monthlyTerms(_ prices: MonthPrices) -> [TermValue] {
        program.value.terms.indices.compactMap { index in
            guard case .month = program.value.terms[index].quantity,
                case .price(let price) = prices.price(ofTerm: index, for: .other)
            else { return nil }
            return TermValue(
                term: index, quantity: .month, price: price, money: price.forTheMonth)
        }
    }

    private func sum(
        _ first: UnroundedMoney, _ second: UnroundedMoney
    ) throws(ProgramMonthError) -> UnroundedMoney {
        do { return try first.adding(second) } catch { throw .tooLarge(what: "value") }
    }

    private func sum(
        _ first: TermValue?, _ second: TermValue
    ) throws(ProgramMonthError) -> TermValue {
        guard let first, case .energy(let energy) = first.quantity,
            case .energy(let more) = second.quantity
        else { return second }
        return TermValue(
            term: second.term, quantity: .energy(energy + more), price: second.price,
            money: try sum(first.money, second.money))
    }

    private func rounded(_ exact: UnroundedMoney) throws(ProgramMonthError) -> Money {
        guard let money = try? exact.rounded(program.identity.rounding),
            Money.bankable.contains(money)
        else { throw .tooLarge(what: "value") }
        return money
    }
}

extension EnergyPrice {
    /// A price for the month and not for a kilowatt-hour, as money.
    var forTheMonth: UnroundedMoney {
        UnroundedMoney(femtos: Int128(nanosPerKilowattHour) * 1_000_000)
    }
}
