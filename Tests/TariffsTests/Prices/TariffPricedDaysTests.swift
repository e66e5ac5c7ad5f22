import Quantities
import Tariffs
import Testing

/// From when to when a tariff has prices, and what is said where they are old or missing.
struct TariffPricedDaysTests {
    /// Energy from 2020 to 2024, and a rider from mid-2022 on.
    private func tariff(rider: DatePeriod? = nil) throws -> Tariff {
        let rates = [
            try Sample.rate("0.1", "2020-01-01 2022-01-01"),
            try Sample.rate("0.2", "2022-01-01 2025-01-01"),
        ]
        let fuel = EnergyCharge(rates: [try Sample.rate("0.01", "2022-06-15")])
        return try Sample.tariff([
            Sample.energy(EnergyCharge(rates: rates)),
            Sample.charge("fuel", .energy(fuel), category: .rider, dates: rider),
        ])
    }

    @Test func allPricesAreKnownOnTheDaysOfAll() throws {
        let whole = try tariff()
        #expect(whole.pricedDays?.description == "2022-06-15..<2025-01-01")
        #expect(whole.hasPrices(on: try days("2023-01-01 2024-01-01")))
        #expect(!whole.hasPrices(on: try days("2022-01-01 2023-01-01")))
        #expect(!whole.hasPrices(on: try days("2024-01-01 2025-02-01")))
        // A rider that does not apply before needs no price before.
        let later = try tariff(rider: days("2022-06-15"))
        #expect(later.pricedDays?.description == "2020-01-01..<2025-01-01")
        #expect(later.hasPrices(on: try days("2021-01-01 2022-01-01")))
    }

    /// Winter is stated before summer: a year from January on has all its prices, though those
    /// of all seasons are known only from May on.
    @Test func aSeasonNeedsItsOwnPrices() throws {
        let charge = EnergyCharge(rates: [
            try Sample.rate("0.1", seasons: ["winter"], "2024-01-01"),
            try Sample.rate("0.2", seasons: ["summer"], "2024-05-01"),
        ])
        let tariff = try Sample.tariff(
            [Sample.energy(charge)],
            calendar: TariffCalendar(seasons: Sample.summerAndWinter()))
        #expect(tariff.pricedDays?.description == "2024-05-01..")
        #expect(tariff.hasPrices(on: try days("2024-01-01 2025-01-01")))
        #expect(!tariff.hasPrices(on: try days("2023-01-01 2024-01-01")))
    }

    @Test func chargesWithoutAPriceAreNamed() throws {
        let whole = try tariff()
        #expect(whole.unpriced(on: try CivilDate("2021-01-01")).map(\.id) == ["fuel"])
        #expect(whole.unpriced(on: try CivilDate("2023-01-01")).isEmpty)
        #expect(whole.unpriced(on: try CivilDate("2025-01-01")).map(\.id) == ["energy"])
    }

    /// In the plain year the day whose prices are missing is the day they were to be of.
    @Test func thePlainYearNamesTheDayOfItsPrices() throws {
        let error = #expect(throws: TariffBillError.self) {
            try BillingPlan(
                tariff(), year: 2018, calendar: .plain(pricesOn: CivilDate("2026-11-28")))
        }
        #expect(
            error?.description
                == "charge \"energy\" has no price on 2026-11-28, see t.xml:1; it has prices "
                + "from 2020-01-01 to 2024-12-31")
    }
}

// MARK: - Old values, and what bills leave out

extension TariffPricedDaysTests {
    private func remarks(_ tariff: Tariff, _ year: Int) throws -> [String] {
        try BillingPlan(tariff, year: year, calendar: .real(.utc)).remarks
    }

    @Test func oldValuesOfRidersAreRemarkedOnce() throws {
        let charges = [
            try Sample.flat("0.1"),
            Sample.charge(
                "fuel",
                .energy(
                    EnergyCharge(rates: [
                        try Sample.rate("0.01", "2020-01-01 2022-06-15"),
                        try Sample.rate("0.02", "2022-06-15"),
                    ])), category: .rider),
            try Sample.percentage("tax", "2"),
        ]
        let tariff = try Sample.tariff(charges)
        #expect(
            try remarks(tariff, 2024) == [
                "the last values stated are used on 2024-12-31: of 2022-06-15 for fuel"
            ])
        #expect(
            try remarks(try Sample.tariff(Array(charges.prefix(2))), 2022).isEmpty)
        // What holds from the tariff's first day on is the tariff's own.
        #expect(try remarks(try Sample.tariff([Sample.flat("0.1")]), 2024).isEmpty)
    }

    @Test func whatBillsLeaveOutIsNamed() throws {
        let item = UnsupportedItem(name: "supply", clause: clause("supply", line: 9))
        let tariff = try Sample.tariff([Sample.flat("0.1")], notUnderstood: [item])
        #expect(tariff.leftOut().isEmpty)
        #expect(tariff.leftOut(accepting: ["supply"]) == ["supply"])
        #expect(tariff.accepting(["supply"]).leftOut() == ["supply"])
        #expect(!tariff.lacksSupply)
        // Of a charge that is billed it says how it was read.
        let read = UnsupportedItem(
            name: "charge \"energy\" (read)", clause: clause("energy"), effect: .guessed)
        let other = try Sample.tariff([Sample.flat("0.1")], notUnderstood: [read])
        #expect(other.leftOut(accepting: [read.name]).isEmpty)
    }

    /// A tariff for delivery prices no supply, unless it says so.
    @Test func deliveryAloneLacksSupply() throws {
        func tariff(_ components: [ChargeComponent]) throws -> Tariff {
            let sample = try Sample.tariff([Sample.flat("0.1")])
            let identity = TariffIdentity(
                id: sample.id, utility: sample.identity.utility, schedule: "D", name: "Delivery",
                sector: .residential, service: .delivery)
            return try Tariff(
                identity: identity, currency: "USD", timeZone: "UTC", source: sample.source,
                effective: sample.effective,
                charges: components.map {
                    try Sample.flat("0.1", id: $0.rawValue, component: $0)
                }, clause: clause("tariff"))
        }
        let wires = try tariff([.delivery])
        #expect(wires.leftOut() == ["supply, which the tariff does not price"])
        #expect(wires.leftOut(isSupplied: true).isEmpty)
        #expect(try tariff([.delivery, .supply]).leftOut().isEmpty)
    }
}
