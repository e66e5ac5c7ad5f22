import Quantities
import Tariffs
import Testing

/// What is allowed in a tariff and most likely a mistake, word for word.
struct TariffSuspicionTests {
    private func suspicions(_ tariff: Tariff, asOf date: String = "2026-01-01") throws
        -> [String]
    {
        try tariff.suspicions(asOf: CivilDate(date)).map(\.text)
            .filter { $0 != "it has no worked bills, so nothing proves it" }
    }

    private func tiers(_ text: String, _ unit: Tiering.Unit) throws -> [String] {
        try suspicions(
            Sample.tariff(
                [
                    Sample.energy(
                        EnergyCharge(tiering: Tiering(unit: unit), rates: [Sample.rate(text)]))
                ], baselines: []))
    }

    @Test func aPlainTariffHasNone() throws {
        #expect(try suspicions(Sample.tariff([Sample.flat("0.1")])).isEmpty)
    }

    @Test func asksForProof() throws {
        let found = try Sample.tariff([Sample.flat("0.1")])
            .suspicions(asOf: CivilDate("2026-01-01"))
        #expect(
            found.map(\.description)
                == ["t.xml:1: it has no worked bills, so nothing proves it"])
    }

    /// What goes by readings cannot be proved by a bill of stated figures.
    @Test func asksForNoProofThatThereCannotBe() throws {
        let blocks = EnergyCharge(
            tiering: Tiering(unit: .kilowattHoursPerKilowatt),
            rates: [try Sample.rate("200:0.1 0.2")])
        let tariff = try Sample.tariff([Sample.energy(blocks)])
        #expect(try tariff.suspicions(asOf: CivilDate("2026-01-01")).isEmpty)
    }

    /// A rider adjusts other prices, at times below zero.
    @Test func ridersGoEitherWay() throws {
        let price = EnergyCharge(rates: [try Sample.rate("-0.0042")])
        let rider = Sample.charge("fuel", .energy(price), category: .rider)
        #expect(try suspicions(Sample.tariff([Sample.flat("0.1"), rider])).isEmpty)
    }

    @Test func datesInTheFuture() throws {
        #expect(
            try suspicions(Sample.tariff([Sample.flat("0.1")]), asOf: "2019-12-31") == [
                "it is in force from 2020-01-01 on, which is after 2019-12-31",
                "its source was read on 2020-01-01, which is after 2019-12-31",
            ])
        #expect(try suspicions(Sample.tariff([Sample.flat("0.1")]), asOf: "2020-01-01").isEmpty)
    }

    @Test func pricesInCents() throws {
        #expect(try suspicions(Sample.tariff([Sample.flat("5")])).isEmpty)
        #expect(
            try suspicions(Sample.tariff([Sample.flat("12.5")])) == [
                "charge \"energy\": 12.5 USD per kWh is above 5; is it in cents?"
            ])
    }

    @Test func signsTheWrongWayRound() throws {
        #expect(
            try suspicions(Sample.tariff([Sample.flat("-0.01")])) == [
                "charge \"energy\": -0.01 USD per kWh pays for use; a credit has its own "
                    + "direction"
            ])
        #expect(
            try suspicions(Sample.tariff([Sample.fixed(per: .month, "-3")])) == [
                "charge \"customer\": -3 is below zero; a credit has its own direction"
            ])
    }

    @Test func limitsThatNoMonthReaches() throws {
        #expect(try tiers("743:0.1 0.2", .kilowattHoursPerKilowatt).isEmpty)
        #expect(
            try tiers("200:0.1 744:0.2 0.3", .kilowattHoursPerKilowatt) == [
                "charge \"energy\": no month reaches the limit of 744 kWh/kW, "
                    + "a month has at most 744 hours"
            ])
        #expect(
            try tiers("24:0.1 0.2", .kilowattHoursPerKilowattDay) == [
                "charge \"energy\": no month reaches the limit of 24 kWh/kW/day, "
                    + "a day has 24 hours"
            ])
        #expect(
            try tiers("500000:0.1 0.2", .kilowattHours) == [
                "charge \"energy\": no month reaches the limit of 500000 kWh, "
                    + "the tariff is for homes"
            ])
    }

    @Test func seasonsAndPeriodsThatNeverCome() throws {
        let leap = try Sample.season("leap", "02-29", "02-29")
        let rest = Season(
            id: "rest", name: "rest",
            days: [
                MonthDayRange(from: try MonthDay("03-01"), through: try MonthDay("02-28"))
            ], clause: clause("rest"))
        let hours = TimeOfUse(
            id: "hours",
            periods: [Sample.period("all", otherHours: true), Sample.period("never")],
            windows: [], clause: clause("hours"))
        let tariff = try Sample.tariff(
            [Sample.flat("0.1")],
            calendar: TariffCalendar(seasons: [leap, rest], timesOfUse: [hours]))
        #expect(
            try suspicions(tariff) == [
                "season \"leap\" has no day but 02-29, and no day at all in most years",
                "period \"never\" holds at no hour of the year",
            ])
    }

    @Test func holidaysThatHaveRunOut() throws {
        let listed = Holiday(
            name: "listed", rule: .listed([try CivilDate("2024-12-25")]), clause: clause("h"))
        let tariff = try Sample.tariff(
            [Sample.flat("0.1")], calendar: TariffCalendar(holidays: [listed]))
        #expect(
            try suspicions(tariff) == ["holiday \"listed\" names no day after 2024-12-25"])
        #expect(try suspicions(tariff, asOf: "2024-12-25").isEmpty)
    }

    @Test func chargesThatNeverApply() throws {
        let charge = try Sample.fixed(
            per: .month, "5", dates: days("2010-01-01 2011-01-01"))
        #expect(
            try suspicions(Sample.tariff([charge])) == [
                "charge \"customer\" is for 2010-01-01..<2011-01-01, when the tariff is not in "
                    + "force"
            ])
    }
}
