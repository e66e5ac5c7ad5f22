import Accounting
import Billing
import Metering
import NetMetering
import Quantities
import Sharing
import TestSupport

/// Makes an array's month with random members, shares, readings and rules.
struct RandomArrayMonth {
    private var seed: Seed
    let month: Month
    private let zone = TimeZoneRules(identifier: "Test", initialOffset: -25_200, transitions: [])

    init(_ seed: Seed) throws {
        self.seed = seed
        month = try Month("2026-06")
    }

    mutating func input() throws -> ArrayMonth {
        let program = try program()
        let basis = try ShareBasis(.watts, total: 500_000)
        let subscriptions = try subscriptions(of: basis, program)
        let series = try production()
        return ArrayMonth(
            array: ArrayFacts(
                number: 1, id: "A", name: "Array", utility: "Utility",
                capacity: Power(milliwatts: 500_000_000), shares: basis, timeZone: zone,
                dueDays: 21),
            month: month, issued: month.next.firstDay, cooperative: "Co-op", currency: "USD",
            disputeContact: nil, program: program,
            programSource: RunFacts.Source(name: "p.xml", digest: "00"),
            references: ReferencePrices(), production: series, meterFiles: [],
            acceptsGaps: false, template: nil, hostMoney: CreditBank(),
            hostEnergy: CreditBank(), subscriptions: subscriptions, lastSequence: 41,
            isContinuation: false)
    }

    private mutating func program() throws -> Program {
        let unit: ValueRule.Unit = Bool.random(using: &seed) ? .money : .energy
        let at: ValueRule.Level =
            unit == .money && Bool.random(using: &seed) ? .host : .account
        let price = EnergyPrice(nanosPerKilowattHour: .random(in: 0...200_000_000, using: &seed))
        let carries: [BankRule.Carry] = [
            .none, .indefinite, .rolling(months: 3), .annual(month: 6), .annualFromStart,
        ]
        let carry = carries.randomElement(using: &seed) ?? .indefinite
        let disposals: [BankRule.Disposal] = [.forfeit, .payout, .pool]
        let mode =
            SettlementRule.Mode.allCases
            .filter { unit == .money || $0 != .net }.randomElement(using: &seed) ?? .separate
        let rate = try PriceFormula(base: ClassTable(EnergyPrice("0.035")))
        return try Program(
            identity: ProgramIdentity(
                id: ID("random"), version: "1", name: "Random",
                effective: DatePeriod(from: try CivilDate("2020-01-01"))),
            value: ValueRule(
                unit: unit, at: at,
                terms: [ValueTerm(name: "value", price: PriceFormula(base: ClassTable(price)))]),
            unallocated: UnallocatedRule(
                to: [.hostBank, .payout, .none].randomElement(using: &seed) ?? .none, rate: rate),
            application: ApplicationRule(against: unit == .energy ? .usage : .total),
            bank: BankRule(
                carry: carry, onExpiry: disposals.randomElement(using: &seed) ?? .forfeit,
                rate: unit == .energy ? rate : nil),
            fee: FeeRule(
                ClassTable(fee(unit)),
                isCappedAtCredit: Bool.random(using: &seed) || mode == .net),
            settlement: SettlementRule(
                mode: mode, level: Bool.random(using: &seed) ? .project : .member,
                adminFee: [
                    DatedRatio(try Ratio(percent: "1.5"), from: try CivilDate("2020-01-01"))
                ]))
    }

    private mutating func fee(_ unit: ValueRule.Unit) -> FeeModel {
        let models: [FeeModel] = [
            .percentage(Ratio(billionths: .random(in: 0...1_000_000_000, using: &seed))),
            .perKilowattHour(
                EnergyPrice(nanosPerKilowattHour: .random(in: 0...150_000_000, using: &seed))),
            .perKilowatt(UnitPrice(nanosPerUnit: .random(in: 0...9_000_000_000, using: &seed))),
        ]
        return models.randomElement(using: &seed) ?? .free
    }

    private mutating func subscriptions(
        of basis: ShareBasis, _ program: Program
    ) throws -> [SubscriptionMonth] {
        var left = basis.total
        let count = Int64.random(in: 1...30, using: &seed)
        return try (1...count).compactMap { number in
            guard left > 1 else { return nil }
            let units = Int64.random(in: 1...max(1, left / 3), using: &seed)
            left -= units
            return try subscription(number, units: units)
        }
    }

    private mutating func subscription(
        _ number: Int64, units: Int64
    ) throws -> SubscriptionMonth {
        let active = try activeDays()
        let owed = Money(cents: .random(in: -5_000...20_000, using: &seed))
        let paid = Money(cents: .random(in: 0...5_000, using: &seed))
        return SubscriptionMonth(
            number: number,
            recipient: Statement.Recipient(
                subscriberID: "M\(number)", name: "Member \(number)",
                memberClass: "residential", utilityAccount: "00\(number)",
                subscriptionID: "S\(number)"),
            active: active, holdings: [try ShareHolding(number, units: units, during: active)],
            feeOverride: nil, usage: optional(Energy(milliwattHours: randomEnergy())),
            utilityBill: optional(Money(cents: .random(in: 0...20_000, using: &seed))),
            moneyBank: try bank { Money(cents: $0) },
            energyBank: CreditBank(), firstCredit: nil,
            installment: number % 7 == 0
                ? StatementLine.InstallmentFact(
                    number: 3, count: 120, interest: Money(cents: 1298),
                    principal: Money(cents: 1587), balance: Money(cents: 250_000)) : nil,
            owed: owed, paid: paid, paymentCount: paid == .zero ? 0 : 1, lastStatement: nil,
            history: [], sharing: nil, isIssued: false, obstacle: nil)
    }

    private mutating func activeDays() throws -> DatePeriod {
        let start = try CivilDate("2024-01-01")
        switch Int.random(in: 0...5, using: &seed) {
        case 0:
            let day = Int.random(in: 2...29, using: &seed)
            return DatePeriod(from: month.day(day))
        case 1:
            let day = Int.random(in: 2...29, using: &seed)
            return DatePeriod(from: start, to: month.day(day)) ?? DatePeriod(from: start)
        default: return DatePeriod(from: start)
        }
    }

    private mutating func bank(_ amount: (Int64) -> Money) throws -> CreditBank<Money> {
        var bank = CreditBank<Money>()
        for back in (1...8).reversed() where Bool.random(using: &seed) {
            let quantity = Int64.random(in: 1...5_000, using: &seed)
            try bank.deposit(amount(quantity), earned: month.adding(months: -back))
        }
        return bank
    }

    private mutating func production() throws -> ReadingSeries {
        let range = zone.range(of: month.days)
        let count = Int(range.seconds / 900)
        let energies = (0..<count).map { _ in Energy(milliwattHours: randomEnergy()) }
        let run = ReadingRun(start: range.start, step: 900, energies: energies)
        return try ReadingSeries([run].compactMap { $0 })
    }

    private mutating func randomEnergy() -> Int64 {
        .random(in: -1_000_000...40_000_000, using: &seed)
    }

    private mutating func optional<Value>(_ value: Value) -> Value? {
        Bool.random(using: &seed) ? value : nil
    }
}
