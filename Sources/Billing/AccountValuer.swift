import NetMetering
import Quantities

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
        var exact = try exact(of: energy, division, member)
        do {
            if holdsShare { exact = try exact.adding(monthly) }
            let money = try exact.rounded(rounding)
            guard Money.bankable.contains(money) else { throw MemberHold.tooLarge(what: "credit") }
            return money
        } catch { throw .tooLarge(what: "credit") }
    }

    /// The same before it is rounded, without the terms that count once for the month.
    func exact(
        of energy: Energy, _ division: ProgramMonth.Division, _ holder: Int
    ) throws(MemberHold) -> UnroundedMoney {
        if let hold { throw hold }
        var exact = energy * plainPrice
        do {
            for term in division.byHours {
                if term.isHourly {
                    exact = try exact.adding(UnroundedMoney(femtos: term.femtos[holder]))
                } else if let price = maskPrices[term.term] {
                    exact = try exact.adding(term.energy[holder] * price)
                }
            }
        } catch { throw .tooLarge(what: "credit") }
        return exact
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
