import Diagnostics
import Quantities
import RateFiles
import Tariffs
import Testing

/// How charges of a book become charges of a tariff.
struct IEDRConversionTests {
    @Test func makesATariffOfAPlan() throws {
        let tariff = try IEDRText.tariff(
            IEDRText.book(
                IEDRText.charges(
                    IEDRText.charge(
                        "Customer Charge", "19", kind: "minimumCharge",
                        measure: IEDRText.measure(
                            "by_billing_cycle", nil, nil, IEDRText.interval("MONTH"))),
                    IEDRText.charge("Energy Charge", "0.1"),
                    IEDRText.charge("Sold back", ".05", kind: "exportCredit", component: "export")
                )))
        #expect(tariff.id.rawValue == "us.ny.ced.p")
        #expect(tariff.unsupported.isEmpty)
        #expect(tariff.remarks.isEmpty)
        #expect((tariff.currency, tariff.timeZone) == ("USD", "America/New_York"))
        #expect(tariff.identity.utility.name == "Consolidated Edison Company of New York, Inc.")
        #expect(tariff.effective.description == "2024-01-01..")
        #expect(
            try IEDRText.june(tariff) == ["customer-charge: 19.00", "energy-charge: 60.00"])
        let credit = try #require(tariff.charge("sold-back"))
        #expect(
            (credit.component, credit.direction, credit.category) == (.export, .credit, .buyBack))
        #expect(credit.clause.line == 6)
        #expect(credit.clause.text == "Sold back, .05, kWh")
        #expect(
            try tariff.energyPrice(flow: .exported, on: CivilDate("2024-06-01")).price.description
                == "0.05")
    }

    @Test(arguments: [
        ("kWh", "", "0.1", "60.00", ""), ("Wh", power(3), "0.1", "60.00", ""),
        ("MWh", "", "100", "60.00", ""), ("Wh", power(6), "100", "60.00", ""),
        ("Wh", "", "0.1", "60.00", " (its price of 0.1 for a Wh is read as for a kWh)"),
    ])
    func readsThePricesOfEnergyInAllUnits(
        unit: String, power: String, value: String, amount: String, doubt: String
    ) throws {
        let tariff = try IEDRText.tariff(
            IEDRText.book(
                IEDRText.charges(
                    IEDRText.charge(
                        "E", value,
                        measure: IEDRText.measure("by_metered_quantity", "energy", unit, power)))))
        let names = doubt.isEmpty ? [] : ["charge \"E\"" + doubt]
        #expect(tariff.unsupported.map(\.name) == names)
        #expect(try IEDRText.june(tariff, accepting: Set(names)) == ["e: \(amount)"])
    }

    private static func power(_ exponent: Int) -> String {
        "<unitMultiplierPowerOfTen>\(exponent)</unitMultiplierPowerOfTen>"
    }

    @Test(arguments: [
        ("MONTH", "19.00"), ("DAY", "570.00"), ("PER-CYCLE", "19.00"), ("CYCLE", "19.00"),
        ("YEAR", "1.58"),
    ])
    func readsWhatAFixedAmountIsFor(interval: String, amount: String) throws {
        let tariff = try IEDRText.tariff(
            IEDRText.book(
                IEDRText.charges(
                    IEDRText.charge(
                        "F", "19", kind: "otherFixedCharge",
                        measure: IEDRText.measure(
                            "by_billing_cycle", nil, nil, IEDRText.interval(interval))))))
        #expect(try IEDRText.june(tariff) == ["f: \(amount)"])
    }

    @Test(arguments: [
        (IEDRText.measure("percentage", "energy", nil), "a percentage of what is not said"),
        (IEDRText.measure("avg", "demand", "kW"), "by avg of demand"),
        (
            IEDRText.measure("by_variable_utility_settings", "demand", "kW"),
            "by by_variable_utility_settings of demand"
        ),
        (IEDRText.measure("by_metered_quantity", "energy", "thm"), "for the unit thm"),
        (
            IEDRText.measure("by_metered_quantity", "energy", "kWh", power(2)),
            "for the unit kWh times ten to the 2"
        ),
        (
            IEDRText.measure("by_billing_cycle", nil, nil, IEDRText.interval("WEEK", count: 2)),
            "for 2 times WEEK"
        ), ("", "what it is for is not said"),
    ])
    func listsWhatItCannotReckon(measure: String, reason: String) throws {
        let tariff = try IEDRText.tariff(
            IEDRText.book(
                IEDRText.charges(
                    IEDRText.charge("Odd", "1", measure: measure), IEDRText.charge("E", "0.1"))))
        #expect(tariff.unsupported.map(\.name) == ["charge \"Odd\" (\(reason))"])
        #expect(tariff.unsupported[0].clause.line == 4)
        #expect(tariff.charges.map(\.id) == ["e"])
        #expect(throws: TariffBillError.self) { try IEDRText.june(tariff) }
    }

    /// The words of a factor's base are a guess, which waits for leave.
    @Test(arguments: [
        ("Delivery Charges", "all charges for delivery", "adj: 1.25"),
        ("total bill", "all charges", "adj: 1.25"),
    ])
    func readsAFactorInPercent(base: String, meant: String, line: String) throws {
        let measure = IEDRText.measure("percentage", nil, nil).replacing(
            "</calculationMethod>",
            with: "</calculationMethod><calculationBaseValue>\(base)</calculationBaseValue>")
        let tariff = try IEDRText.tariff(
            IEDRText.book(
                IEDRText.charges(
                    IEDRText.charge("Adj", "2.5", measure: measure),
                    IEDRText.charge(
                        "F", "50", kind: "otherFixedCharge",
                        measure: IEDRText.measure(
                            "by_billing_cycle", nil, nil, IEDRText.interval("MONTH"))))))
        let item = try #require(tariff.blocking().first)
        #expect(
            item.name
                == "charge \"Adj\" (its 2.5 % of \"\(base)\" is read as of \(meant))")
        #expect(item.effect == .guessed)
        let accepted = tariff.accepting(["charge \"Adj\""])
        #expect(try IEDRText.june(accepted).sorted() == [line, "f: 50.00"].sorted())
    }

    @Test func keepsChargesForDemandAndReactivePower() throws {
        let tariff = try IEDRText.tariff(
            IEDRText.book(
                IEDRText.charges(
                    IEDRText.charge(
                        "D", "12.5", measure: IEDRText.measure("max", "demand", "kW")),
                    IEDRText.charge(
                        "R", "0.3",
                        measure: IEDRText.measure("by_metered_quantity", "reactivePower", "kVAr"))
                )))
        guard case .demand(let demand) = tariff.charge("d")?.kind,
            case .reactive(let reactive) = tariff.charge("r")?.kind
        else {
            Issue.record("the charges are of another kind")
            return
        }
        #expect(demand.peak == .greatest)
        #expect(demand.rates[0].tiers[0].amount.description == "12.5")
        #expect(reactive.basis == .peak)
        #expect(
            tariff.notUnderstood.map(\.name) == [
                "charge \"D\" (how long demand is measured is not said, and is read as 60 minutes)"
            ])
    }
}

// MARK: - Seasons, tiers and periods

extension IEDRConversionTests {
    private static let seasons = """
        <seasons><season><seasonName>Summer</seasonName><month>6</month><month>7</month></season>\
        <season><seasonName>Winter</seasonName>\
        \([1, 2, 3, 4, 5, 8, 9, 10, 11, 12].map { "<month>\($0)</month>" }.joined())\
        </season></seasons>
        """

    private static func tier(
        _ number: Int, _ season: String, _ from: Int, _ upTo: Int
    ) -> String {
        """
        <serviceTierThreshold><effectiveInterval><startDate>2024-01-01</startDate>\
        </effectiveInterval><serviceTierNumber>\(number)</serviceTierNumber><seasonName>\(season)\
        </seasonName><minQuantity>\(from)</minQuantity><maxQuantity>\(upTo)</maxQuantity>\
        </serviceTierThreshold>
        """
    }

    private static func tiered(_ prices: [String], tiers: [String], seasons: String) -> String {
        let charges = prices.enumerated().map { index, price in
            IEDRText.charge(
                "E", price, fields: "<serviceTierNumber>\(index + 1)</serviceTierNumber>")
        }
        return IEDRText.book(
            seasons + "<serviceTierThresholds>" + tiers.joined() + "</serviceTierThresholds>"
                + "<charges>" + charges.joined(separator: "\n")
                + IEDRText.charge("Free", "0") + "</charges>")
    }

    @Test func pricesTiersBySeason() throws {
        let tiers = [
            Self.tier(1, "Summer", 0, 250), Self.tier(2, "Summer", 250, 999_999_999),
            Self.tier(3, "Winter", 0, 2_147_483_647),
        ]
        let tariff = try IEDRText.tariff(
            Self.tiered(["0.1", "0.2", "0.05"], tiers: tiers, seasons: Self.seasons))
        #expect(tariff.unsupported.isEmpty)
        #expect(tariff.calendar.seasons.map(\.id) == ["winter", "summer"])
        #expect(
            try IEDRText.june(tariff) == ["e, tier 1: 25.00", "e, tier 2: 70.00", "free: 0.00"])
        let october = try tariff.energyPrice(on: CivilDate("2024-10-01"))
        #expect(october.price.description == "0.05")
    }

    /// The months need not be known where prices are the same in all seasons.
    @Test func readsSeasonsWithoutMonthsWherePricesAreTheSame() throws {
        let tiers = [
            Self.tier(1, "Summer", 0, 250), Self.tier(2, "Summer", 250, 9_999_999),
            Self.tier(3, "Winter", 0, 250), Self.tier(4, "Winter", 250, 9_999_999),
        ]
        let same = try IEDRText.tariff(
            Self.tiered(["0.1", "0.2", "0.1", "0.2"], tiers: tiers, seasons: ""))
        #expect(same.unsupported.isEmpty)
        #expect(
            same.remarks.map(\.text) == [
                "the months of Summer, Winter are not given, and prices of \"E\" do not differ by "
                    + "them"
            ])
        #expect(try IEDRText.june(same) == ["e, tier 1: 25.00", "e, tier 2: 70.00", "free: 0.00"])
        let differing = Self.tiered(["0.1", "0.2", "0.1", "0.3"], tiers: tiers, seasons: "")
        #expect(
            try IEDRText.tariff(differing).unsupported.map(\.name) == [
                "charge \"E\" (its prices differ by season, and no months are given for "
                    + "\"Summer\", \"Winter\")"
            ])
        let told = IEDRCustomer(seasons: [
            "Summer": [6, 7, 8, 9], "Winter": [1, 2, 3, 4, 5, 10, 11, 12],
        ])
        let tariff = try IEDRText.tariff(differing, for: told)
        #expect(tariff.unsupported.isEmpty)
        #expect(
            try tariff.energyPrice(on: CivilDate("2024-12-01"), tier: 2).price.description
                == "0.3")
    }

    @Test(arguments: [
        ([tier(1, "Base", 0, 250)], "there is no price beyond its last tier"),
        ([tier(1, "Base", 5, 999_999)], "its tiers do not follow one another"),
        ([tier(2, "Base", 0, 999_999)], "its tier 1 is not defined"),
    ])
    func listsTiersThatLeaveAHole(tiers: [String], reason: String) throws {
        let tariff = try IEDRText.tariff(Self.tiered(["0.1"], tiers: tiers, seasons: ""))
        #expect(tariff.unsupported.map(\.name) == ["charge \"E\" (\(reason))"])
    }

    @Test func refusesAPlanOfWhichItUnderstandsNothing() throws {
        let text = IEDRText.book(IEDRText.charges(IEDRText.charge("Odd", "1", measure: "")))
        let error = #expect(throws: Problems.self) { try IEDRText.tariff(text) }
        #expect(
            error?.description == """
                b.xml:2:1: no charge of plan "Plan" can be made part of a tariff
                b.xml:4:1: charge "Odd" (what it is for is not said)
                """)
        let document = try IEDRText.read(text)
        #expect(try document.selecting(plans: ["Q"]).tariffs(on: CivilDate("2024-06-01")).isEmpty)
        #expect(document.selecting(plans: ["SC1-2"]).plans.count == 1)
    }

    private static func period(
        _ number: Int, _ peak: String, _ season: String, _ days: String, _ start: String,
        _ end: String, onHolidays: Bool, holiday: Int? = nil
    ) -> String {
        """
        <timeOfUsePeriod><measurementApplicable>energy</measurementApplicable><statementComponent>\
        delivery</statementComponent><peakType>\(peak)</peakType><seasonName>\(season)</seasonName>\
        <dayType>\(days)</dayType><periodStart><timeStart>\(start)</timeStart><inclusionStatus>\
        inclusive</inclusionStatus></periodStart><periodEnd><timeEnd>\(end)</timeEnd>\
        <inclusionStatus>exclusive</inclusionStatus></periodEnd><ratePeriodNumberNonHolidays>\
        \(number)</ratePeriodNumberNonHolidays><ratePeriodNumberHolidays>\(holiday ?? number)\
        </ratePeriodNumberHolidays><appliesOnHolidays>\(onHolidays)</appliesOnHolidays>\
        <effectivePeriod><startDate>2024-01-01</startDate></effectivePeriod></timeOfUsePeriod>
        """
    }

    /// On-peak on weekdays from 10 to 22; an end before the start is on the next day.
    @Test func readsPeriodsOfUse() throws {
        let prices = ["0.6", "0.02", "0.2", "0.03"].enumerated().map { index, price in
            IEDRText.charge(
                "T", price,
                fields: "<ratePeriodNumberNonHolidays>\(index + 1)</ratePeriodNumberNonHolidays>")
        }
        let periods = ["Summer", "Winter"].enumerated().flatMap { index, season in
            [
                Self.period(
                    2 * index + 1, "peak", season, "weekday", "10:00:00", "22:00:00",
                    onHolidays: false, holiday: 2 * index + 2),
                Self.period(
                    2 * index + 2, "offpeak", season, "weekday", "22:00:00", "10:00:00",
                    onHolidays: true),
                Self.period(
                    2 * index + 2, "offpeak", season, "weekend", "00:00:00", "00:00:00",
                    onHolidays: false),
            ]
        }
        let tariff = try IEDRText.tariff(
            IEDRText.book(
                "<holidays><holidayName>Independence Day</holidayName></holidays>" + Self.seasons
                    + "<timeOfUsePeriods>" + periods.joined() + "</timeOfUsePeriods><charges>"
                    + prices.joined() + "</charges>"))
        #expect(tariff.unsupported.isEmpty)
        let july = try #require(
            DatePeriod(from: CivilDate("2024-07-03"), to: CivilDate("2024-07-06")))
        let compiled = try CompiledTariff(tariff, zone: .utc, dates: july)
        let runs = compiled.periods(of: "delivery-energy", on: july)
        #expect(runs.map(\.period) == ["2", "1", "2", "1", "2"])
        let times = runs.map { $0.range.start.description }
        #expect(times[1].contains("2024-07-03T10:00"))
        #expect(times[3].contains("2024-07-05T10:00"))
        #expect(
            try tariff.energyPrice(on: CivilDate("2024-01-05"), period: "3").price.description
                == "0.2")
    }

    @Test func listsHoursThatContradictEachOther() throws {
        let periods = [
            Self.period(1, "peak", "Base", "all", "10:00:00", "22:00:00", onHolidays: true),
            Self.period(2, "offpeak", "Base", "all", "00:00:00", "00:00:00", onHolidays: true),
        ]
        let charges = [
            IEDRText.charge("T", "0.6", fields: "<peakType>peak</peakType>"),
            IEDRText.charge("T", "0.1", fields: "<peakType>offpeak</peakType>"),
        ]
        let tariff = try IEDRText.tariff(
            IEDRText.book(
                "<timeOfUsePeriods>\n" + periods.joined(separator: "\n") + "</timeOfUsePeriods>"
                    + "<charges>" + charges.joined() + IEDRText.charge("E", "0.1") + "</charges>"))
        #expect(tariff.unsupported.map(\.clause.line) == [4])
        #expect(
            tariff.unsupported.first?.name.hasPrefix("charge \"T\" (two windows hold from") == true)
        #expect(tariff.charges.map(\.id) == ["e"])
        #expect(tariff.calendar.timesOfUse.isEmpty)
    }

    @Test func pricesByTheMonthOfTheYear() throws {
        let charges = (1...12).map { month in
            IEDRText.charge("M", "0.\(month + 10)", fields: "<month>\(month)</month>")
        }
        let tariff = try IEDRText.tariff(
            IEDRText.book("<charges>" + charges.joined() + "</charges>"))
        #expect(tariff.unsupported.isEmpty)
        #expect(try IEDRText.june(tariff) == ["m: 96.00"])
        #expect(
            try tariff.energyPrice(on: CivilDate("2024-12-31")).price.description == "0.22")
    }
}
