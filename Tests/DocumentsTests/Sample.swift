import Billing
import Quantities

/// A statement to look at, with the run it belongs to.
struct Sample: Sendable, CustomStringConvertible {
    var name: String
    var statement: Statement
    var run: RunFacts

    var description: String { name }

    static let all = [
        netCrediting, limitedFee, loan, financed, firstMonth, lastMonth, negativeTotal,
        kilowattHours, hostile, longNames,
    ]
}

extension Sample {
    static func energy(_ kilowattHours: Int64, _ milliwattHours: Int64 = 0) -> Energy {
        Energy(milliwattHours: kilowattHours * 1_000_000 + milliwattHours)
    }

    static func money(_ cents: Int64) -> CreditAmount { .money(Money(cents: cents)) }

    static func price(_ nanos: Int64) -> EnergyPrice { EnergyPrice(nanosPerKilowattHour: nanos) }

    static let june = Month(year: 2026, month: 6) ?? Month(containing: day(2026, 6, 1))

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else {
            preconditionFailure("no such day: \(year)-\(month)-\(day)")
        }
        return date
    }

    static func gap(_ start: Int64, hours: Int64) -> TimeRange {
        let start = Instant(secondsSince1970: start)
        guard let range = TimeRange(from: start, to: start.adding(seconds: hours * 3600)) else {
            preconditionFailure("a gap must have hours, has \(hours)")
        }
        return range
    }

    static func digest(_ digit: Character) -> String { String(repeating: digit, count: 64) }

    /// A year of a solar array, for charts: June is the last month.
    static func history(_ months: Int, credit: (Energy) -> CreditAmount) -> [Statement.HistoryMonth]
    {
        let year: [Int64] = [812, 777, 650, 520, 355, 290, 310, 402, 566, 655, 742, 740]
        return year.suffix(months).enumerated().map { index, kilowattHours in
            let energy = energy(kilowattHours, index == months - 1 ? 49 : Int64(index) * 61_803)
            return Statement.HistoryMonth(
                month: june.adding(months: index - months + 1), allocated: energy,
                credit: credit(energy))
        }
    }

    static func history(_ months: Int) -> [Statement.HistoryMonth] {
        history(months) { money($0.milliwattHours / 1_000_000 * 853 / 740) }
    }
}

extension RunFacts {
    /// The facts most samples share.
    static var sample: RunFacts {
        RunFacts(
            cooperative: "Prairie Sun Cooperative", currency: "USD", arrayID: "MEADOW",
            arrayName: "Meadow Lane Solar Garden", shareUnit: "ppm", shareTotal: 1_000_000,
            utility: "Northern Light & Power", timeZone: "America/New_York", month: Sample.june,
            issued: Sample.day(2026, 7, 8), due: Sample.day(2026, 7, 28),
            metered: Sample.energy(185_000, 12_345), unallocated: Sample.energy(9_250),
            acceptedGaps: [],
            program: Source(name: "ny-net-crediting/2025-07-17.xml", digest: Sample.digest("a")),
            programName: "New York net crediting",
            programSource: "PSC order in 19-M-0463, July 17, 2025", isIllustrative: false,
            attributeClaim:
                "The renewable energy certificates are sold; your subscription does not "
                + "entitle you to claim solar power.",
            disputeContact: "billing@prairiesun.example, 555-0142",
            meterFiles: [Source(name: "meadow-2026-06.xml", digest: Sample.digest("b"))],
            template: Source(name: "statement.html", digest: Sample.digest("c")))
    }
}

extension Statement.Recipient {
    static var sample: Statement.Recipient {
        Statement.Recipient(
            subscriberID: "S-0017", name: "Ada Lovelace", memberClass: "residential",
            utilityAccount: "0012-4471-09", subscriptionID: "MEADOW-S17")
    }
}

extension Sample {
    private static var wholeMonth: DatePeriod { june.days }

    /// The value stack, the credit netted by the utility.
    static let netCrediting = Sample(
        name: "net-crediting",
        statement: Statement(
            number: StatementNumber(array: "MEADOW", sequence: 172), recipient: .sample,
            shares: [
                Statement.ShareFact(
                    days: wholeMonth, units: 4_000, metered: energy(185_000, 12_345),
                    allocated: energy(740, 49))
            ],
            allocated: energy(740, 49), credit: .netCrediting,
            lines: [
                StatementLine(.previousBalance, .zero, .carried(from: nil)),
                StatementLine(
                    .fee, Money(cents: 7678),
                    .percentage(
                        Ratio(billionths: 900_000_000), of: Money(cents: 8531),
                        .generatedCredit, rounding: .halfAwayFromZero, .program(line: 41))),
                StatementLine(
                    .collectedByUtility, Money(cents: -7678),
                    .settledByUtility(.program(line: 46))),
            ],
            remarks: [], history: history(12),
            sharing: Statement.SharingFact(rate: 41_207, contribution: 12_345_678_901_234)),
        run: .sample)

    /// Oregon: a fee by the kilowatt-hour, limited to the credit, and a bank that expires.
    static var limitedFee: Sample {
        var sample = netCrediting
        sample.name = "limited-fee"
        sample.statement.credit = .banked(energy(740, 49), earned: 8_313, kept: 1_893)
        sample.statement.history = history(12) {
            money($0.milliwattHours / 1_000_000 * 8_313 / 740)
        }
        sample.statement.lines = [
            StatementLine(
                .previousBalance, Money(cents: 6120),
                .carried(from: StatementNumber(array: "MEADOW", sequence: 131))),
            StatementLine(
                .payment, Money(cents: -6120), .payments(count: 1, on: [day(2026, 6, 18)])),
            StatementLine(
                .fee, Money(cents: 6420),
                .limited(
                    to: Money(cents: 6420), .appliedCredit,
                    from: .energy(
                        energy(740, 49), at: price(89_720_000), of: .allocated,
                        rounding: .halfEven, .contract))),
        ]
        sample.statement.shares = [
            Statement.ShareFact(
                days: days(1, 12), units: 3_000, metered: energy(70_000), allocated: energy(210)),
            Statement.ShareFact(
                days: days(12, 31), units: 4_000, metered: energy(132_500, 12_345),
                allocated: energy(530, 49)),
        ]
        sample.run.metered = energy(202_500, 12_345)
        sample.run.unallocated = energy(10_125)
        sample.statement.remarks = [
            .shareChanged(byInterval: true), .illustrativeRate,
            .acceptedGap(gap(1_780_376_400, hours: 3)), .noIntervalData,
        ]
        sample.statement.sharing = nil
        sample.statement.credit.report = 0
        sample.run.utilityReports = [
            RunFacts.Source(name: "utility-2026-06.csv", digest: digest("d"))
        ]
        sample.run.bankLine = 52
        sample.run.isIllustrative = true
        sample.run.acceptedGaps = [gap(1_780_376_400, hours: 3)]
        return sample
    }

    private static func days(_ first: Int, _ end: Int) -> DatePeriod {
        guard
            let days = DatePeriod(
                from: june.firstDay.adding(days: first - 1),
                to: june.firstDay.adding(days: end - 1))
        else { preconditionFailure("days must be in order: \(first), \(end)") }
        return days
    }

    /// A block program whose share was bought on credit.
    static var loan: Sample {
        var sample = limitedFee
        sample.name = "loan"
        sample.run.shareUnit = "blocks"
        sample.run.shareTotal = 620
        sample.statement.shares = [
            Statement.ShareFact(
                days: wholeMonth, units: 2, metered: energy(185_000, 12_345),
                allocated: energy(596, 774_233))
        ]
        sample.run.metered = energy(185_000, 12_345)
        sample.statement.allocated = energy(596, 774_233)
        sample.statement.credit = .banked(energy(596, 774_233), earned: 6_704, kept: 284)
        sample.statement.credit.saving = Money(cents: 1_820)
        sample.statement.history[11].allocated = energy(596, 774_233)
        sample.statement.history[11].credit = money(6_704)
        sample.statement.lines = [
            StatementLine(
                .previousBalance, Money(cents: 12_345),
                .carried(from: StatementNumber(array: "MEADOW", sequence: 131))),
            StatementLine(
                .payment, Money(cents: -10_000),
                .payments(count: 2, on: [day(2026, 6, 3), day(2026, 6, 20)])),
            StatementLine(
                .fee, Money(cents: 4600),
                .size(
                    .blocks(millionths: 2_000_000), price: Ratio(billionths: 23_000_000_000),
                    rounding: .halfAwayFromZero, .program(line: 30))),
            StatementLine(
                .installment, Money(cents: 2885),
                .installment(
                    StatementLine.InstallmentFact(
                        number: 3, count: 120, interest: Money(cents: 1282),
                        principal: Money(cents: 1603), balance: Money(cents: 255_207),
                        rate: Ratio(billionths: 60_000_000)))),
        ]
        sample.statement.credit.application = .utilityDecides
        sample.statement.credit.minimumBill = nil
        sample.statement.credit.billAfter = nil
        sample.statement.credit.report = nil
        sample.statement.remarks = [.issuedLater, .usageUnknown]
        return sample
    }

    static var firstMonth: Sample {
        var sample = netCrediting
        sample.name = "first-month"
        sample.statement.remarks = [.firstStatement, .noIntervalData]
        sample.statement.history = history(1)
        sample.statement.sharing = nil
        return sample
    }

    static var lastMonth: Sample {
        var sample = limitedFee
        sample.name = "last-month"
        sample.statement.remarks = [
            .lastStatement, .shareChanged(byInterval: false),
            .unusualChange(before: money(10_633)),
        ]
        sample.statement.shares = [sample.statement.shares[0]]
        sample.statement.allocated = energy(210)
        sample.run.metered = energy(70_000)
        sample.statement.credit.paidOut = money(5_743)
        sample.statement.credit.bank = []
        sample.statement.lines.append(
            StatementLine(
                .payout, Money(cents: -1_250),
                .energy(
                    energy(110), at: price(-38_500_000), of: .expired, rounding: .down,
                    .program(line: 52))))
        return sample
    }
}
