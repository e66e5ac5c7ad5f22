import Billing
import NetMetering
import Quantities
import Testing

struct ProgramMonthTests {
    private let program: Program
    private let output = Output(Sample.energy("1000"))

    init() throws {
        program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .account, Sample.term("a", "0.1")))
    }

    // MARK: - Net crediting

    /// NY-5c: the month of NY-8 rounded for each member and not for the project.
    @Test(arguments: [
        (SettlementRule.Level.member, "8070.06", "1210.48", "71420.46"),
        (.project, "8070.10", "1210.52", "71420.38"),
    ])
    func roundsAtTheLevelTheProgramNames(
        level: SettlementRule.Level, savings: String, utility: String, sponsor: String
    ) throws {
        let program = try Program(
            identity: Sample.identity(),
            value: Sample.money(at: .host, Sample.term("all", "0.1")),
            fee: FeeRule(ClassTable(.savings(Sample.ratio("0.1")))),
            settlement: SettlementRule(
                mode: .net, level: level,
                adminFee: [
                    DatedRatio(Sample.ratio("0.01"), from: Sample.date("2019-12-12")),
                    DatedRatio(Sample.ratio("0.015"), from: Sample.date("2025-07-17")),
                ]))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("807010")),
            weights: [400_000] + [Int64](repeating: 54_550, count: 10) + [54_500]
        ).outcome()
        #expect(outcome.host.value == Sample.money("80701.00"))
        #expect(outcome.totals.netCredit == Sample.money(savings))
        #expect(outcome.totals.adminFee == Sample.money(utility))
        #expect(outcome.totals.fromUtility == Sample.money(sponsor))
        #expect(outcome.members[10].money.earned == Sample.money("440.22"))
    }

    @Test
    func givesEachMemberTheirOwnSavings() throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .host, Sample.term("a", "0.1")),
            fee: FeeRule(ClassTable(.savings(Sample.ratio("0.1")))),
            settlement: SettlementRule(mode: .net))
        let outcome = try Sample.month(
            program, output: output, weights: [1, 1],
            members: [
                ProgramMonth.Member(), ProgramMonth.Member(fee: .savings(Sample.ratio("0.075"))),
            ]
        ).outcome()
        #expect(outcome.members.map(\.money.earned.description) == ["5.00", "3.75"])
    }

    // MARK: - Minimum bills

    /// VA-2 and VA-3: what a credit may not touch, and how it grows with usage.
    @Test(arguments: [
        (ApplicationRule.Floor.Mode.floor, "60", "0", "40.00", "60.00", "60.00"),
        (.addBack, "60", "0", "100.00", "0.00", "60.00"),
        (.floor, "7.58", "0.04752", "54.40", "45.60", "45.60"),
        (.none, "60", "0", "100.00", "0.00", "0.00"),
    ])
    func keepsAMinimumBill(
        mode: ApplicationRule.Floor.Mode, fixed: String, rate: String, applied: String,
        banked: String, bill: String
    ) throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .account, Sample.term("a", "0.1")),
            application: ApplicationRule(
                floor: ApplicationRule.Floor(
                    mode: mode, fixed: Sample.money(fixed), perKilowattHour: Sample.price(rate))))
        let outcome = try Sample.month(
            program, output: output, weights: [1],
            members: [
                ProgramMonth.Member(usage: Sample.energy("800"), bill: Sample.money("100.00"))
            ]
        ).outcome()
        let member = outcome.members[0]
        #expect(member.money.applied == Sample.money(applied))
        #expect(member.money.after.balance == Sample.money(banked))
        #expect(member.utilityBill == Sample.money(bill))
        #expect(member.application == .against(bill: Sample.money("100.00")))
    }

    @Test
    func leavesToTheUtilityWhatIsNotKnown() throws {
        let outcome = try Sample.month(program, output: output, weights: [1]).outcome()
        #expect(outcome.members[0].application == .utilityDecides)
        #expect(outcome.members[0].money.applied == Sample.money("100.00"))
        #expect(outcome.members[0].utilityBill == nil)
    }

    // MARK: - Fees

    @Test
    func neverChargesMoreThanTheCreditWhereItIsCapped() throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .account, Sample.term("a", "0.1")),
            fee: FeeRule(
                ClassTable(.perKilowattHour(Sample.price("0.11"))), isCappedAtCredit: true))
        let outcome = try Sample.month(program, output: output, weights: [1]).outcome()
        #expect(outcome.members[0].fee.amount == Sample.money("100.00"))
        #expect(outcome.members[0].fee.cap == Sample.money("100.00"))
        #expect(outcome.members[0].fee.exact.description == "110")
    }

    @Test(arguments: [(FeeRule.Proration.none, "40.00"), (.days, "33.33")])
    func reckonsASizeThatChanges(proration: FeeRule.Proration, fee: String) throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .account, Sample.term("a", "0.1")),
            allocation: AllocationRule(key: .blocks),
            fee: FeeRule(ClassTable(.perBlock(Sample.unit("20.00"))), proration: proration))
        let cut = Sample.date("2026-06-11")
        let periods = [(Sample.june.firstDay, cut, Int64(1)), (cut, Sample.date("2026-07-01"), 2)]
        let month = ProgramMonth(
            program: program, month: Sample.june,
            segments: try periods.map { start, end, blocks in
                ProgramMonth.Segment(
                    days: try #require(DatePeriod(from: start, to: end)),
                    output: Output(Sample.energy("100")), weights: [blocks], unsubscribed: 10)
            }, members: [ProgramMonth.Member()])
        #expect(try month.outcome().members[0].fee.amount == Sample.money(fee))
    }

    @Test
    func escalatesAFeeFromTheSubscriptionsStart() throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .account, Sample.term("a", "0.1")),
            fee: FeeRule(
                ClassTable(.perKilowattHour(Sample.price("0.08"))),
                escalation: try Escalation(rate: Sample.ratio("0.02"), from: nil)))
        let outcome = try Sample.month(
            program, output: output, weights: [1],
            members: [ProgramMonth.Member(start: Sample.date("2024-06-01"))]
        ).outcome()
        #expect(outcome.members[0].fee.amount == Sample.money("83.23"))
    }

    // MARK: - The host

    @Test
    func banksWhatNobodyHoldsUntilItsGraceEnds() throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .host, Sample.term("a", "0.1")),
            unallocated: UnallocatedRule(to: .hostBank, graceMonths: 24))
        var bank = CreditBank<Money>()
        try bank.deposit(Sample.money("7.00"), earned: Sample.month("2024-05"))
        try bank.deposit(Sample.money("3.00"), earned: Sample.month("2024-06"))
        var month = Sample.month(program, output: output, weights: [3], unsubscribed: 1)
        month.hostMoney = bank
        let host = try month.outcome().host
        #expect(host.money.forfeited == Sample.money("7.00"))
        #expect(host.money.deposited == Sample.money("25.00"))
        #expect(host.money.after.balance == Sample.money("28.00"))
    }

    // MARK: - What is held

    @Test
    func holdsOneAndBillsTheOthers() throws {
        let known = ClassIndex(rawValue: 1)
        let program = try Program(
            identity: Sample.identity(), classes: ["residential"],
            value: Sample.money(
                at: .account,
                ValueTerm(
                    name: "a",
                    price: PriceFormula(
                        base: ClassTable(nil, byClass: [known: Sample.price("0.1")])))))
        var late = CreditBank<Money>()
        try late.deposit(Sample.money("1.00"), earned: Sample.month("2026-07"))
        let outcome = try Sample.month(
            program, output: output, weights: [1, 1, 1, 1, 1],
            members: [
                ProgramMonth.Member(memberClass: known), ProgramMonth.Member(),
                ProgramMonth.Member(memberClass: known, bill: .zero, moneyBank: late),
                ProgramMonth.Member(
                    memberClass: known, fee: .perKilowatt(Sample.unit("6.76"))),
                ProgramMonth.Member(memberClass: known, bill: Money(cents: .max)),
            ]
        ).outcome()
        #expect(
            outcome.members.map { $0.hold?.description ?? "billed" } == [
                "billed", "the program has no price of a for class other",
                "credit of 2026-06 cannot be banked after that of 2026-07, lots are oldest first",
                "a fee by the kilowatt needs the array's power, since shares are not in watts",
                "the bill is too large to be computed with exactly",
            ])
        #expect(outcome.totals.held == 4)
        #expect(outcome.totals.allocated == Sample.energy("1000"))
    }

    @Test
    func holdsASubscriptionWithoutAFee() throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .account, Sample.term("a", "0.1")),
            fee: FeeRule(ClassTable(nil)))
        let outcome = try Sample.month(program, output: output, weights: [1]).outcome()
        #expect(
            outcome.members[0].hold?.description
                == "the program has no fee for class other, and the subscription none of its own")
    }
}
