import Billing
import NetMetering
import Quantities
import TestSupport
import Testing

/// Worked figures that do not stand in a shipped program's file.
struct ProgramMonthFigureTests {
    /// NY-5b: the cent that rounding each part would lose.
    @Test
    func dividesTheLastCent() throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .host, Sample.term("all", "0.1")))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("1000")), weights: [33_333, 33_333, 33_334]
        ).outcome()
        #expect(outcome.members.map(\.credit.description) == ["33.33", "33.33", "33.34"])
    }

    /// BM-5: a month in which the array drew more than it made.
    @Test
    func dividesANegativeMonth() throws {
        let program = try Program(
            identity: Sample.identity(),
            value: Sample.money(at: .host, Sample.term("all", "0.03127777")))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("-180")), weights: [50, 30, 20]
        ).outcome()
        #expect(outcome.host.value == Sample.money("-5.63"))
        #expect(outcome.members.map(\.allocated.description) == ["-90", "-54", "-36"])
        #expect(outcome.members.map(\.credit.description) == ["-2.81", "-1.69", "-1.13"])
    }

    /// BM-1: a share that grows from 1 to 1.5 % on day 12, by what was made before and after.
    @Test
    func followsAShareThatChangesInTheMonth() throws {
        let program = try Program(
            identity: Sample.identity(),
            value: Sample.money(at: .account, Sample.term("credit", "0.12")))
        let first = try #require(
            DatePeriod(from: Sample.date("2026-06-01"), to: Sample.date("2026-06-13")))
        let second = try #require(
            DatePeriod(from: Sample.date("2026-06-13"), to: Sample.date("2026-07-01")))
        let month = ProgramMonth(
            program: program, month: Sample.june,
            segments: [
                ProgramMonth.Segment(
                    days: first, output: Output(Sample.energy("45000")), weights: [10_000],
                    unsubscribed: 990_000),
                ProgramMonth.Segment(
                    days: second, output: Output(Sample.energy("60000")), weights: [15_000],
                    unsubscribed: 985_000),
            ], members: [ProgramMonth.Member()])
        let outcome = try month.outcome()
        #expect(outcome.members[0].allocated == Sample.energy("1350"))
        #expect(month.allocations(of: 0, in: outcome).map(\.description) == ["450", "900"])
        #expect(outcome.host.unallocated == Sample.energy("103650"))
    }

    /// CT-2: one month under four contracts.
    @Test(arguments: [
        (FeeModel.percentage(Sample.ratio("0.9")), "69.12"),
        (.perKilowattHour(Sample.price("0.108")), "69.12"),
        (.perKilowatt(Sample.unit("12.50")), "62.50"),
        (.savings(Sample.ratio("0.2")), "61.44"),
        (.upfront, "0.00"),
    ])
    func reckonsAContract(model: FeeModel, fee: String) throws {
        let program = try Program(
            identity: Sample.identity(),
            value: Sample.money(at: .account, Sample.term("credit", "0.12")),
            allocation: AllocationRule(key: .watts))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("1280")), weights: [5000], unsubscribed: 5000,
            members: [ProgramMonth.Member(fee: model)]
        ).outcome()
        #expect(outcome.members[0].credit == Sample.money("76.80"))
        #expect(outcome.members[0].fee.amount == Sample.money(fee))
        #expect(outcome.members[0].fee.isOwn)
    }

    /// BM-2: a correction of 36 kWh, as a month of its own.
    @Test
    func correctsAnEstimate() throws {
        let program = try Program(
            identity: Sample.identity(),
            value: Sample.money(at: .account, Sample.term("credit", "0.12")),
            fee: FeeRule(ClassTable(.percentage(Sample.ratio("0.9")))))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("-3600")), weights: [1], unsubscribed: 99
        ).outcome()
        #expect(outcome.members[0].credit == Sample.money("-4.32"))
        #expect(outcome.members[0].fee.amount == Sample.money("-3.89"))
    }

    /// IL-1, HI-1 and CO-1: energy at one price, and what the fee leaves of it.
    @Test(arguments: [
        ("640", "0.0966", "61.82", "0.8", "49.46", "12.36"),
        ("640", "0.0966", "61.82", "0.5", "30.91", "30.91"),
        ("520", "0.15", "78.00", "0", "0.00", "78.00"),
        ("520", "0.165", "85.80", "0", "0.00", "85.80"),
        ("610", "0.0891", "54.35", "0", "0.00", "54.35"),
    ])
    func valuesAnAccount(
        energy: String, price: String, credit: String, part: String, fee: String, saving: String
    ) throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .account, Sample.term("a", price)),
            fee: FeeRule(ClassTable(.percentage(Sample.ratio(part)))))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy(energy)), weights: [1]
        ).outcome()
        #expect(outcome.members[0].credit == Sample.money(credit))
        #expect(outcome.members[0].fee.amount == Sample.money(fee))
        #expect(outcome.members[0].saving == Sample.money(saving))
    }

    /// NJ-1: retail less what cannot be bypassed, on one bill with the utility's charges.
    @Test(arguments: [("0.85", "104.59", "18.46", "103.36"), ("0.80", "98.44", "24.61", "97.21")])
    func consolidates(
        percentage: String, fee: String, saving: String, provider: String
    ) throws {
        let clause = ProgramClause.none
        let retail = PriceFormula(
            references: [
                ReferenceFactor(0), ReferenceFactor(1),
                ReferenceFactor(2, factor: Sample.ratio("-1")),
            ])
        let program = try Program(
            identity: Sample.identity(),
            references: ["supply", "delivery", "nbc"].map {
                PriceReference(name: $0, kind: .tariff(component: $0), clause: clause)
            },
            value: ValueRule(
                unit: .money, at: .account, terms: [ValueTerm(name: "retail", price: retail)]),
            fee: FeeRule(
                ClassTable(.percentage(Sample.ratio(percentage))), isCappedAtCredit: true),
            settlement: SettlementRule(
                mode: .consolidated,
                adminFee: [DatedRatio(Sample.ratio("0.01"), from: Sample.date("2000-01-01"))]))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("720")), weights: [1],
            references: ReferencePrices(
                ["0.11090", "0.07000", "0.01000"].map { .month(Sample.price($0)) })
        ).outcome()
        let member = outcome.members[0]
        #expect(member.credit == Sample.money("123.05"))
        #expect(member.fee.amount == Sample.money(fee))
        #expect(member.saving == Sample.money(saving))
        #expect(member.settlement.adminFee == Sample.money("1.23"))
        #expect(member.settlement.fromUtility == Sample.money(provider))
    }

    /// NJ-1, its last line: 310 kWh left after twelve months are paid at 0.0390.
    @Test
    func paysOutAYearsLeftover() throws {
        let program = try Program(
            identity: Sample.identity(), value: ValueRule(unit: .energy, at: .account),
            application: ApplicationRule(against: .usage),
            bank: BankRule(
                carry: .annualFromStart, onExpiry: .payout,
                rate: PriceFormula(Sample.price("0.0390"))))
        let member = ProgramMonth.Member(
            usage: Sample.energy("410"), firstCredit: Sample.month("2025-07"))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("720")), weights: [1], members: [member]
        ).outcome()
        #expect(outcome.members[0].energy.paidOut == Sample.energy("310"))
        #expect(outcome.members[0].payout == Sample.money("12.09"))
        #expect(outcome.members[0].energy.after.isEmpty)
    }

    /// MA-1 and MA-3: net metering credit, 60 % of it, and the basic service rate alone,
    /// then divided by a Schedule Z.
    @Test(arguments: [
        (["basic", "dist", "trans", "transition"], "1", "32348.40"),
        (["basic", "dist", "trans", "transition"], "0.6", "19409.04"),
        (["basic"], "1", "18504.00"),
    ])
    func valuesMassachusetts(parts: [String], multiplier: String, value: String) throws {
        let rates = [
            "basic": "0.15420", "dist": "0.07385", "trans": "0.04193", "transition": "-0.00041",
        ]
        let program = try Program(
            identity: Sample.identity(),
            references: parts.map {
                PriceReference(name: $0, kind: .tariff(component: $0), clause: .none)
            },
            value: ValueRule(
                unit: .money, at: .host,
                terms: [
                    ValueTerm(
                        name: "credit",
                        price: PriceFormula(
                            references: parts.indices.map { ReferenceFactor($0) },
                            multiplier: ClassTable(Sample.ratio(multiplier))))
                ]))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("120000")), weights: [2000, 1250, 1250, 5500],
            references: ReferencePrices(
                parts.compactMap { rates[$0] }.map { .month(Sample.price($0)) })
        ).outcome()
        #expect(outcome.host.value == Sample.money(value))
        if parts.count == 1 {
            #expect(
                outcome.members.map(\.credit.description)
                    == ["3700.80", "2313.00", "2313.00", "10177.20"])
        }
    }

    /// MA-2: an incentive is what the credit is short of the compensation, and never less
    /// than nothing.
    @Test(arguments: [("0.15420", "9096.00"), ("0.26957", "0.00")])
    func floorsAnIncentive(credit: String, incentive: String) throws {
        let program = try Program(
            identity: Sample.identity(),
            references: [
                PriceReference(name: "credit", kind: .monthly(series: "credit"), clause: .none)
            ],
            value: ValueRule(
                unit: .money, at: .host,
                terms: [
                    ValueTerm(
                        name: "incentive",
                        price: PriceFormula(
                            base: ClassTable(Sample.price("0.2300")),
                            references: [ReferenceFactor(0, factor: Sample.ratio("-1"))],
                            least: .zero))
                ]))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("120000")), weights: [1],
            references: ReferencePrices([.month(Sample.price(credit))])
        ).outcome()
        #expect(outcome.host.value == Sample.money(incentive))
    }

    /// MA-4: 15 % of the output given to low-income members who pay nothing.
    @Test
    func givesALowIncomeShareAway() throws {
        let lowIncome = ClassIndex(rawValue: 1)
        let program = try Program(
            identity: Sample.identity(), classes: ["low-income"],
            value: Sample.money(at: .host, Sample.term("basic", "0.15420")),
            fee: FeeRule(
                ClassTable(
                    .percentage(Sample.ratio("0.9")),
                    byClass: [lowIncome: .percentage(.zero)])))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("120000")), weights: [15, 85],
            members: [ProgramMonth.Member(memberClass: lowIncome), ProgramMonth.Member()]
        ).outcome()
        #expect(outcome.members[0].credit == Sample.money("2775.60"))
        #expect(outcome.members[0].fee.amount == .zero)
        #expect(outcome.members[0].saving == Sample.money("2775.60"))
    }

    /// HI-1 and HI-2: one price for all hours, and a price for each part of the day.
    @Test
    func valuesPartsOfTheDayAtTheAccount() throws {
        let masks = ["on", "mid", "off"].map { HourMask(name: $0, windows: []) }
        let program = try Program(
            identity: Sample.identity(timeZone: "Pacific/Honolulu"), masks: masks,
            value: Sample.money(
                at: .account, Sample.term("on", "0.21", over: .mask(0)),
                Sample.term("mid", "0.12", over: .mask(1)),
                Sample.term("off", "0.15", over: .mask(2))))
        let output = Output(
            Sample.energy("1040"), masked: ["120", "780", "140"].map(Sample.energy))
        let month = Sample.month(program, output: output, weights: [1], unsubscribed: 1)
        let outcome = try month.outcome()
        #expect(outcome.members[0].credit == Sample.money("69.90"))
        let terms = month.terms(of: 0, in: outcome)
        #expect(terms.map(\.money.description) == ["12.6", "46.8", "10.5"])
    }

    /// MN-4: what nobody holds is paid at the avoided cost.
    @Test
    func paysForUnsubscribedOutput() throws {
        let program = try Program(
            identity: Sample.identity(),
            value: Sample.money(at: .account, Sample.term("credit", "0.14033")),
            unallocated: UnallocatedRule(
                to: .payout, rate: PriceFormula(Sample.price("0.0385"))))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("140000")), weights: [95], unsubscribed: 5
        ).outcome()
        #expect(outcome.host.unallocated == Sample.energy("7000"))
        #expect(outcome.host.unallocatedPayout == Sample.money("269.50"))
    }

    /// A joiner a day: the cents are given once, so that no credit is a cent from what its
    /// energy is worth, and all of them are the value.
    @Test(arguments: Seed.few)
    func givesTheCentsOfAMonthOnce(seed: Seed) throws {
        var seed = seed
        let program = try Program(
            identity: Sample.identity(timeZone: "UTC"),
            masks: [HourMask(name: "peak", windows: [])],
            value: Sample.money(
                at: .host, Sample.term("all", "0.06893"),
                Sample.term("peak", "0.235", over: .mask(0)),
                Sample.term("service", "1.005", over: .month)))
        let june = Sample.june
        let joiners = 28
        let segments = (0..<joiners).map { day in
            ProgramMonth.Segment(
                days: DatePeriod(
                    from: june.day(day + 1),
                    to: day == joiners - 1 ? june.days.end : june.day(day + 2)) ?? june.days,
                output: Output(
                    Energy(milliwattHours: .random(in: 0...2_000_000_000, using: &seed)),
                    masked: [Energy(milliwattHours: .random(in: 0...500_000_000, using: &seed))]),
                weights: (0..<joiners).map { $0 <= day ? 31_337 : 0 },
                unsubscribed: 1_000_000 - Int64(day + 1) * 31_337)
        }
        let month = ProgramMonth(
            program: program, month: june, segments: segments,
            members: segments.map { _ in ProgramMonth.Member() })
        let outcome = try month.outcome()
        let cent = UnroundedMoney(Money(cents: 1))
        for (index, member) in outcome.members.enumerated() {
            let exact = month.terms(of: index, in: outcome).map(\.money).reduce(.zero, +)
            let difference = UnroundedMoney(member.credit) - exact
            #expect(max(difference, -difference) < cent)
        }
        let sum = outcome.members.reduce(Money.zero) { $0 + $1.credit }
        #expect(sum + outcome.host.unallocatedCredit == outcome.host.value)
    }

    /// Each to the nearest cent, and the host with what that leaves or lacks.
    @Test(arguments: [
        (ValueRule.Rounded.together, ["33.33", "33.33", "33.34"], "0.00"),
        (.each, ["33.33", "33.33", "33.33"], "0.01"),
    ])
    func roundsEachCreditWhereTheProgramSaysSo(
        rounded: ValueRule.Rounded, credits: [String], rest: String
    ) throws {
        let program = try Program(
            identity: Sample.identity(),
            value: ValueRule(
                unit: .money, at: .host, rounded: rounded, terms: [Sample.term("all", "0.1")]))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("1000")), weights: [33_333, 33_333, 33_334]
        ).outcome()
        #expect(outcome.members.map(\.credit.description) == credits)
        #expect(outcome.host.unallocatedCredit == Sample.money(rest))
    }

    /// A bill of 142.00 and a credit of 110.00; of the minimum bill of 55.10 that is added after
    /// it, nothing is saved.
    @Test(arguments: [
        ("142.00", "87.10", "54.90"), ("110.00", "55.10", "54.90"), ("30.00", "55.10", "-25.10"),
    ])
    func savesWhatTheBillFellBy(bill: String, after: String, saving: String) throws {
        let program = try Program(
            identity: Sample.identity(),
            value: Sample.money(at: .account, Sample.term("a", "0.11")),
            application: ApplicationRule(
                floor: ApplicationRule.Floor(
                    mode: .addBack, fixed: Sample.money("7.58"),
                    perKilowattHour: Sample.price("0.04752"))))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("1000")), weights: [1],
            members: [
                ProgramMonth.Member(usage: Sample.energy("1000"), bill: Sample.money(bill))
            ]
        ).outcome()
        #expect(outcome.members[0].utilityBill == Sample.money(after))
        #expect(outcome.members[0].saving == Sample.money(saving))
        #expect(outcome.members[0].saving == Sample.money(bill) - Sample.money(after))
    }

    /// Nobody passes on less than nothing; a cap says that the fee stops at the credit.
    @Test(arguments: [
        (false, "0.5", "the fee of 500.00 is above the credit of 100.00 that it is taken from"),
        (true, "0.5", ""), (false, "0.1", ""), (false, "0.09", ""),
    ])
    func holdsAFeeAboveTheCreditItIsTakenFrom(
        isCapped: Bool, price: String, reason: String
    ) throws {
        let program = try Program(
            identity: Sample.identity(), value: Sample.money(at: .host, Sample.term("a", "0.1")),
            fee: FeeRule(
                ClassTable(.savings(Sample.ratio("0.1"))), isCappedAtCredit: isCapped),
            settlement: SettlementRule(mode: .net))
        let outcome = try Sample.month(
            program, output: Output(Sample.energy("2000")), weights: [1, 1],
            members: [
                ProgramMonth.Member(fee: .perKilowattHour(Sample.price(price))),
                ProgramMonth.Member(),
            ]
        ).outcome()
        let hold = outcome.members[0].hold?.description ?? ""
        #expect(hold.hasPrefix(reason) && hold.isEmpty == reason.isEmpty)
        #expect(outcome.members[1].hold == nil)
        #expect(outcome.members[0].settlement.netCredit >= .zero)
    }
}
