import Quantities
import Tariffs
import Testing

/// What differs between two versions of a tariff, word for word.
struct TariffDiffTests {
    private func words(_ old: Tariff, _ new: Tariff) -> [String] {
        old.changes(to: new).map { "\($0.subject ?? "tariff"): \($0)" }
    }

    private func seasonal(_ rates: [EnergyRate], effective: String = Sample.start)
        throws -> Tariff
    {
        try Sample.tariff(
            [Sample.energy(EnergyCharge(rates: rates))],
            calendar: TariffCalendar(seasons: Sample.summerAndWinter()), effective: effective)
    }

    private func hourly(
        _ energy: Charge, _ schedule: TimeOfUse, holidays: [Holiday] = []
    ) throws -> Tariff {
        try Sample.tariff(
            [energy], calendar: TariffCalendar(holidays: holidays, timesOfUse: [schedule]))
    }

    @Test func aTariffDiffersInNothingFromItself() throws {
        let tariff = try hourly(Sample.peakEnergy(), Sample.peakHours())
        #expect(tariff.changes(to: tariff).isEmpty)
    }

    @Test func namesChangesOfPriceWithPercent() throws {
        let old = try Sample.tariff([Sample.fixed(per: .month, "10"), Sample.flat("0.1")])
        let new = try Sample.tariff(
            [Sample.fixed(per: .month, "9.5"), Sample.flat("0.1234")],
            effective: "2021-01-01")
        #expect(
            words(old, new) == [
                "tariff: in force: from 2020-01-01 on becomes from 2021-01-01 on",
                "customer: 10 becomes 9.5 USD per month (-5.00%)",
                "energy: 0.1 becomes 0.1234 USD per kWh (+23.40%)",
            ])
        #expect(
            words(try Sample.tariff([Sample.flat("0")]), try Sample.tariff([Sample.flat("0.1")]))
                == ["energy: 0 becomes 0.1 USD per kWh"])
    }

    @Test func namesOnlyTheSeasonsAndTiersThatDiffer() throws {
        let old = try seasonal([Sample.rate("650:0.09 0.08")])
        let new = try seasonal([
            Sample.rate("650:0.09 0.10", seasons: ["summer"]),
            Sample.rate("650:0.09 0.08", seasons: ["winter"]),
        ])
        #expect(
            words(old, new) == [
                "energy: summer, tier 2: 0.08 becomes 0.1 USD per kWh (+25.00%)"
            ])
    }

    @Test func namesChangesOfTiers() throws {
        let old = try seasonal([Sample.rate("650:0.09 1000:0.08 0.07")])
        let new = try seasonal([Sample.rate("700:0.09 0.07")])
        #expect(
            words(old, new) == [
                "energy: tiers to 650 kWh, 1000 kWh becomes tiers to 700 kWh",
                "energy: tier 2: 0.08 becomes 0.07 USD per kWh (-12.50%)",
                "energy: tier 3: removed: 0.07 USD per kWh",
            ])
    }

    @Test func namesTheDaysOnWhichPricesDiffer() throws {
        let old = try seasonal([Sample.rate("0.10")])
        let new = try seasonal([
            Sample.rate("0.10", "2020-01-01 2020-04-01"),
            Sample.rate("0.12", "2020-04-01 2020-06-01"),
            Sample.rate("0.10", "2020-06-01 2020-09-01"),
        ])
        #expect(
            words(old, new) == [
                "energy: 2020-04-01 to 2020-05-31: 0.1 becomes 0.12 USD per kWh (+20.00%)",
                "energy: from 2020-09-01 on: removed: 0.1 USD per kWh",
            ])
    }

    @Test func comparesTheLastPricesWithTheFirstWhereNothingIsInForceAtOnce() throws {
        let old = try seasonal(
            [
                Sample.rate("0.10", "2020-01-01 2020-07-01"),
                Sample.rate("0.11", "2020-07-01 2021-01-01"),
            ], effective: "2020-01-01 2021-01-01")
        let new = try seasonal([Sample.rate("0.121", "2021-01-01")], effective: "2021-01-01")
        #expect(
            words(old, new) == [
                "tariff: in force: 2020-01-01 to 2020-12-31 becomes from 2021-01-01 on",
                "energy: 0.11 becomes 0.121 USD per kWh (+10.00%)",
            ])
    }

    @Test func namesHoursThatMove() throws {
        let later = TimeOfUse(
            id: "hours", periods: [Sample.period("on"), Sample.period("off", otherHours: true)],
            windows: [try Sample.window("on", "weekday", "15:00", "20:00")],
            clause: clause("hours"))
        #expect(
            words(
                try hourly(Sample.peakEnergy(), Sample.peakHours()),
                try hourly(Sample.peakEnergy(on: "0.33"), later)) == [
                    "hours: on, Monday to Friday: 12:00 to 19:00 becomes 15:00 to 20:00",
                    "hours: off, Monday to Friday: 00:00 to 12:00 and 19:00 to 24:00 becomes "
                        + "00:00 to 15:00 and 20:00 to 24:00",
                    "energy: on: 0.3 becomes 0.33 USD per kWh (+10.00%)",
                ])
    }

    @Test func namesHolidaysByTheirDays() throws {
        let fixed = try MonthDay("07-04")
        func holiday(_ observed: HolidayObservance) -> Holiday {
            Holiday(
                name: "July 4th", rule: .fixed(fixed, observed: observed),
                clause: clause("july"))
        }
        let old = try hourly(Sample.peakEnergy(), Sample.peakHours(), holidays: [])
        let kept = try hourly(
            Sample.peakEnergy(), Sample.peakHours(), holidays: [holiday(.asItFalls)])
        let moved = try hourly(
            Sample.peakEnergy(), Sample.peakHours(), holidays: [holiday(.nearestWeekday)])
        #expect(words(old, kept) == ["July 4th: added: 2020-07-04"])
        #expect(words(kept, moved) == ["July 4th: 2020-07-04 becomes 2020-07-03"])
    }

    @Test func namesChargesThatComeAndGo() throws {
        let old = try Sample.tariff([Sample.flat("0.1"), Sample.fixed("meter", per: .day, "1")])
        let new = try Sample.tariff([Sample.flat("0.1"), Sample.flat("0.02", id: "rider")])
        #expect(
            words(old, new) == [
                "meter: removed: fixed, 1 USD per day",
                "rider: added: energy imported, 0.02 USD per kWh",
            ])
    }

    @Test func namesHowAChargeIsReckoned() throws {
        func demand(_ minutes: Int, _ ratchet: Ratchet?) throws -> Tariff {
            let rate = DemandRate(
                dates: try days("2020-01-01"),
                tiers: [
                    DemandTier(upTo: nil, amount: try ChargeAmount("7"), clause: clause("t"))
                ], clause: clause("d"))
            return try Sample.tariff([
                Sample.charge(
                    "demand",
                    .demand(
                        DemandCharge(
                            peak: .greatest, windowMinutes: minutes, rates: [rate],
                            ratchet: ratchet)))
            ])
        }
        let ratchet = Ratchet(
            part: try Ratio("0.8"), lookBackMonths: 11, clause: clause("ratchet"))
        #expect(
            words(try demand(60, nil), try demand(15, ratchet)) == [
                "demand: over: 60 minutes becomes 15 minutes",
                "demand: ratchet: none becomes 80% of the peaks of 11 months",
            ])
    }

    @Test func tellsAChargeOfAnotherKindAsAnother() throws {
        let old = try Sample.tariff([Sample.flat("0.1", id: "a")])
        let new = try Sample.tariff([Sample.fixed("a", per: .month, "5")])
        #expect(
            old.changes(to: new).map(\.kind) == [.chargeRemoved, .chargeAdded])
    }

    @Test func namesSeasonsByTheirDays() throws {
        let old = try seasonal([Sample.rate("0.1")])
        let new = try Sample.tariff(
            [Sample.energy(EnergyCharge(rates: [Sample.rate("0.1")]))],
            calendar: TariffCalendar(seasons: [
                Sample.season("summer", "06-01", "09-30"),
                Sample.season("winter", "10-01", "05-31"),
            ]))
        #expect(
            words(old, new) == [
                "summer: 05-01 through 09-30 becomes 06-01 through 09-30",
                "winter: 10-01 through 04-30 becomes 10-01 through 05-31",
            ])
    }
}
