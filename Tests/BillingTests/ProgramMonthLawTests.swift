import Billing
import NetMetering
import Quantities
import TestSupport
import Testing

/// What holds for any program, any members and any output.
struct ProgramMonthLawTests {
    @Test(arguments: Seed.many)
    func nothingIsCreatedOrLost(seed: Seed) throws {
        var seed = seed
        let month = RandomMonth(using: &seed).month
        let outcome = try month.outcome()
        let metered = month.segments.map(\.output.energy).reduce(.zero, +)
        #expect(outcome.host.metered == metered)
        #expect(outcome.totals.allocated + outcome.host.unallocated == metered)
        #expect(outcome.members.map(\.allocated).reduce(.zero, +) == outcome.totals.allocated)
        if let value = outcome.host.value {
            #expect(outcome.totals.credit + outcome.host.unallocatedCredit == value)
        }
        for (member, result) in zip(month.members, outcome.members) {
            expectBalance(result.money)
            expectBalance(result.energy)
            #expect(result.money.before == member.moneyBank.balance)
            if case .feeAboveCredit(let fee, let credit) = result.hold {
                #expect(month.program.settlement.mode == .net && fee > credit)
            } else {
                #expect(result.hold == nil)
            }
        }
        #expect(outcome.totals.held == outcome.members.count { $0.hold != nil })
    }

    /// Every cent of credit and fee goes from someone to someone.
    @Test(arguments: Seed.many)
    func settlementsTie(seed: Seed) throws {
        var seed = seed
        let month = RandomMonth(using: &seed).month
        for member in try month.outcome().members where member.hold == nil {
            let settlement = member.settlement
            #expect(settlement.netCredit == member.money.earned)
            switch settlement.mode {
            case .net:
                #expect(
                    member.credit == settlement.netCredit + settlement.fromUtility
                        + settlement.adminFee)
                #expect(member.fee.amount == member.credit - settlement.netCredit)
            case .consolidated:
                #expect(
                    settlement.onUtilityBill == settlement.fromUtility + settlement.adminFee)
                #expect(member.fee.amount == settlement.onUtilityBill)
            case .separate:
                #expect(member.fee.amount == settlement.fromMember)
                #expect(settlement.fromUtility == -settlement.adminFee)
            case .coop:
                #expect(
                    settlement.fromMember
                        == member.fee.amount - member.money.applied - member.payout)
            }
            if let bill = member.utilityBill, member.credit >= .zero {
                #expect(bill >= .zero)
            }
            if settlement.mode == .net, member.credit >= .zero {
                #expect(settlement.netCredit >= .zero)
            }
        }
    }

    /// At the account, terms sum to the credit before it is rounded; at the host, to less than
    /// a cent from it.
    @Test(arguments: Seed.many)
    func termsExplainTheCredit(seed: Seed) throws {
        var seed = seed
        let month = RandomMonth(using: &seed).month
        let outcome = try month.outcome()
        guard month.program.value.unit == .money else { return }
        for (index, member) in outcome.members.enumerated() where member.hold == nil {
            let sum = month.terms(of: index, in: outcome).map(\.money).reduce(.zero, +)
            if month.program.value.at == .account {
                #expect(try sum.rounded(month.program.identity.rounding) == member.credit)
            } else {
                let cent = UnroundedMoney(Money(cents: 1))
                let difference = sum - UnroundedMoney(member.credit)
                #expect(-cent < difference && difference < cent)
                if month.program.value.rounded == .each {
                    #expect(try sum.rounded(month.program.identity.rounding) == member.credit)
                }
            }
        }
    }

    @Test(arguments: Seed.few)
    func theSameInputsGiveTheSameOutcome(seed: Seed) throws {
        var seed = seed
        let month = RandomMonth(using: &seed).month
        let first = try month.outcome().members.map { ($0.money, $0.energy, $0.fee) }
        let second = try month.outcome().members.map { ($0.money, $0.energy, $0.fee) }
        for (one, other) in zip(first, second) { #expect(one == other) }
    }

    /// Whatever numbers a file holds, the month ends with an outcome, a hold or an error.
    @Test(arguments: Seed.many)
    func noNumberTraps(seed: Seed) {
        var seed = seed
        let extremes: [Int64] = [
            .min, .min + 1, -(1 << 60), -1, 0, 1, 99, 1 << 60, 1 << 61, .max - 1, .max,
        ]
        func any() -> Int64 { extremes.randomElement(using: &seed) ?? 0 }
        var month = RandomMonth(using: &seed).month
        month.capacity = Power(milliwatts: any())
        for index in month.members.indices {
            month.members[index].bill = Money(cents: any())
            month.members[index].usage = Energy(milliwattHours: any())
            month.members[index].fee = .perKilowattHour(EnergyPrice(nanosPerKilowattHour: any()))
        }
        if Bool.random(using: &seed) {
            let masks = month.program.masks
            month.segments = month.segments.map { segment in
                ProgramMonth.Segment(
                    days: segment.days,
                    output: Output(
                        Energy(milliwattHours: any()),
                        masked: masks.map { _ in Energy(milliwattHours: any()) }),
                    weights: month.members.map { _ in max(0, any()) }, unsubscribed: any())
            }
        }
        guard let outcome = try? month.outcome() else { return }
        for member in outcome.members { expectBalance(member.money) }
        for index in month.members.indices { _ = month.terms(of: index, in: outcome) }
    }

    private func expectBalance<Amount: Bankable>(_ movement: CreditMovement<Amount>) {
        #expect(
            movement.before + movement.earned
                == movement.applied + movement.forfeited + movement.pooled + movement.paidOut
                + movement.after.balance)
    }
}

/// A month of a made-up program with made-up members.
struct RandomMonth {
    let month: ProgramMonth

    init(using seed: inout Seed) {
        let program = Self.program(using: &seed)
        let count = Int.random(in: 1...12, using: &seed)
        let june = Sample.june
        let cut = june.firstDay.adding(days: .random(in: 1...29, using: &seed))
        let periods =
            Bool.random(using: &seed)
            ? [june.days]
            : [
                DatePeriod(from: june.days.start, to: cut),
                DatePeriod(from: cut, to: june.days.end),
            ].compactMap { $0 }
        var segments: [ProgramMonth.Segment] = []
        for period in periods {
            let energy = Int64.random(in: -1_000_000_000...50_000_000_000, using: &seed)
            let masked = Int64.random(in: -500_000_000...500_000_000, using: &seed)
            segments.append(
                ProgramMonth.Segment(
                    days: period,
                    output: Output(
                        Energy(milliwattHours: energy),
                        masked: program.masks.map { _ in Energy(milliwattHours: masked) }),
                    weights: (0..<count).map { _ in .random(in: 0...1000, using: &seed) },
                    unsubscribed: .random(in: 1...5000, using: &seed)))
        }
        var members: [ProgramMonth.Member] = []
        for _ in 0..<count { members.append(Self.member(program, using: &seed)) }
        month = ProgramMonth(
            program: program, month: june, capacity: Sample.must { try Power(kilowatts: "500") },
            segments: segments, members: members)
    }

    private static func program(using seed: inout Seed) -> Program {
        let isEnergy = Int.random(in: 0...3, using: &seed) == 0
        let isLimited = !isEnergy && Int.random(in: 0...3, using: &seed) == 0
        let isHost = !isEnergy && !isLimited && Bool.random(using: &seed)
        let mode = pick(SettlementRule.Mode.allCases, using: &seed)
        let base =
            isEnergy || isLimited || mode == .net
            ? FeeRule.Base.generated : pick([.applied, .generated], using: &seed)
        let hasMask = !isEnergy && !isLimited
        var terms = [Sample.term("all", "0.\(Int.random(in: 1_000...199_999, using: &seed))")]
        if hasMask { terms.append(Sample.term("peak", "0.23507", over: .mask(0))) }
        if hasMask { terms.append(Sample.term("service", "1.005", over: .month)) }
        let carries: [BankRule.Carry] = [
            .none, .indefinite, .annual(month: 6), .rolling(months: 3), .annualFromStart,
        ]
        let rate = PriceFormula(Sample.price("0.0311"))
        return Sample.must {
            try Program(
                identity: Sample.identity(timeZone: "UTC"),
                masks: hasMask ? [HourMask(name: "peak", windows: [])] : [],
                value: ValueRule(
                    unit: isEnergy ? .energy : .money, at: isHost ? .host : .account,
                    rounded: isHost ? pick(ValueRule.Rounded.allCases, using: &seed) : .together,
                    terms: terms),
                allocation: AllocationRule(limit: isLimited ? .load : .none),
                unallocated: UnallocatedRule(
                    to: pick([.hostBank, .payout, .none], using: &seed), rate: rate),
                application: ApplicationRule(
                    against: isEnergy ? .usage : .total,
                    floor: isEnergy
                        ? .none
                        : ApplicationRule.Floor(
                            mode: pick(ApplicationRule.Floor.Mode.allCases, using: &seed),
                            fixed: Sample.money("7.58"))),
                bank: BankRule(
                    carry: pick(carries, using: &seed),
                    onExpiry: pick([.forfeit, .payout, .pool], using: &seed), rate: rate),
                fee: FeeRule(
                    ClassTable(fee(isLimited || base == .generated, using: &seed)), on: base,
                    isCappedAtCredit: Bool.random(using: &seed),
                    proration: pick(FeeRule.Proration.allCases, using: &seed)),
                settlement: SettlementRule(
                    mode: isEnergy && mode == .net ? .coop : mode,
                    level: pick(SettlementRule.Level.allCases, using: &seed),
                    adminFee: [
                        DatedRatio(Sample.ratio("0.015"), from: Sample.date("2020-01-01"))
                    ],
                    adminBase: pick(SettlementRule.AdminBase.allCases, using: &seed)))
        }
    }

    private static func fee(_ mayBeByEnergy: Bool, using seed: inout Seed) -> FeeModel {
        let models: [FeeModel] = [
            .free, .percentage(Sample.ratio("0.9")), .perKilowatt(Sample.unit("6.76")),
            .perBlock(Sample.unit("0.023")), .upfront,
        ]
        return pick(
            models + (mayBeByEnergy ? [.perKilowattHour(Sample.price("0.0897"))] : []),
            using: &seed)
    }

    private static func member(
        _ program: Program, using seed: inout Seed
    ) -> ProgramMonth.Member {
        var member = ProgramMonth.Member()
        if Bool.random(using: &seed) {
            member.bill = Money(cents: .random(in: 0...30_000, using: &seed))
        }
        if Bool.random(using: &seed) {
            member.usage = Energy(milliwattHours: .random(in: 0...2_000_000_000, using: &seed))
        }
        for month in ["2026-01", "2026-04"] where Bool.random(using: &seed) {
            let cents = Money(cents: .random(in: 1...5_000, using: &seed))
            _ = try? member.moneyBank.deposit(cents, earned: Sample.month(month))
            let energy = Energy(milliwattHours: .random(in: 1...500_000_000, using: &seed))
            _ = try? member.energyBank.deposit(energy, earned: Sample.month(month))
        }
        member.isClosing = Int.random(in: 0...9, using: &seed) == 0
        return member
    }

    private static func pick<Element>(_ all: [Element], using seed: inout Seed) -> Element {
        all[Int.random(in: 0..<all.count, using: &seed)]
    }
}
