import Billing
import Quantities

extension CreditFacts {
    /// Five terms of a value stack, one with a price for each hour.
    static var netCrediting: CreditFacts {
        let quantity = Sample.energy(740, 49)
        let prices: [(String, Int64, Int)] = [
            ("capacity", 15_400_000, 22), ("environmental", 31_030_000, 24),
            ("distribution relief", 23_500_000, 26), ("community credit", 22_500_000, 28),
        ]
        return CreditFacts(
            terms: [
                CreditTerm(
                    name: "energy", quantity: quantity, price: nil,
                    amount: UnroundedMoney(femtos: 16_911_234_567_890_123), line: 20,
                    isIllustrative: false)
            ]
                + prices.map { name, nanos, line in
                    CreditTerm(
                        name: name, quantity: quantity, price: Sample.price(nanos),
                        amount: quantity * Sample.price(nanos), line: line,
                        isIllustrative: false)
                },
            rounding: .halfAwayFromZero, earned: Sample.money(853),
            bankBefore: Sample.money(0), applied: Sample.money(853), expired: Sample.money(0),
            paidOut: Sample.money(0), bank: [], application: .utilityDecides,
            utilityFee: Money(cents: 128), saving: Money(cents: 853),
            value: Money(cents: 8531))
    }

    /// One rate, a bill smaller than the credit, and lots that lapse at different times.
    static func banked(_ quantity: Energy, earned: Int64, kept: Int64) -> CreditFacts {
        CreditFacts(
            terms: [
                CreditTerm(
                    name: "bill credit", quantity: quantity, price: Sample.price(112_340_000),
                    amount: quantity * Sample.price(112_340_000), line: 18,
                    isIllustrative: true)
            ],
            rounding: .halfEven, earned: Sample.money(earned), bankBefore: Sample.money(4_101),
            applied: Sample.money(6420), expired: Sample.money(251), paidOut: Sample.money(0),
            bank: [
                Lot(
                    earned: Sample.june.adding(months: -2), amount: Sample.money(1_725),
                    expires: Sample.june.adding(months: 10)),
                Lot(
                    earned: Sample.june.previous, amount: Sample.money(2_125),
                    expires: Sample.june.adding(months: 11)),
                Lot(
                    earned: Sample.june, amount: Sample.money(kept),
                    expires: Sample.june.adding(months: 12)),
            ],
            application: .against(bill: Money(cents: 7_178)), utilityFee: nil, saving: .zero,
            minimumBill: Money(cents: 758), billAfter: Money(cents: 758))
    }

    /// Credits in kilowatt-hours, carried for twelve months.
    static var kilowattHours: CreditFacts {
        let rest: [Int64] = [12, 40, 55, 61, 48, 30, 22, 9, 17, 33, 45]
        let lots = rest.enumerated().map { index, kilowattHours in
            let earned = Sample.june.adding(months: index - 10)
            return Lot(
                earned: earned, amount: .energy(Sample.energy(kilowattHours)),
                expires: earned.adding(months: 12))
        }
        return CreditFacts(
            terms: [], rounding: .halfAwayFromZero, earned: .energy(Sample.energy(740, 49)),
            bankBefore: .energy(Sample.energy(339)),
            applied: .energy(Sample.energy(695, 49)), expired: .energy(Sample.energy(12)),
            paidOut: .energy(.zero), bank: lots, application: .usage(Sample.energy(695, 49)),
            utilityFee: nil, saving: nil)
    }
}

extension Sample {
    /// More was paid than was owed.
    static var negativeTotal: Sample {
        var sample = limitedFee
        sample.name = "negative-total"
        sample.statement.lines = [
            StatementLine(.previousBalance, Money(cents: -1_234_567), .carried(from: nil)),
            StatementLine(
                .credit, Money(cents: -8_313),
                .percentage(
                    .one, of: Money(cents: 8_313), .generatedCredit, rounding: .halfEven,
                    .program(line: 18))),
            StatementLine(
                .fee, Money(cents: 67_600),
                .size(
                    .power(Power(milliwatts: 100_000_000)),
                    price: Ratio(billionths: 6_760_000_000), rounding: .halfAwayFromZero,
                    .program(line: 33))),
        ]
        sample.statement.remarks = [.feeExceedsCredit]
        sample.run.shareUnit = "watts"
        sample.run.shareTotal = 25_000_000
        sample.run.metered = energy(185_000, 12_345)
        sample.statement.shares = [
            Statement.ShareFact(
                days: june.days, units: 100_000, metered: energy(185_000, 12_345),
                allocated: energy(740, 49))
        ]
        sample.statement.credit.saving = Money(cents: -2_304)
        return sample
    }

    /// A co-op that counts credits in kilowatt-hours; months without sun, and one below zero.
    static var kilowattHours: Sample {
        var sample = netCrediting
        sample.name = "kilowatt-hours"
        sample.statement.credit = .kilowattHours
        sample.statement.lines = [
            StatementLine(
                .fee, Money(cents: 4_810),
                .energy(
                    energy(740, 49), at: price(65_000_000), of: .applied,
                    rounding: .halfAwayFromZero, .program(line: 12)))
        ]
        sample.statement.history = history(12) { .energy($0) }
        for index in [4, 5] {
            sample.statement.history[index].allocated = .zero
            sample.statement.history[index].credit = .energy(.zero)
        }
        sample.statement.history[6].allocated = energy(-36)
        sample.statement.history[6].credit = .energy(energy(-36))
        sample.statement.remarks = [.noIntervalData]
        sample.statement.sharing = Statement.SharingFact(rate: nil, contribution: 0)
        sample.run.currency = "EUR"
        sample.run.attributeClaim = nil
        sample.run.disputeContact = nil
        return sample
    }

    /// What a file of members may hold to do harm.
    static var hostile: Sample {
        var sample = limitedFee
        sample.name = "hostile"
        let script = "<script>alert(1)</script>"
        sample.statement.recipient = Statement.Recipient(
            subscriberID: "{{number}}", name: "\(script) \"O'Hara\" & {{{name}}} \u{202E}אבג مريم",
            memberClass: "'; DROP TABLE statement; --",
            utilityAccount: "\"\u{301} onmouseover=\"alert(1)", subscriptionID: "<\u{301}b>")
        sample.run.cooperative = "Sun & Daughters \u{1B}[31m</title>\(script)"
        sample.run.arrayName = "{{#notes}}{{/notes}}"
        sample.run.utility = "\\u0022,\n\t\u{0}\u{7F}"
        sample.run.programSource = "https://example.com/?a=1&b=<2>"
        sample.run.disputeContact = "<a href=\"javascript:alert(1)\">here</a>"
        sample.run.attributeClaim = "</p><p>{{>partial}}"
        sample.statement.credit.terms[0].name = "</td><td>{{terms}}"
        return sample
    }

    /// Names in other scripts, and all of them as long as can be.
    static var longNames: Sample {
        var sample = loan
        sample.name = "long-names"
        let id = String(repeating: "MEADOWLANE-", count: 6).prefix(60)
        sample.statement.recipient = Statement.Recipient(
            subscriberID: String(id),
            name: "Wolfeschlegelsteinhausenbergerdorff-Nguyễn Thị Minh Khai, 王小明, "
                + "Александра Достоевская, محمد بن عبد العزيز آل سعود, दीपिका पादुकोण & Söhne",
            memberClass: "small-commercial", utilityAccount: String(id.reversed()),
            subscriptionID: String(id))
        sample.statement.number = StatementNumber(array: String(id), sequence: 9_876_543)
        sample.run.arrayID = String(id)
        sample.run.arrayName =
            "The First Community Solar Garden of the Greater Meadow Lane and Riverside Townships"
        sample.run.cooperative =
            "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Community Energy 社区能源"
        sample.run.utility = "Consolidated Northern Light, Water, Gas & Power Company of the State"
        sample.run.program.name = String(repeating: "programs/of/the/utility/", count: 4) + "p.xml"
        return sample
    }
}
