import Foundation
import Quantities
import RateFiles
import SystemTimeZones
import Tariffs
import TestSupport
import Testing

/// One residential bill each of ConEd's and NYSEG's SC-1, worked by hand from the files.
@Suite(.enabled(if: SharedData.isPresent, "the shared data is not on this machine"))
struct IEDRBillTests {
    /// A line as it should be, and the line of the file that says so.
    struct Expected {
        let charge: String
        let tier: Int?
        let kilowattHours: Int?
        let price: String
        let amount: String
        let line: Int

        init(
            _ charge: String, tier: Int? = nil, kWh: Int? = 600, _ price: String,
            _ amount: String, line: Int
        ) {
            self.charge = charge
            self.tier = tier
            kilowattHours = kWh
            self.price = price
            self.amount = amount
            self.line = line
        }
    }

    private static func november() throws -> DatePeriod {
        try #require(Month(year: 2024, month: 11)).days
    }

    private static func tariff(
        _ id: String, book: String, statements: String, on date: String = "2024-11-01",
        for customer: IEDRCustomer = IEDRCustomer()
    ) throws -> Tariff {
        let tariffs = try IEDRSample.read(book).tariffs(
            on: CivilDate(date), with: [IEDRSample.read(statements)], for: customer)
        return try #require(tariffs.first { $0.id.rawValue == id })
    }

    private static func bill(
        _ tariff: Tariff, _ period: DatePeriod, accepting: Set<String>
    ) throws -> TariffBill {
        let zone = try TimeZoneRules(loading: tariff.timeZone)
        let usage = UsageTotals(dates: period, total: try Energy(kilowattHours: "600"))
        return try CompiledTariff(tariff, zone: zone, dates: period, accepting: accepting)
            .bill(for: TariffUsage(period: period, imported: .totals([usage])))
    }

    /// Checks each line against what was worked by hand, and that the file says its price
    /// where the line points.
    private static func check(_ bill: TariffBill, _ expected: [Expected], total: String) throws {
        for (line, worked) in zip(bill.lines, expected) {
            #expect(line.charge == worked.charge)
            #expect(line.tier == worked.tier, "\(worked.charge)")
            #expect(line.amount.description == worked.amount, "\(worked.charge)")
            #expect(line.clause.line == worked.line, "\(worked.charge)")
            if let energy = worked.kilowattHours {
                #expect(line.quantity.description == "\(energy) kWh", "\(worked.charge)")
            }
            let lines = try #require(IEDRSample.lines[line.clause.file])
            let after = lines.dropFirst(worked.line - 1).prefix(16).joined()
            #expect(after.contains("alue>\(worked.price)</"), "\(worked.charge)")
        }
        #expect(bill.lines.count == expected.count)
        #expect(bill.total.description == total)
    }
}

// MARK: - ConEd

extension IEDRBillTests {
    /// Delivery under SC-1 Rate I to a household with another supplier.
    private static let conEd: [Expected] = [
        Expected("customer-charge", kWh: nil, "19", "19.00", line: 232),
        Expected(
            "blocked-non-tou-metered-charge", tier: 1, kWh: 250, "0.15112", "37.78", line: 240),
        Expected(
            "blocked-non-tou-metered-charge", tier: 2, kWh: 350, "0.17373", "60.81", line: 254),
        Expected("amp-arrears-management-program-recovery-surcharge", "0.0012", "0.72", line: 104),
        Expected(
            "cca-community-choice-aggregation-data-access-fee-aggregated", kWh: nil, "0", "0.00",
            line: 1704),
        Expected(
            "cca-community-choice-aggregation-data-access-fee-customer-sp", kWh: nil, "0", "0.00",
            line: 1720),
        Expected("cesd-clean-energy-standard-delivery-surcharge", "0.000235", "0.14", line: 1865),
        Expected("cess-offshore-wind-renewable-energy-credits", "0", "0.00", line: 1993),
        Expected(
            "cess-renewable-energy-credits-and-alternative-compliance-pay", "0.003418", "2.05",
            line: 2011),
        Expected("cess-zero-emission-credits", "0.003635", "2.18", line: 2029),
        Expected("dlm-csrp-term-auto-dlm-component", "0.001", "0.60", line: 2187),
        Expected("dlm-dlc-dlrp-component", "0.0006", "0.36", line: 2205),
        Expected("evs-electric-vehicle-make-ready-surcharge", "0.0003", "0.18", line: 5026),
        Expected("mac-monthly-adjustment-clause", "0.00976", "5.86", line: 6664),
        Expected(
            "mac-adj-mac-reconciliation-for-the-month-of-october-2024", "0.000148", "0.09",
            line: 6812),
        Expected("mac-adj-transition-adjustment", "0.000007", "0.00", line: 6831),
        Expected("mac-adj-uncollectible-bill-expense", "0.000054", "0.03", line: 6850),
        Expected("rdm-revenue-decoupling-mechanism", "0.00658", "3.95", line: 9952),
        Expected("sbc-clean-energy-fund-surcharge", "0.0065", "3.90", line: 10627),
        Expected("sbc-energy-efficiency-tracker-surcharge", "0", "0.00", line: 10645),
        Expected("sbc-integrated-energy-data-resource-surcharge", "0", "0.00", line: 10663),
        Expected("sdr-delivery-revenue-surcharge", "0", "0.00", line: 10772),
    ]

    private static let replaced =
        " (was expected to be replaced on 2024-11-01, and is taken to hold on)"

    private static let conEdUnsupported = [
        "charge \"Environmental Component Credit - Market Value of the Rider R Value Stack\" of "
            + "statement CESS (stated for use, named as a credit for generation)",
        "charge \"Blocked non-tou metered charge\" (its tiers in season \"Winter\" are "
            + "incomplete, and are read as in the others)",
        "charge \"MAC reconciliation for the month of October 2024\" of statement MAC ADJ"
            + replaced,
        "charge \"Transition Adjustment\" of statement MAC ADJ" + replaced,
        "charge \"Uncollectible-bill Expense\" of statement MAC ADJ" + replaced,
    ]

    @Test func billsNovemberAtConEdRateOne() throws {
        let tariff = try Self.tariff(
            "us.ny.ced.eds-ced-sc1-1-442", book: IEDRSample.conEdBook,
            statements: IEDRSample.conEdStatements)
        #expect(tariff.identity.name == "Rate I - Residential and Religious")
        #expect(tariff.identity.sector == .residential)
        #expect(tariff.identity.service == .delivery)
        #expect(tariff.source.page == "leaf 388")
        #expect(tariff.unsupported.map(\.name) == Self.conEdUnsupported)
        let period = try Self.november()
        let error = #expect(throws: TariffBillError.self) {
            try Self.bill(tariff, period, accepting: Set(Self.conEdUnsupported.dropFirst()))
        }
        #expect(error == .unsupported([tariff.unsupported[0]]))
        let bill = try Self.bill(tariff, period, accepting: Set(Self.conEdUnsupported))
        try Self.check(bill, Self.conEd, total: "137.65")
        #expect(bill.accepted.map(\.name) == Self.conEdUnsupported)
        #expect(
            bill.lines[2].formula == "350 kWh × 0.17373 = 60.8055 → 60.81 (half-away-from-zero)")
        #expect(bill.lines[2].clause.description == "\(IEDRSample.conEdBook):254")
        #expect(
            bill.lines[2].clause.path
                == "tariffBooks/tariffBook[1]/serviceClasses[1]/serviceClass[1]/rates[1]/rate[1]"
                + "/ratePlans[1]/ratePlan[1]/charges[1]/meteredServiceCharge[2]")
        #expect(bill.lines[2].clause.text == "Blocked non-tou metered charge, 0.17373, kWh")
    }

    /// The book's one price of supply is for the readings of 5 February and 6 March, from
    /// before its statements.
    @Test func pricesSupplyByTheReadWindow() throws {
        let period = try #require(
            DatePeriod(from: CivilDate("2024-02-05"), to: CivilDate("2024-03-06")))
        let tariff = try Self.tariff(
            "us.ny.ced.eds-ced-sc1-1-224", book: IEDRSample.conEdBook,
            statements: IEDRSample.conEdStatements, on: "2024-02-05",
            for: IEDRCustomer(readingWindow: period))
        #expect(tariff.effective.description == "2024-02-05..<2024-03-07")
        let bill = try Self.bill(
            tariff, period, accepting: Set(tariff.unsupported.map(\.name)))
        #expect(bill.lines.map(\.amount.description) == ["19.00", "37.78", "60.81", "85.46"])
        #expect(bill.lines.last?.clause.line == 530)
        #expect(bill.total.description == "203.05")
        #expect(tariff.unsupported.count { $0.name.contains("(begins on 2024-06-01") } == 15)
        let other = try Self.tariff(
            "us.ny.ced.eds-ced-sc1-1-224", book: IEDRSample.conEdBook,
            statements: IEDRSample.conEdStatements, on: "2024-02-10",
            for: IEDRCustomer(
                readingWindow: DatePeriod(
                    from: CivilDate("2024-02-08"), to: CivilDate("2024-03-08"))))
        #expect(
            other.unsupported.map(\.name).contains(
                "supply of plan \"Rate I - Residential and Religious\" (no price is given for "
                    + "2024-02-10)"))
    }

    @Test func chargesCapacityByTheCustomersZone() throws {
        func capacity(_ zone: String?) throws -> [String] {
            try Self.tariff(
                "us.ny.ced.eds-ced-sc1-1-224", book: IEDRSample.conEdBook,
                statements: IEDRSample.conEdStatements, for: IEDRCustomer(territory: zone)
            ).unsupported.map(\.name).filter { $0.contains("Capacity") }
        }
        let depends =
            "charge \"Market Supply Charge-Capacity\" of statement MSC CAP (depends on the "
            + "customer: territory NYISO_H, NYISO_I)"
        #expect(try capacity(nil) == [depends, depends])
        #expect(
            try capacity("NYISO_H") == [
                "charge \"Market Supply Charge-Capacity\" of statement MSC CAP (2 different "
                    + "values hold at once, and nothing tells them apart)"
            ])
        #expect(try capacity("NYISO_J").isEmpty)
    }

    /// The hours of the voluntary time-of-day rates contradict each other in the file: the
    /// weekend's are marked as those of weekdays.
    @Test func listsWhatOfTheTimeOfDayRatesCannotBeBilled() throws {
        let seasons: [String: Set<Int>] = [
            "Summer": [6, 7, 8, 9], "Winter": [1, 2, 3, 4, 5, 10, 11, 12],
        ]
        func faults(_ customer: IEDRCustomer) throws -> [String] {
            try Self.tariff(
                "us.ny.ced.ers-ced-sc1-2-642", book: IEDRSample.conEdBook,
                statements: IEDRSample.conEdStatements, for: customer
            ).unsupported.filter { $0.name.contains("ToU") }.map {
                "\($0.clause.line): \($0.name)"
            }
        }
        #expect(
            try faults(IEDRCustomer()) == [
                "800: charge \"ToU metered charge\" (the months of season \"Summer\" are not "
                    + "given)"
            ])
        let found = try faults(IEDRCustomer(seasons: seasons))
        #expect(found.count == 1)
        #expect(
            found.first?.contains(
                "no period holds from 00:00 to 24:00 on Saturday and Sunday in season \"winter\"")
                == true, "\(found)")
    }
}

// MARK: - NYSEG

extension IEDRBillTests {
    private static let nyseg: [Expected] = [
        Expected("customer-charge", kWh: nil, "19.00", "19.00", line: 134),
        Expected("bill-issuance-charge", kWh: nil, ".89", "0.89", line: 167),
        Expected("energy-charge", "0.07618", "45.71", line: 200),
        Expected("make-whole-energy-charge", "0.00276", "1.66", line: 250),
        Expected("arp-arrears-relief-program-surcharge-phase-1", "0.000528", "0.32", line: 68),
        Expected("arp-arrears-relief-program-surcharge-phase-2", "0.000742", "0.45", line: 86),
        Expected(
            "cca-community-choice-aggregation-data-access-fee-aggregated", kWh: nil, "0", "0.00",
            line: 2400),
        Expected(
            "cca-community-choice-aggregation-data-access-fee-customer-sp", kWh: nil, "0", "0.00",
            line: 2416),
        Expected("ces-clean-energy-standard-rec", "0.00257", "1.54", line: 2509),
        Expected("ces-clean-energy-standard-zec", "0.00353", "2.12", line: 2527),
        Expected("dlm-dynamic-load-management-surcharge", "0.000266", "0.16", line: 2612),
        Expected("eam-earnings-adjustment-mechanism-surcharge", "0.000302", "0.18", line: 4485),
        Expected("ess-energy-storage-deployment-cost-recovery", "0", "0.00", line: 6358),
        Expected("evs-evmr-surcharge", "0.000061", "0.04", line: 7199),
        Expected("mfc-merchant-function-charge", "0.004025", "2.42", line: 8997),
        Expected(
            "oth-late-payment-charge-and-other-waived-fees-oth-surcharge", "0.000039", "0.02",
            line: 9897),
        Expected("ram-rate-adjustment-mechanism", "0.002949", "1.77", line: 11987),
        Expected("rdm-revenue-decoupling-mechanism", "0.001282", "0.77", line: 13860),
        Expected("rss-reliability-support-services-statement", "0", "0.00", line: 15115),
        Expected("sbc-ces-tier-2-maintenance-and-backstop-charge", "0", "0.00", line: 15965),
        Expected("sbc-integrated-energy-data-resource-iedr", "-0.000003", "0.00", line: 15983),
        Expected(
            "sbc-retail-and-residential-energy-storage-program-surcharge", "0.000319", "0.19",
            line: 16001),
        Expected("sbc-system-benefits-charge-clean-energy-fund", "0.004366", "2.62", line: 16019),
        Expected("tcs-transition-charge-statement", "-0.000343", "-0.21", line: 16104),
    ]

    private static let nysegUnsupported = [
        "charge \"Residential Agricultural Discount\" of statement RAD (only for farms)",
        "supply of plan \"Service Classification No. 1\" (no price is given for 2024-11-01)",
        "charge \"Energy Charge\" (its price of 0.07618 for a Wh is read as for a kWh)",
        "charge \"Make-Whole Energy Charge\" (its price of 0.00276 for a Wh is read as for a kWh)",
    ]

    @Test func billsNovemberAtNYSEG() throws {
        let tariff = try Self.tariff(
            "us.ny.nye.ers-agr-nye-sc01-res1", book: IEDRSample.nysegBook,
            statements: IEDRSample.nysegStatements)
        #expect(tariff.unsupported.map(\.name) == Self.nysegUnsupported)
        let bill = try Self.bill(
            tariff, Self.november(), accepting: Set(Self.nysegUnsupported))
        try Self.check(bill, Self.nyseg, total: "79.65")
    }

    /// A household says that it is no farm, and the seasonal plan is priced by the kWh.
    @Test func asksNothingThatTheCustomerHasSaid() throws {
        let tariff = try Self.tariff(
            "us.ny.nye.eds-agr-nye-sc01-s-res-001", book: IEDRSample.nysegBook,
            statements: IEDRSample.nysegStatements,
            for: IEDRCustomer(statements: ["RAD": false]))
        #expect(
            tariff.unsupported.map(\.name) == [
                "supply of plan \"Service Classification No. 1 - Seasonal NYSEG Supply Service "
                    + "(NSS)\" (no price is given for 2024-11-01)"
            ])
        #expect(
            tariff.unsupported[0].clause.description == "\(IEDRSample.nysegBook):730")
        let farm = try Self.tariff(
            "us.ny.nye.eds-agr-nye-sc01-s-res-001", book: IEDRSample.nysegBook,
            statements: IEDRSample.nysegStatements,
            for: IEDRCustomer(statements: ["RAD": true]))
        let bill = try Self.bill(
            farm, Self.november(), accepting: Set(farm.unsupported.map(\.name)))
        let line = try #require(bill.lines.first { $0.charge.hasPrefix("rad-") })
        #expect(line.amount.description == "-19.17")
    }

    /// The customer charge is restated at $19.00 for each rate year, which is no change of
    /// the amount; the energy charge changes on 1 May.
    @Test func doesNotCutABillWhereAPriceIsRestated() throws {
        let tariff = try Self.tariff(
            "us.ny.nye.eds-agr-nye-sc01-s-res-001", book: IEDRSample.nysegBook,
            statements: IEDRSample.nysegStatements)
        let period = try #require(
            DatePeriod(from: CivilDate("2025-04-17"), to: CivilDate("2025-05-18")))
        let may = try CivilDate("2025-05-01")
        let parts = [
            UsageTotals(
                dates: try #require(DatePeriod(from: period.start, to: may)),
                total: try Energy(kilowattHours: "280")),
            UsageTotals(
                dates: try #require(DatePeriod(from: may, to: period.end)),
                total: try Energy(kilowattHours: "340")),
        ]
        let bill = try CompiledTariff(
            tariff, zone: TimeZoneRules(loading: tariff.timeZone), dates: period,
            accepting: Set(tariff.unsupported.map(\.name))
        ).bill(for: TariffUsage(period: period, imported: .totals(parts)))
        #expect(bill.lines.count { $0.charge == "customer-charge" } == 1)
        #expect(
            bill.lines.filter { $0.charge == "delivery-charges" }.map(\.formula) == [
                "280 kWh × 0.07618 = 21.3304 → 21.33 (half-away-from-zero)",
                "340 kWh × 0.09507 = 32.3238 → 32.32 (half-away-from-zero)",
            ])
    }
}
