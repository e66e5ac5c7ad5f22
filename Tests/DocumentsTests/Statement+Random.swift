import Billing
import Quantities
import TestSupport

/// What a random value may be made of.
struct Chance {
    var seed: Seed

    mutating func int(_ range: ClosedRange<Int64>) -> Int64 { .random(in: range, using: &seed) }

    mutating func isTrue(oneIn count: Int64 = 2) -> Bool { int(1...count) == 1 }

    mutating func maybe<Value>(_ value: (inout Chance) -> Value) -> Value? {
        isTrue() ? value(&self) : nil
    }

    mutating func one<Value>(of values: [Value]) -> Value {
        values[Int(int(0...Int64(values.count - 1)))]
    }

    mutating func some<Value>(upTo most: Int64, _ value: (inout Chance) -> Value) -> [Value] {
        (0..<int(0...most)).map { _ in value(&self) }
    }

    /// Small ones, large ones, and those at the ends.
    mutating func number(_ limit: Int64) -> Int64 {
        switch int(0...5) {
        case 0: 0
        case 1: one(of: [limit, -limit, 1, -1, limit / 10, 9, 10, 99, 100])
        case 2: int(-limit...limit)
        default: int(-1_000_000_000...1_000_000_000) % (limit == 1 ? 1 : limit)
        }
    }

    mutating func money() -> Money { Money(cents: number(Money.inputLimit.cents)) }
    mutating func energy() -> Energy { Energy(milliwattHours: number(4_000_000_000_000_000_000)) }
    mutating func price() -> EnergyPrice {
        EnergyPrice(nanosPerKilowattHour: number(1_000_000_000_000))
    }
    mutating func ratio() -> Ratio { Ratio(billionths: number(Ratio.inputLimit.billionths)) }
    mutating func credit() -> CreditAmount {
        isTrue() ? .money(money()) : .energy(energy())
    }
    mutating func wide() -> Int128 {
        isTrue(oneIn: 8) ? one(of: [.min, .max, 0]) : Int128(number(.max)) * Int128(number(.max))
    }
    mutating func rounding() -> RoundingRule { one(of: RoundingRule.allCases) }

    mutating func month() -> Month {
        Month(containing: Sample.day(1901, 1, 1)).adding(months: Int(int(0...3_500)))
    }
    mutating func date() -> CivilDate {
        Sample.day(1901, 1, 1).adding(days: Int(int(0...100_000)))
    }
    mutating func days() -> DatePeriod {
        let start = date()
        return DatePeriod(from: start, to: start.adding(days: Int(int(1...400))))
            ?? Sample.june.days
    }
    mutating func range() -> TimeRange {
        Sample.gap(int(-1_000_000_000...4_000_000_000), hours: int(1...900))
    }

    mutating func text() -> String {
        let pieces = [
            "a", "Z", "0", " ", "é", "ß", "ł", "王", "م", "ש", "😀", "👩‍👩‍👧", "\"", "\\", "/", "<",
            ">", "&", "'", "{{", "}}", "\n", "\t", "\r", "\u{0}", "\u{8}", "\u{C}", "\u{1B}",
            "\u{7F}", "\u{9F}", "\u{301}", "\u{202E}", "\u{2028}", "\u{FFFD}", "\u{10FFFF}",
        ]
        return some(upTo: 12) { $0.one(of: pieces) }.joined()
    }
    mutating func number() -> StatementNumber {
        StatementNumber(array: "A" + text(), sequence: abs(number(.max - 1)) + 1)
    }
    mutating func source() -> RunFacts.Source { RunFacts.Source(name: text(), digest: text()) }
}

extension Statement {
    static func random(_ chance: inout Chance) -> Statement {
        Statement(
            number: chance.number(),
            recipient: Recipient(
                subscriberID: chance.text(), name: chance.text(), memberClass: chance.text(),
                utilityAccount: chance.text(), subscriptionID: chance.text()),
            shares: chance.some(upTo: 4) { chance in
                ShareFact(
                    days: chance.days(), units: chance.number(.max), metered: chance.energy(),
                    allocated: chance.energy())
            },
            allocated: chance.energy(), credit: .random(&chance),
            lines: chance.some(upTo: 6) { chance in
                StatementLine(
                    chance.one(of: StatementLine.Kind.allCases), chance.money(),
                    .random(&chance))
            },
            remarks: chance.some(upTo: 5, Remark.random),
            history: chance.some(upTo: 14) { chance in
                HistoryMonth(
                    month: chance.month(), allocated: chance.energy(), credit: chance.credit())
            },
            sharing: chance.maybe { chance in
                SharingFact(
                    rate: chance.maybe { $0.number(.max) }, contribution: chance.wide())
            },
            financing: chance.maybe { Financing.random(&$0) })
    }
}

extension CreditFacts {
    static func random(_ chance: inout Chance) -> CreditFacts {
        CreditFacts(
            terms: chance.some(upTo: 5) { chance in
                CreditTerm(
                    name: chance.text(), title: chance.maybe { $0.text() },
                    quantity: chance.energy(),
                    price: chance.maybe { $0.price() },
                    amount: UnroundedMoney(femtos: chance.wide()),
                    line: Int(chance.number(.max)), isIllustrative: chance.isTrue())
            },
            rounding: chance.rounding(), earned: chance.credit(), bankBefore: chance.credit(),
            applied: chance.credit(), expired: chance.credit(), paidOut: chance.credit(),
            bank: chance.some(upTo: 14) { .random(&$0) },
            application: chance.one(of: [
                .utilityDecides, .against(bill: chance.money()), .usage(chance.energy()),
            ]),
            utilityFee: chance.maybe { $0.money() }, saving: chance.maybe { $0.money() },
            value: chance.maybe { $0.money() },
            carriedEnergy: chance.maybe { CarriedEnergy.random(&$0) },
            minimumBill: chance.maybe { $0.money() }, isMinimumAdded: chance.isTrue(),
            billAfter: chance.maybe { $0.money() },
            report: chance.maybe { Int($0.number(3)) })
    }
}

extension CreditFacts.CarriedEnergy {
    static func random(_ chance: inout Chance) -> CreditFacts.CarriedEnergy {
        CreditFacts.CarriedEnergy(
            before: chance.energy(), earned: chance.energy(), applied: chance.energy(),
            expired: chance.energy(), paidOut: chance.energy(),
            lots: chance.some(upTo: 3) { .random(&$0) })
    }
}

extension CreditFacts.Lot {
    static func random(_ chance: inout Chance) -> CreditFacts.Lot {
        CreditFacts.Lot(
            earned: chance.month(), amount: chance.credit(),
            expires: chance.maybe { $0.month() })
    }
}

extension StatementLine.Basis {
    static func random(_ chance: inout Chance) -> StatementLine.Basis {
        let clause = chance.maybe { $0.number(.max) }.map { line in
            StatementLine.Clause.program(line: Int(line))
        }
        let energyBase = chance.one(of: StatementLine.EnergyBase.allCases)
        let moneyBase = chance.one(of: StatementLine.MoneyBase.allCases)
        let size: StatementLine.Size =
            chance.isTrue()
            ? .blocks(millionths: chance.number(.max))
            : .power(Power(milliwatts: chance.number(.max)))
        return switch chance.int(0...10) {
        case 0:
            .energy(
                chance.energy(), at: chance.price(), of: energyBase,
                rounding: chance.rounding(), clause ?? .contract)
        case 1:
            .percentage(
                chance.ratio(), of: chance.money(), moneyBase, rounding: chance.rounding(),
                clause ?? .contract)
        case 2:
            .size(
                size, price: chance.ratio(), rounding: chance.rounding(), clause ?? .contract)
        case 3:
            .installment(
                StatementLine.InstallmentFact(
                    number: Int(chance.number(.max)), count: Int(chance.number(.max)),
                    interest: chance.money(), principal: chance.money(),
                    balance: chance.money(), rate: chance.maybe { $0.ratio() }))
        case 4: .carried(from: chance.maybe { $0.number() })
        case 5: .payments(count: Int(chance.number(.max)), on: chance.some(upTo: 4) { $0.date() })
        case 7: .loan(.random(&chance))
        case 8: .loanTakenBack(loan: chance.text())
        case 9: .rest(of: chance.money(), after: chance.money(), from: .random(&chance))
        case 6: .settledByUtility(clause ?? .contract)
        default: .limited(to: chance.money(), moneyBase, from: .random(&chance))
        }
    }
}

extension Remark {
    static func random(_ chance: inout Chance) -> Remark {
        chance.one(of: [
            .firstStatement, .lastStatement, .shareChanged(byInterval: chance.isTrue()),
            .acceptedGap(chance.range()), .acceptedItem(chance.text()), .illustrativeRate,
            .noCredit, .unusualChange(before: chance.credit()), .usageUnknown,
            .noIntervalData, .issuedLater, .feeExceedsCredit,
            .bankEnded(chance.credit(), chance.one(of: Remark.BankEnd.allCases)),
            .unmeasured(
                UnmeasuredEnergy(
                    meter: chance.one(of: UnmeasuredEnergy.Meter.allCases),
                    quality: chance.one(of: UnmeasuredEnergy.Quality.allCases),
                    energy: chance.energy(), metered: chance.energy())),
        ])
    }
}

extension RunFacts {
    static func random(_ chance: inout Chance) -> RunFacts {
        RunFacts(
            cooperative: chance.text(), currency: chance.one(of: ["USD", "EUR", "CHF", ""]),
            arrayID: chance.text(), arrayName: chance.text(),
            shareUnit: chance.one(of: ["ppm", "watts", "blocks", "acres"]),
            shareTotal: chance.number(.max), utility: chance.text(), timeZone: chance.text(),
            month: chance.month(), issued: chance.date(), due: chance.date(),
            metered: chance.energy(), unallocated: chance.energy(),
            acceptedGaps: chance.some(upTo: 3) { $0.range() }, program: chance.source(),
            programName: chance.text(), programSource: chance.text(),
            isIllustrative: chance.isTrue(), attributeClaim: chance.maybe { $0.text() },
            disputeContact: chance.maybe { $0.text() },
            meterFiles: chance.some(upTo: 3) { $0.source() },
            template: chance.maybe { $0.source() },
            utilityReports: chance.some(upTo: 2) { $0.source() },
            bankLine: chance.maybe { Int($0.number(.max)) },
            utilityFee: chance.maybe {
                UtilityFee(ratio: $0.ratio(), isOfFee: $0.isTrue(), line: Int($0.number(.max)))
            }, words: Int(chance.int(1...3)))
    }
}
