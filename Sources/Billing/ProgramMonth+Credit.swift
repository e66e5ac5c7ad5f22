import NetMetering
import Quantities

extension ProgramMonth {
    /// What each holder's part is worth, the unsubscribed rest last.
    struct Credits: Sendable {
        var money: [Money]
        var holds: [Int: MemberHold] = [:]
        var hostTerms: [TermValue] = []
        var hostValue: Money?
        var hostSegments: [HostSegment] = []
    }

    /// What a segment's output is worth at the host, and how it is divided.
    struct HostSegment: Sendable {
        let values: [TermValue]
        let divider: ShareDivider
    }

    /// The whole output's value, divided by share.
    ///
    /// The value of the month is rounded once. Where shares change within it, each
    /// segment gets the difference of the rounded values up to its end and up to its
    /// start, so that the segments sum to the rounded whole; a segment's money is then
    /// divided by the weights of its shares, by largest remainder.
    func creditsAtHost(_ prices: MonthPrices) throws(ProgramMonthError) -> Credits {
        var credits = Credits(money: [Money](repeating: .zero, count: members.count + 1))
        var terms: [Int: TermValue] = [:]
        var exact = UnroundedMoney.zero
        var given = Money.zero
        let days = segments.reduce(0) { $0 + $1.days.count }
        var daysPast = 0
        for segment in segments {
            let values: [TermValue]
            do { values = try prices.values(of: segment.output) } catch { throw .value(error) }
            credits.hostSegments.append(
                HostSegment(values: values, divider: ShareDivider(segment.weights)))
            for value in values {
                exact = try sum(exact, value.money)
                terms[value.term] = try sum(terms[value.term], value)
            }
            daysPast += segment.days.count
            let monthly = try monthlyValue(prices, part: daysPast, of: days)
            let upToNow = try rounded(try sum(exact, monthly))
            let parts: [Money]
            do {
                parts = try Apportionment.parts(
                    of: upToNow - given, weights: segment.weights)
            } catch { throw .shares(segment.days, error) }
            for index in parts.indices { credits.money[index] += parts[index] }
            given = upToNow
        }
        for value in monthlyTerms(prices) { terms[value.term] = value }
        credits.hostTerms = terms.values.sorted { $0.term < $1.term }
        credits.hostValue = given
        return credits
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

    private func monthlyValue(
        _ prices: MonthPrices, part days: Int, of all: Int
    ) throws(ProgramMonthError) -> UnroundedMoney {
        var money = UnroundedMoney.zero
        for value in monthlyTerms(prices) { money = try sum(money, value.money) }
        return UnroundedMoney(femtos: money.femtos * Int128(days) / Int128(all))
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

/// The prices of one class put together, so that a member's credit is one product.
struct AccountValuer {
    private let plainPrice: EnergyPrice
    private let monthly: UnroundedMoney
    private let maskPrices: [Int: EnergyPrice]
    private let hold: MemberHold?

    init(_ program: Program, _ prices: MonthPrices, _ memberClass: ClassIndex) {
        var plain = EnergyPrice.zero
        var monthly = UnroundedMoney.zero
        var masks: [Int: EnergyPrice] = [:]
        var hold: MemberHold?
        for (index, term) in program.value.terms.enumerated() {
            let price: EnergyPrice
            switch prices.price(ofTerm: index, for: memberClass) {
            case .absent, .hourly: continue
            case .none:
                hold = .noPrice(
                    term: term.name, memberClass: program.className(memberClass) ?? "other")
                continue
            case .price(let found): price = found
            }
            switch term.quantity {
            case .energy:
                let (sum, overflow) = plain.nanosPerKilowattHour.addingReportingOverflow(
                    price.nanosPerKilowattHour)
                if overflow { hold = .tooLarge(what: "price") }
                plain = EnergyPrice(nanosPerKilowattHour: overflow ? 0 : sum)
            case .mask: masks[index] = price
            case .month: monthly += price.forTheMonth
            case .peakPower: continue
            }
        }
        plainPrice = plain
        self.monthly = monthly
        maskPrices = masks
        self.hold = hold
    }

    /// The credit for `energy` and for what `division` gives `member` by hours.
    func value(
        of energy: Energy, _ division: ProgramMonth.Division, _ member: Int, _ holdsShare: Bool,
        _ rounding: RoundingRule
    ) throws(MemberHold) -> Money {
        if let hold { throw hold }
        var exact = energy * plainPrice
        do {
            if holdsShare { exact = try exact.adding(monthly) }
            for term in division.byHours {
                if term.isHourly {
                    exact = try exact.adding(UnroundedMoney(femtos: term.femtos[member]))
                } else if let price = maskPrices[term.term] {
                    exact = try exact.adding(term.energy[member] * price)
                }
            }
            let money = try exact.rounded(rounding)
            guard Money.bankable.contains(money) else { throw MemberHold.tooLarge(what: "credit") }
            return money
        } catch { throw .tooLarge(what: "credit") }
    }

    /// What `energy` is worth by the terms for every kilowatt-hour.
    func worth(of energy: Energy, _ rounding: RoundingRule) throws(MemberHold) -> Money {
        if let hold { throw hold }
        guard let money = try? (energy * plainPrice).rounded(rounding),
            Money.bankable.contains(money)
        else { throw .tooLarge(what: "value of energy") }
        return money
    }
}
