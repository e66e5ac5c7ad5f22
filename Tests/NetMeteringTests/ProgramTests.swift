import NetMetering
import Quantities
import Testing

struct ProgramTests {
    private func expect(
        _ message: String, from make: () throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: ProgramError.self, sourceLocation: sourceLocation) {
            try make()
        }
        #expect(error?.description == message, sourceLocation: sourceLocation)
    }

    private func make(
        classes: [String] = [], masks: [HourMask] = [], terms: [ValueTerm] = [],
        allocation: AllocationRule = AllocationRule(),
        unallocated: UnallocatedRule = UnallocatedRule(),
        bank: BankRule = BankRule(carry: .indefinite), fee: FeeRule = .none,
        settlement: SettlementRule = SettlementRule(mode: .net)
    ) throws {
        _ = try Program(
            identity: Sample.identity(), classes: classes, masks: masks,
            value: ValueRule(unit: .money, at: .account, terms: terms), allocation: allocation,
            unallocated: unallocated, bank: bank, fee: fee, settlement: settlement)
    }

    @Test
    func saysWhichNamesContradict() {
        let term = ValueTerm(name: "a", price: PriceFormula(.zero))
        let stranger = ClassIndex(rawValue: 7)
        expect("there are two class entries named \"a\", names must differ") {
            try make(classes: ["a", "a"])
        }
        expect("there are two term entries named \"a\", names must differ") {
            try make(terms: [term, term])
        }
        expect("a program has at most 1000 classes, found 1001") {
            try make(classes: (0...1000).map { "\($0)" })
        }
        expect("a rule names class 7, which the program does not declare") {
            try make(fee: FeeRule(ClassTable(.free, byClass: [stranger: .free])))
        }
    }

    @Test
    func saysWhichPricesContradict() {
        let unknown = PriceFormula(references: [ReferenceFactor(0)])
        let zero = PriceFormula(.zero)
        let crossed = PriceFormula(
            base: ClassTable(.zero), least: Sample.price("2"), greatest: Sample.price("1"))
        expect("a price refers to reference 1, which the program does not declare") {
            try make(terms: [ValueTerm(name: "a", price: unknown)])
        }
        expect("a term refers to mask 4, which the program does not declare") {
            try make(terms: [ValueTerm(name: "a", price: zero, over: .mask(3))])
        }
        expect("the least price of a, 2, is above its greatest, 1") {
            try make(terms: [ValueTerm(name: "a", price: crossed)])
        }
        expect("a price is escalated to between 0 and 9 decimals, found 10") {
            _ = try Escalation(rate: .zero, from: nil, decimals: 10)
        }
        expect("a price cannot fall by all of itself or more in a year, found -100 %") {
            _ = try Escalation(rate: Sample.ratio("-1"), from: nil)
        }
    }

    @Test
    func saysWhichRulesContradict() {
        let step = DatedRatio(.zero, from: Sample.date("2026-01-01"))
        expect("a rolling bank is carried for 1 to 600 months, found 0") {
            try make(bank: BankRule(carry: .rolling(months: 0)))
        }
        expect("an annual bank expires in a month from 1 to 12, found 13") {
            try make(bank: BankRule(carry: .annual(month: 13)))
        }
        expect("unallocated output is paid out, but no rate is given to pay it with") {
            try make(unallocated: UnallocatedRule(to: .payout))
        }
        expect("the steps of the admin fee must be in order of their dates, 2026-01-01 is not") {
            try make(settlement: SettlementRule(mode: .net, adminFee: [step, step]))
        }
        expect("masks need a time zone to be read in, but the program names none") {
            try make(masks: [HourMask(name: "m", windows: [])])
        }
        expect("the denominator of shares must be positive, found 0") {
            try make(allocation: AllocationRule(denominator: 0))
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
