import NetMetering
import Quantities
import Testing

struct ProgramTests {
    @Test
    func saysWhatContradicts() throws {
        typealias Case = (String, () throws -> Void)
        let identity = Sample.identity()
        let term = ValueTerm(name: "a", price: PriceFormula(.zero))
        func program(
            classes: [String] = [], masks: [HourMask] = [], value: ValueRule = Sample.value(),
            allocation: AllocationRule = AllocationRule(),
            unallocated: UnallocatedRule = UnallocatedRule(),
            bank: BankRule = BankRule(carry: .indefinite), fee: FeeRule = .none,
            settlement: SettlementRule = SettlementRule(mode: .net)
        ) throws {
            _ = try Program(
                identity: identity, classes: classes, masks: masks, value: value,
                allocation: allocation, unallocated: unallocated, bank: bank, fee: fee,
                settlement: settlement)
        }
        let clamped = PriceFormula(
            base: ClassTable(.zero), least: Sample.price("2"), greatest: Sample.price("1"))
        let day = Sample.date("2026-01-01")
        let cases: [Case] = [
            (
                "there are two class entries named \"a\", names must differ",
                { try program(classes: ["a", "a"]) }
            ),
            (
                "there are two term entries named \"a\", names must differ",
                { try program(value: Sample.value(term, term)) }
            ),
            (
                "a price refers to reference 1, which the program does not declare",
                {
                    try program(
                        value: Sample.value(
                            ValueTerm(
                                name: "a", price: PriceFormula(references: [ReferenceFactor(0)]))))
                }
            ),
            (
                "a term refers to mask 4, which the program does not declare",
                {
                    try program(
                        value: Sample.value(
                            ValueTerm(name: "a", price: PriceFormula(.zero), over: .mask(3))))
                }
            ),
            (
                "a rule names class 7, which the program does not declare",
                {
                    try program(
                        fee: FeeRule(
                            ClassTable(.free, byClass: [ClassIndex(rawValue: 7): .free])))
                }
            ),
            (
                "a program has at most 1000 classes, found 1001",
                { try program(classes: (0...1000).map { "\($0)" }) }
            ),
            (
                "the least price of a, 2, is above its greatest, 1",
                { try program(value: Sample.value(ValueTerm(name: "a", price: clamped))) }
            ),
            (
                "a rolling bank is carried for 1 to 600 months, found 0",
                { try program(bank: BankRule(carry: .rolling(months: 0))) }
            ),
            (
                "an annual bank expires in a month from 1 to 12, found 13",
                { try program(bank: BankRule(carry: .annual(month: 13))) }
            ),
            (
                "unallocated output is paid out, but no rate is given to pay it with",
                { try program(unallocated: UnallocatedRule(to: .payout)) }
            ),
            (
                "the steps of the admin fee must be in order of their dates, 2026-01-01 is not",
                {
                    let step = DatedRatio(.zero, from: day)
                    try program(
                        settlement: SettlementRule(mode: .net, adminFee: [step, step]))
                }
            ),
            (
                "masks need a time zone to be read in, but the program names none",
                { try program(masks: [HourMask(name: "m", windows: [])]) }
            ),
            (
                "the denominator of shares must be positive, found 0",
                { try program(allocation: AllocationRule(denominator: 0)) }
            ),
            (
                "a price is escalated to between 0 and 9 decimals, found 10",
                { _ = try Escalation(rate: .zero, from: nil, decimals: 10) }
            ),
            (
                "a price cannot fall by all of itself or more in a year, found -100 %",
                { _ = try Escalation(rate: Sample.ratio("-1"), from: nil) }
            ),
        ]
        for (message, make) in cases {
            let error = #expect(throws: ProgramError.self, "\(message)") { try make() }
            #expect(error?.description == message)
        }
    }

    @Test
    func namesWhatItCannotCompute() throws {
        let clause = ProgramClause(file: "es.xml", line: 7)
        let program = try Program(
            identity: Sample.identity(),
            value: ValueRule(
                unit: .money, at: .host,
                terms: [
                    ValueTerm(
                        name: "peak", price: PriceFormula(.zero), over: .peakPower,
                        clause: clause)
                ]),
            allocation: AllocationRule(key: .load, interval: .hour, clause: clause),
            bank: BankRule(carry: .indefinite, onClose: .host, clause: clause),
            fee: FeeRule(ClassTable(.free), on: .applied, clause: clause),
            settlement: SettlementRule(mode: .net, clause: clause),
            unsupported: [UnsupportedItem("apply surplus", at: clause)])
        #expect(
            program.unsupported.map(\.description) == [
                "es.xml:7: apply surplus cannot be computed yet",
                "es.xml:7: allocation by interval hour cannot be computed yet",
                "es.xml:7: allocation by key load cannot be computed yet",
                "es.xml:7: term peak over peak power cannot be computed yet",
                "es.xml:7: expired credit back to the host cannot be computed yet",
                "es.xml:7: net crediting on applied cannot be computed yet",
            ])
    }

    @Test
    func looksClassesUp() {
        let program = Sample.program(classes: ["residential", "anchor"])
        #expect(program.classIndex(of: "anchor").rawValue == 2)
        #expect(program.classIndex(of: "school") == .other)
        #expect(program.className(program.classIndex(of: "residential")) == "residential")
        #expect(program.className(.other) == nil)
        #expect(program.className(ClassIndex(rawValue: 9)) == nil)
    }

    @Test
    func forbidsAClaimToSolarPowerWhereOthersOwnTheCertificates() {
        #expect(AttributeRule(owner: .subscriber).sentence == nil)
        #expect(
            AttributeRule(owner: .sold).sentence
                == "RECs are sold; your subscription does not entitle you to claim solar power.")
        #expect(
            AttributeRule(owner: .utility).sentence
                == "The utility owns the RECs; your subscription does not entitle you to claim "
                + "solar power.")
    }
}
