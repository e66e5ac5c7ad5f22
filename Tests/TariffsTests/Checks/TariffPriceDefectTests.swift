import Quantities
import Tariffs
import Testing

/// Every word with which prices that do not fit together are refused.
struct TariffPriceDefectTests {
    private func defects(_ make: () throws -> Tariff) -> [String] {
        let error = #expect(throws: TariffDefects.self) { _ = try make() }
        return error?.all.map(\.description) ?? []
    }

    private func tariff(_ energy: EnergyCharge, _ calendar: TariffCalendar = TariffCalendar())
        throws -> Tariff
    {
        try Sample.tariff([Sample.energy(energy)], calendar: calendar)
    }

    @Test(arguments: [
        (
            "650:0.1 1000:0.2",
            "the last tier ends at 1000, so use beyond would have no price; "
                + "leave the limit of the last tier out"
        ),
        ("650:0.1 650:0.2 0.3", "the limit 650 must be above 650, where the tier before ends"),
        ("0:0.1 0.3", "the limit 0 must be above 0, where the tier before ends"),
        ("-5:0.1 0.3", "the limit -5 must be above 0, where the tier before ends"),
        ("650:0.1 0.2 0.3", "only the last tier can be without a limit"),
        ("", "expected at least one tier, found none"),
    ])
    func tiersAscendToTheLast(tiers: String, message: String) {
        let found = defects {
            try tariff(EnergyCharge(rates: [Sample.rate(tiers, line: 5)]))
        }
        #expect(found == ["t.xml:5: \(message)"])
    }

    @Test func tiersOfDemandAscendToo() {
        let found = defects {
            let tiers = [
                DemandTier(
                    upTo: try Power(kilowatts: "5"), amount: try ChargeAmount("1"),
                    clause: clause("tier", line: 6))
            ]
            let demand = DemandCharge(
                peak: .greatest, windowMinutes: 15,
                rates: [
                    DemandRate(
                        dates: try days(Sample.start), tiers: tiers, clause: clause("amount"))
                ])
            return try Sample.tariff([Sample.charge("demand", .demand(demand))])
        }
        #expect(
            found == [
                "t.xml:6: the last tier ends at 5, so use beyond would have no price; "
                    + "leave the limit of the last tier out"
            ])
    }

    @Test func periodsThatShareTiersHaveTheSame() {
        let calendar = { TariffCalendar(timesOfUse: [try Sample.peakHours()]) }
        let rates = {
            [
                try Sample.rate("100:0.1 0.2", periods: ["on"]),
                try Sample.rate("200:0.1 0.2", periods: ["off"]),
            ]
        }
        #expect(
            defects { try tariff(EnergyCharge(timeOfUse: "hours", rates: rates()), calendar()) }
                == [
                    "t.xml:1: the tiers of period \"off\" end elsewhere than those of \"on\"; "
                        + "if each period fills tiers of its own, say so by the scope"
                ])
        #expect(throws: Never.self) {
            try tariff(
                EnergyCharge(
                    timeOfUse: "hours", tiering: Tiering(scope: .period), rates: rates()),
                calendar())
        }
    }

    @Test func aPlaceHasOnePriceADay() {
        #expect(
            defects {
                try tariff(
                    EnergyCharge(rates: [
                        Sample.rate("0.1", "2020-01-01 2021-01-01", line: 3),
                        Sample.rate("0.2", "2020-12-31", line: 4),
                    ]))
            } == [
                "t.xml:4: there is a second price on 2020-12-31, the first is in line 3"
            ])
        #expect(
            defects {
                try tariff(
                    EnergyCharge(rates: [
                        Sample.rate("0.1", "2020-01-01 2021-01-01", line: 3),
                        Sample.rate("0.2", "2021-02-01", line: 4),
                    ]))
            } == ["t.xml:4: there is no price from 2021-01-01 to before 2021-02-01"])
    }

    @Test func everySeasonAndPeriodHasAPrice() {
        let calendar = {
            TariffCalendar(
                seasons: try Sample.summerAndWinter(), timesOfUse: [try Sample.peakHours()])
        }
        let energy = {
            EnergyCharge(
                timeOfUse: "hours",
                rates: [
                    try Sample.rate("0.1", periods: ["off"]),
                    try Sample.rate("0.3", seasons: ["summer"], periods: ["on"]),
                ])
        }
        #expect(
            defects { try tariff(energy(), calendar()) } == [
                "t.xml:1: there is no price in season \"winter\" in period \"on\""
            ])
        let summerOnly = {
            try Sample.tariff(
                [Sample.charge("energy", .energy(energy()), seasons: ["summer"])],
                calendar: calendar())
        }
        #expect(throws: Never.self) { try summerOnly() }
        #expect(
            defects { try tariff(EnergyCharge(rates: [])) } == ["t.xml:1: there is no price"])
    }

    @Test func periodsAndBaselinesMustBeKnown() {
        #expect(
            defects {
                try tariff(EnergyCharge(rates: [Sample.rate("0.1", periods: ["on"], line: 3)]))
            } == ["t.xml:3: names periods, but its charge goes by no time-of-use schedule"])
        #expect(
            defects {
                try tariff(
                    EnergyCharge(
                        tiering: Tiering(unit: .percentOfBaseline),
                        rates: [Sample.rate("130:0.1 0.2")]))
            } == ["t.xml:1: its tiers go by a baseline, but the tariff states none"])
    }

    @Test func monthsHaveAFewDays() {
        #expect(
            defects { try Sample.tariff([Sample.flat("0.1")], regularDays: 0...400) } == [
                "t.xml:1: expected a range of 1 to 366 days, found 0 to 400"
            ])
    }

    @Test func workedBillsAreOfTheTariffAndSumUp() {
        let found = defects {
            let line = WorkedBill.Line(
                charge: "fee", amount: Money(cents: 100), clause: clause("fee", line: 5))
            let bill = WorkedBill(
                id: "a", usage: try .total("1", "2019-12"), lines: [line],
                total: Money(cents: 101), clause: clause("a", line: 4))
            return try Sample.tariff([Sample.flat("0.1")], workedBills: [bill])
        }
        #expect(
            found == [
                "t.xml:4: is for 2019-12-01..<2020-01-01, "
                    + "but the tariff is in force 2020-01-01..",
                "t.xml:4: the lines sum to 1.00, but the total is 1.01",
                "t.xml:5: there is no charge \"fee\"",
            ])
    }

    @Test func hugeWorkedBillsDoNotTrap() {
        let found = defects {
            let line = WorkedBill.Line(
                charge: "energy", amount: Money(cents: .max), clause: clause("energy"))
            let bill = WorkedBill(
                id: "a", usage: try .total("1", "2024-01"), lines: [line, line],
                total: .zero, clause: clause("a"))
            return try Sample.tariff([Sample.flat("0.1")], workedBills: [bill])
        }
        #expect(
            found == [
                "t.xml:1: the lines sum to 92233720368547758.07, but the total is 0.00"
            ])
    }
}
