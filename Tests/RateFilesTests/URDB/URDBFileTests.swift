import Diagnostics
import Quantities
import RateFiles
import Tariffs
import Testing
import TestSupport

struct URDBFileTests {
    private func energy(_ tariff: Tariff, _ id: String = "energy") throws -> EnergyCharge {
        guard case .energy(let energy)? = tariff.charge(id)?.kind else {
            throw Missing(what: id)
        }
        return energy
    }

    private func demand(_ tariff: Tariff, _ id: String) throws -> DemandCharge {
        guard case .demand(let demand)? = tariff.charge(id)?.kind else {
            throw Missing(what: id)
        }
        return demand
    }

    private struct Missing: Error {
        let what: String
    }

    @Test func everyChargeKnowsWhereItStands() throws {
        let tariff = try URDBSample.read([
            "energyratestructure": "[[{\"rate\": 0.1,\n  \"adj\": 0.02}]]"
        ])
        let tier = try #require(try energy(tariff).rates.first?.tiers.first)
        #expect(tier.price == .fixed(EnergyPrice(nanosPerKilowattHour: 120_000_000)))
        #expect(tier.clause.path == "/energyratestructure/0/0")
        #expect(tier.clause.text == "{\"rate\": 0.1, \"adj\": 0.02}")
        #expect("\(tier.clause)" == "rate.json:1")
        #expect(tier.clause.column == 27)
    }

    @Test func monthsWithEqualRowsAreSeasons() throws {
        let schedule = URDBSample.schedule(months: 5..<9, hours: 15..<20)
        let tariff = try URDBSample.read([
            "energyratestructure": "[[{\"rate\": 0.1}], [{\"rate\": 0.3}]]",
            "energyweekdayschedule": schedule,
            "energyweekendschedule": URDBSample.schedule(hours: 0..<0),
        ])
        #expect(tariff.calendar.seasons.map(\.id) == ["oct-may", "jun-sep"])
        #expect(
            tariff.calendar.seasons[0].days
                == [MonthDayRange(from: try MonthDay("10-01"), through: try MonthDay("05-31"))])
        let windows = try #require(tariff.calendar.timeOfUse("energy")).windows.map { window in
            "\(window.seasons?.sorted().joined() ?? "all") \(window.days.rawValue) "
                + "\(window.time) \(window.period)"
        }
        #expect(
            windows == [
                "oct-may 255 00:00 to 24:00 energy-0", "jun-sep 31 00:00 to 15:00 energy-0",
                "jun-sep 31 15:00 to 20:00 energy-1", "jun-sep 31 20:00 to 24:00 energy-0",
                "jun-sep 96 00:00 to 24:00 energy-0",
            ])
    }

    /// Periods that occur together fill tiers together, so each is cut where the other ends.
    @Test func tiersAreOnTheUnionOfTheLimits() throws {
        let schedule = URDBSample.schedule(hours: 12..<18)
        let tariff = try URDBSample.read([
            "energyratestructure": """
            [[{"rate": 0.1, "max": 100}, {"rate": 0.2}],
             [{"rate": 0.3, "max": 250}, {"rate": 0.4, "max": 400}, {"rate": 0.5}]]
            """,
            "energyweekdayschedule": schedule, "energyweekendschedule": schedule,
        ])
        let rates = try energy(tariff).rates.map { rate in
            rate.tiers.map { "\($0.limit?.description ?? "-"): \($0.price.stated ?? .zero)" }
        }
        #expect(
            rates == [
                ["100: 0.1", "250: 0.2", "400: 0.2", "-: 0.2"],
                ["100: 0.3", "250: 0.3", "400: 0.4", "-: 0.5"],
            ])
        #expect(
            try energy(tariff).rates[1].tiers.map(\.clause.path) == [
                "/energyratestructure/1/0", "/energyratestructure/1/0",
                "/energyratestructure/1/1", "/energyratestructure/1/2",
            ])
    }

    @Test func limitsOfBlocksNameTheirUnitWhereItDiffers() throws {
        let tariff = try URDBSample.read([
            "energyratestructure": """
            [[{"rate": 0.1, "max": 200, "unit": "kWh/kW"},
              {"rate": 0.2, "max": 9000, "unit": "kWh"}, {"rate": 0.3}]]
            """
        ])
        #expect(try energy(tariff).tiering.unit == .kilowattHoursPerKilowatt)
        #expect(
            try energy(tariff).rates[0].tiers.map(\.unit) == [nil, .kilowattHours, nil])
    }

    /// The block's own price is due or not, the file does not say.
    @Test func tiersBetweenBlocksDivideTheFirst() throws {
        let tariff = try URDBSample.read([
            "energyratestructure": """
            [[{"rate": 0.03, "max": 200, "unit": "kWh/kW"},
              {"rate": 0.2, "max": 9000, "unit": "kWh"}, {"rate": 0.3, "unit": "kWh"},
              {"rate": 0.05, "max": 400, "unit": "kWh/kW"},
              {"rate": 0.01, "unit": "kWh/kW"}]]
            """
        ])
        let tiers = try energy(tariff).rates[0].tiers
        let block = TierBlock(
            upTo: try TierLimit("200"), unit: .kilowattHoursPerKilowatt)
        #expect(tiers.map(\.block) == [block, block, nil, nil])
        #expect(tiers.map { $0.limit?.description } == ["9000", nil, "400", nil])
        #expect(tiers.map(\.unit) == [nil, nil, .kilowattHoursPerKilowatt, nil])
        #expect(tariff.unsupported.map(\.name) == ["price of a tier that others divide"])
        #expect(tariff.unsupported.first?.clause.path == "/energyratestructure/0/0")
    }

    @Test func sellPricesAreAChargeForExports() throws {
        let tariff = try URDBSample.read([
            "energyratestructure": "[[{\"rate\": 0.1, \"sell\": 0.04}]]",
            "dgrules": "\"Net Billing Hourly\"",
        ])
        let charge = try #require(tariff.charge("sell"))
        #expect(charge.component == .export)
        #expect(charge.category == .buyBack)
        #expect(charge.direction == .credit)
        #expect(try energy(tariff, "sell").flow == .exported)
        #expect(
            try energy(tariff, "sell").rates[0].tiers[0].price.stated
                == EnergyPrice(nanosPerKilowattHour: 40_000_000))
        #expect(tariff.source.note == "Generation (dgrules): Net Billing Hourly.")
    }

    @Test func fuelAdjustmentsAreARiderByMonth() throws {
        let tariff = try URDBSample.read([
            "fueladjustmentsmonthly":
                "[0.01,0.01,0.01,0.01,0.01,0.02,0.02,0.02,0.01,0.01,0.01,0.01]"
        ])
        #expect(tariff.charge("fuel-adjustment")?.category == .rider)
        let rates = try energy(tariff, "fuel-adjustment").rates
        #expect(rates.map(\.seasons) == [["sep-may"], ["jun-aug"]])
        #expect(
            rates.map { $0.tiers[0].price.stated?.nanosPerKilowattHour }
                == [10_000_000, 20_000_000])
    }

    @Test func demandIsFlatByMonthAndByHour() throws {
        let schedule = URDBSample.schedule(hours: 12..<18)
        let tariff = try URDBSample.read([
            "flatdemandstructure": "[[{\"rate\": 5, \"max\": 50}, {\"rate\": 6}], [{\"rate\": 9}]]",
            "flatdemandmonths": "[0,0,0,0,0,1,1,1,1,0,0,0]",
            "demandratestructure": "[[{\"rate\": 0}], [{\"rate\": 7.5, \"adj\": 0.25}]]",
            "demandweekdayschedule": schedule, "demandweekendschedule": schedule,
            "demandwindow": "15", "demandrateunit": "\"kVA\"",
        ])
        let flat = try demand(tariff, "flat-demand")
        #expect(flat.peak == .greatest)
        #expect(flat.windowMinutes == 15)
        #expect(flat.rates.map(\.seasons) == [["oct-may"], ["jun-sep"]])
        #expect(flat.rates[0].tiers.map(\.limit) == [Power(milliwatts: 50_000_000), nil])
        let byTime = try demand(tariff, "demand")
        #expect(byTime.peak == .byPeriod(timeOfUse: "demand"))
        #expect(byTime.unit == .kilowatt)
        #expect(byTime.rates.map(\.periods) == [["demand-0"], ["demand-1"]])
        #expect(byTime.rates[1].tiers[0].amount == ChargeAmount(nanos: 7_750_000_000))
        #expect(tariff.unsupported.map(\.name) == ["demandrateunit (kVA is read as kW)"])
    }

    @Test(
        arguments: [
            (["lookbackpercent": "0.8", "lookbackrange": "6"], 0.8, 6, nil),
            (["lookbackpercent": "80", "lookbackrange": "6"], 0.8, 6, nil),
            (["lookbackpercent": "0.5"], 0.5, 11, nil),
            (
                [
                    "lookbackPercent": "0.5", "lookbackRange": "0",
                    "lookbackMonths": "[0,0,0,0,0,1,true,1,1,0,0,false]",
                ], 0.5, 11, [6, 7, 8, 9]
            ),
            (
                [
                    "demandratchetpercentage":
                        "[0.35,0.35,0.35,0.35,0.35,0.35,0.35,0.35,0.35,0.35,0.35,0.35]"
                ],
                0.35, 11, nil
            ),
        ] as [([String: String], Double, Int, Set<Int>?)])
    func ratchetsLookBack(
        fields: [String: String], part: Double, months: Int, named: Set<Int>?
    ) throws {
        let structure = ["flatdemandstructure": "[[{\"rate\": 5}]]"]
        let tariff = try URDBSample.read(fields.merging(structure) { first, _ in first })
        let ratchet = try #require(try demand(tariff, "flat-demand").ratchet)
        #expect(ratchet.part == Ratio(billionths: Int64(part * 1e9)))
        #expect(ratchet.lookBackMonths == months)
        #expect(ratchet.months == named)
    }

    @Test func aRatchetCanDifferByMonth() throws {
        let tariff = try URDBSample.read([
            "flatdemandstructure": "[[{\"rate\": 5}]]",
            "demandratchetpercentage": "[0,0,0,0,0,0.75,0.8,0.75,0,0,0,0]",
        ])
        let ratchet = try #require(try demand(tariff, "flat-demand").ratchet)
        #expect(ratchet.part(ofMonth: 7) == (try Ratio("0.8")))
        #expect(ratchet.part(ofMonth: 1) == .zero)
    }

    @Test func demandAtTheSystemsPeakHasOnePriceAMonth() throws {
        let structure = "[[{\"rate\": 0}], [{\"rate\": 12}]]"
        let tariff = try URDBSample.read([
            "coincidentratestructure": structure,
            "coincidentrateschedule": URDBSample.schedule(months: 5..<9, hours: 14..<18),
        ])
        let charge = try demand(tariff, "coincident-demand")
        #expect(charge.peak == .coincident(with: "system"))
        #expect(charge.rates.map(\.seasons) == [["oct-may"], ["jun-sep"]])
        let two = try URDBSample.read([
            "coincidentratestructure": "[[{\"rate\": 3}], [{\"rate\": 12}]]",
            "coincidentrateschedule": URDBSample.schedule(hours: 14..<18),
        ])
        #expect(two.notUnderstood.map(\.title) == ["coincidentratestructure"])
    }
}

extension URDBFileTests {
    @Test(arguments: [
        (["fixedchargefirstmeter": "7.5"], FixedCharge.Basis.month),
        (["fixedchargefirstmeter": "7.5", "fixedchargeunits": "\"$/month\""], .month),
        (["fixedchargefirstmeter": "7.5", "fixedchargeunits": "\"$/day\""], .day),
        (["fixedChargeFirstMeter": "7.5", "fixedChargeUnits": "\"$/year\""], .year),
        (["fixedmonthlycharge": "7.5"], .month),
    ])
    func fixedChargesAreByMonthDayOrYear(
        fields: [String: String], basis: FixedCharge.Basis
    ) throws {
        let charge = try #require(try URDBSample.read(fields).charge("fixed"))
        guard case .fixed(let fixed) = charge.kind else {
            Issue.record("expected a fixed charge")
            return
        }
        #expect(fixed.basis == basis)
        #expect(fixed.amounts.map(\.value) == [ChargeAmount(nanos: 7_500_000_000)])
        #expect(charge.clause.text == "7.5")
    }

    @Test(arguments: [
        (["mincharge": "20", "minchargeunits": "\"$/month\""], ["minimum-month"]),
        (["mincharge": "20", "minchargeunits": "\"$/day\""], ["minimum-day"]),
        (["mincharge": "20", "minchargeunits": "\"$/year\""], ["minimum-year"]),
        (["minmonthlycharge": "20", "annualmincharge": "200"], ["minimum-month", "minimum-year"]),
        (
            ["mincharge": "200", "minchargeunits": "\"$/year\"", "annualmincharge": "200"],
            ["minimum-year"]
        ),
        (["mincharge": "0", "minchargeunits": "\"$/month\""], []),
    ])
    func minimumsAreByMonthDayOrYear(fields: [String: String], ids: [String]) throws {
        let tariff = try URDBSample.read(fields)
        #expect(tariff.charges.filter { $0.category == .minimum }.map(\.id) == ids)
        #expect(tariff.notUnderstood == [])
    }

    @Test(arguments: [
        ("\"2013-07-01\"", "\"2018-05-31\"", "2013-07-01..<2018-06-01"),
        ("1372636800", "1527724800", "2013-07-01..<2018-06-01"),
        ("{\"$date\": \"2013-07-01T07:00:00.000Z\"}", "null", "2013-07-01.."),
        ("{\"$date\": 1372636800000}", "null", "2013-07-01.."),
        ("\"2016-05-03\"", "\"2016-05-02\"", "2016-05-03.."),
        ("null", "null", "1900-01-01.."),
        ("\"1372636800\"", "\"1527724800\"", "2013-07-01..<2018-06-01"),
    ])
    func datesAreTextOrSeconds(start: String, end: String, effective: String) throws {
        let tariff = try URDBSample.read(["startdate": start, "enddate": end])
        #expect("\(tariff.effective)" == effective)
    }

    @Test func theNamesOfTheBulkDownloadAreRead() throws {
        let schedule = URDBSample.schedule(months: 5..<9)
        let tariff = try URDBSample.read(
            """
            {"_id": {"$oid": "539f6a23ec4f024411ec8bf9"}, "utilityName": "Utility", "eiaId": 20038,
             "rateName": "Rate", "sector": "Industrial", "effectiveDate": "2026-01-01",
             "energyRateStrux": [{"energyRateTiers": [{"rate": 0.1}]},
                                 {"energyRateTiers": [{"rate": 0.2}]}],
             "energyWeekdaySched": \(schedule), "energyWeekendSched": \(schedule),
             "flatDemandStrux": [{"flatDemandTiers": [{"rate": 5}]}], "flatDemandUnits": "kW"}
            """)
        #expect(tariff.id.rawValue == "539f6a23ec4f024411ec8bf9")
        #expect(tariff.identity.utility.eia == 20_038)
        #expect(tariff.identity.sector == .industrial)
        #expect(try energy(tariff).rates.map(\.seasons) == [["oct-may"], ["jun-sep"]])
        #expect(
            try energy(tariff).rates[0].tiers[0].clause.path
                == "/energyRateStrux/0/energyRateTiers/0")
        #expect(tariff.charge("flat-demand") != nil)
        #expect(tariff.notUnderstood == [])
    }

    @Test func oneOfSeveralRatesIsTakenByItsLabel() throws {
        let file = "{\"items\": [\(URDBSample.rate(["label": "\"a\""])), \(URDBSample.rate([:]))]}"
        var options = try URDBSample.options()
        options.label = "sample"
        let tariff = try URDBFile.read(Array(file.utf8), file: "rate.json", options: options)
        #expect(tariff.id.rawValue == "sample")
        #expect(tariff.charge("energy")?.clause.path == "/items/1/energyratestructure")
    }

    @Test func moreThanNineDecimalsAreRoundedWithARemark() throws {
        let tariff = try URDBSample.read([
            "energyratestructure": "[[{\"rate\": 0.07076899707317352}]]"
        ])
        #expect(
            try energy(tariff).rates[0].tiers[0].price.stated
                == EnergyPrice(nanosPerKilowattHour: 70_768_997))
        #expect(
            tariff.remarks.map(\.text) == [
                "has more than 9 decimals, it was rounded to 0.070768997"
            ])
    }

    @Test func fieldsThatTellOfNoChargeAreRemarkedOn() throws {
        let tariff = try URDBSample.read([
            "approved": "true", "voltagecategory": "\"Primary\"", "_provenance": "{}",
            "energycomments": "\"see sheet 5\"", "colour": "\"green\"",
        ])
        #expect(tariff.notUnderstood == [])
        #expect(
            tariff.remarks.map { "\($0.clause.path ?? "") \($0.text)" } == [
                "/colour nothing is known of it, it was ignored",
                "/energycomments is in words, nothing is computed from it",
                " _provenance, approved, voltagecategory: fields about something else than "
                    + "charges, which were left out",
            ])
    }

    @Test(arguments: [
        (["fixedchargeeaaddl": "3"], "fixedchargeeaaddl"),
        (["franchisefee": "0.02"], "franchisefee"),
        (["fixedchargefirstmeter": "3", "fixedchargeunits": "\"$/kW\""], "fixedchargeunits"),
        (
            [
                "fixedchargefirstmeter": "3", "fixedchargeunits": "\"$/month\"",
                "fixedmonthlycharge": "4",
            ], "fixedmonthlycharge"
        ),
        (
            ["flatdemandstructure": "[[{\"rate\": 5}]]", "flatdemandunit": "\"kW daily\""],
            "flatdemandstructure"
        ),
        (["energyratestructure": "[[{\"rate\": 5, \"unit\": \"kVAh\"}]]"], "energyratestructure"),
    ])
    func whatIsNotUnderstoodBlocksBilling(fields: [String: String], name: String) throws {
        let tariff = try URDBSample.read(fields)
        let item = try #require(tariff.notUnderstood.first)
        #expect(tariff.notUnderstood.count == 1)
        #expect(item.title == name && item.name.hasPrefix("\(name) (") && item.effect == .leftOut)
        #expect(tariff.unsupported.first?.clause.file == "rate.json")
    }

    @Test func whatIsNotUnderstoodAndSaysNothingBlocksNothing() throws {
        let tariff = try URDBSample.read([
            "fixedchargeeaaddl": "0", "franchisefee": "null", "demandcredit": "[0, 0]",
        ])
        #expect(tariff.notUnderstood == [])
    }
}
