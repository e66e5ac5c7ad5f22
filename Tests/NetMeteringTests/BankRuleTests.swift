import NetMetering
import Quantities
import TestSupport
import Testing

struct BankRuleTests {
    static let credits = [38, 52, 71, 84, 92, 95, 93, 82, 66, 49, 33, 27]
    static let bills = [78, 74, 70, 64, 66, 80, 88, 84, 66, 60, 66, 82]

    /// IL-3: the same twelve months under three rules.
    @Test(arguments: [
        (BankRule.Carry.annual(month: 4), "21.00", "55.00"), (.annual(month: 10), "54.00", "55.00"),
        (.indefinite, "0.00", "34.00"),
    ])
    func carriesAYearOfMoney(carry: BankRule.Carry, expired: String, december: String) throws {
        let rule = BankRule(carry: carry)
        var bank = CreditBank<Money>()
        var lost = Money.zero
        var due = Money.zero
        for month in 0..<12 {
            let bill = Money(cents: Int64(Self.bills[month]) * 100)
            let movement = try rule.carry(
                bank, earning: Money(cents: Int64(Self.credits[month]) * 100), against: bill,
                in: Sample.month("2026-01").adding(months: month))
            bank = movement.after
            lost += movement.expired
            due = bill - movement.applied
        }
        #expect(lost == Sample.money(expired))
        #expect(due == Sample.money(december))
        #expect(bank.isEmpty)
    }

    static let made = [300, 420, 640, 720, 800, 820, 830, 760, 600, 430, 260, 220]
    static let used = [620, 580, 540, 470, 430, 420, 450, 440, 420, 460, 540, 640]

    /// ME-1: kilowatt-hours usable in the twelve following months, and in the eleven.
    @Test(arguments: [12, 11])
    func carriesTwoYearsOfEnergy(months: Int) throws {
        let rule = BankRule(carry: .rolling(months: months), onExpiry: .pool)
        var bank = CreditBank<Energy>()
        var balances: [String] = []
        var pooled = Energy.zero
        for month in 0..<24 {
            let movement = try rule.carry(
                bank,
                earning: Energy(milliwattHours: Int64(Self.made[month % 12]) * 1_000_000),
                against: Energy(milliwattHours: Int64(Self.used[month % 12]) * 1_000_000),
                in: Sample.month("2026-01").adding(months: month))
            bank = movement.after
            pooled += movement.pooled
            balances.append(bank.balance.description)
        }
        #expect(pooled == Sample.energy("790"))
        #expect(bank.balance == Sample.energy("1270"))
        if months == 12 {
            #expect(balances[7...10] == ["1820", "2000", "1970", "1690"])
            #expect(balances[18...21] == ["2290", "2320", "2180", "1970"])
        }
    }

    /// Nothing is created or lost, whatever the rule, the sign of the credit and the bill.
    @Test(arguments: Seed.many)
    func everyMonthBalances(seed: Seed) throws {
        var seed = seed
        let carries: [BankRule.Carry] = [
            .none, .indefinite, .annualFromStart,
            .rolling(months: .random(in: 1...14, using: &seed)),
            .annual(month: .random(in: 1...12, using: &seed)),
        ]
        let disposals = BankRule.Disposal.allCases
        let rule = BankRule(
            carry: carries[.random(in: 0..<carries.count, using: &seed)],
            onExpiry: disposals[.random(in: 0..<disposals.count, using: &seed)],
            onClose: disposals[.random(in: 0..<disposals.count, using: &seed)])
        var bank = CreditBank<Money>()
        let start = Sample.month("2024-03")
        for month in 0..<40 {
            let earned = Money(cents: .random(in: -2_000...10_000, using: &seed))
            let isKnown = Int.random(in: 0...5, using: &seed) > 0
            let bill = isKnown ? Money(cents: .random(in: -500...12_000, using: &seed)) : nil
            let movement = try rule.carry(
                bank, earning: earned, against: bill, in: start.adding(months: month),
                firstCredit: start, isClosing: month == 39)
            let gone = movement.forfeited + movement.pooled + movement.paidOut
            #expect(
                movement.before + movement.earned
                    == movement.applied + gone + movement.after.balance)
            #expect(movement.applied == movement.earned - movement.deposited + movement.drawn)
            if let bill { #expect(movement.applied <= max(bill, .zero)) }
            bank = movement.after
        }
        #expect(bank.isEmpty)
    }

    @Test(arguments: [
        (BankRule.Carry.none, "2026-06"), (.rolling(months: 12), "2027-06"),
        (.annual(month: 4), "2027-04"), (.annual(month: 6), "2026-06"),
        (.annualFromStart, "2027-02"), (.indefinite, "for ever"),
    ])
    func tellsTheLastMonthOfUse(carry: BankRule.Carry, last: String) {
        let month = BankRule(carry: carry).lastUse(
            ofCreditEarned: Sample.month("2026-06"), firstCredit: Sample.month("2026-03"))
        #expect(month?.description ?? "for ever" == last)
    }

    @Test
    func refusesAmountsThatCouldOverflow() {
        let error = #expect(throws: CreditBankError.self) {
            try BankRule(carry: .indefinite).carry(
                CreditBank<Money>(), earning: Money(cents: .min), against: .zero,
                in: Sample.month("2026-06"))
        }
        #expect(error == .tooLarge)
    }
}
