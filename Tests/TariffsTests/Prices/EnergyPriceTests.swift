import Quantities
import Tariffs
import Testing

/// The price of energy, as programs ask for it.
struct EnergyPriceTests {
    private let tariff: Tariff

    init() throws {
        tariff = try Sample.tariff(
            [
                Sample.flat("0.05", id: "supply", component: .supply),
                Sample.flat("0.03", id: "delivery", component: .delivery),
                Sample.charge(
                    "discount", .energy(EnergyCharge(rates: [Sample.rate("0.01")])),
                    component: .adjustment, direction: .credit, seasons: ["winter"]),
                Sample.charge(
                    "rider",
                    .energy(
                        EnergyCharge(rates: [
                            Sample.rate("0.001", "2020-01-01 2024-02-01", line: 4),
                            Sample.rate("0.002", "2024-02-01 2025-01-01", line: 5),
                        ])), component: .adjustment, category: .rider),
                Sample.charge(
                    "tiers", .energy(EnergyCharge(rates: [Sample.rate("100:0.1 0.2", line: 6)])),
                    component: .tax),
                Sample.charge("peak", Sample.peakEnergy().kind, component: .bundled),
                Sample.charge(
                    "export",
                    .energy(EnergyCharge(flow: .exported, rates: [Sample.rate("0.04")])),
                    component: .export, direction: .credit),
                Sample.charge(
                    "indexed",
                    .energy(
                        EnergyCharge(
                            flow: .exported,
                            rates: [
                                EnergyRate(
                                    dates: days(Sample.start),
                                    tiers: [
                                        EnergyTier(
                                            upTo: nil,
                                            price: .index(
                                                IndexPrice(series: "lbmp", market: .dayAhead)),
                                            clause: clause("indexed", line: 8))
                                    ], clause: clause("indexed"))
                            ])), component: .supply, direction: .credit),
                Sample.fixed(per: .month, "5"),
            ],
            calendar: TariffCalendar(
                seasons: Sample.summerAndWinter(), timesOfUse: [Sample.peakHours()]))
    }

    private func price(
        _ components: Set<ChargeComponent>, _ date: String, period: String? = nil,
        tier: Int? = nil
    ) throws -> String {
        try tariff.energyPrice(
            of: ChargeSelection(components: components), on: CivilDate(date), period: period,
            tier: tier
        ).price.description
    }

    @Test func addsUpTheChargesOfComponents() throws {
        #expect(try price([.supply], "2024-07-01") == "0.05")
        #expect(try price([.supply, .delivery], "2024-07-01") == "0.08")
        #expect(try price([.supply, .adjustment], "2024-07-01") == "0.052")
        #expect(try price([.supply, .adjustment], "2024-01-31") == "0.041")
        #expect(try price([.supply, .adjustment], "2024-02-01") == "0.042")
    }

    @Test func namesTheClausesItIsFrom() throws {
        let selection = ChargeSelection(charges: ["supply", "rider"])
        let quote = try tariff.energyPrice(of: selection, on: CivilDate("2024-02-01"))
        #expect(quote.parts.map(\.charge) == ["supply", "rider"])
        #expect(quote.parts.map(\.clause.line) == [1, 5])
    }

    @Test func takesAPeriodOrATierWhereAsked() throws {
        #expect(try price([.bundled], "2024-07-01", period: "on") == "0.3")
        #expect(try price([.bundled, .supply], "2024-07-01", period: "off") == "0.15")
        #expect(try price([.tax], "2024-07-01", tier: 2) == "0.2")
    }

    @Test func quotesWhatExportsEarn() throws {
        let quote = try tariff.energyPrice(
            of: ChargeSelection(excluded: ["indexed"]), flow: .exported,
            on: CivilDate("2024-07-01"))
        #expect(quote.price.description == "0.04")
    }

    @Test(
        arguments: [
            (
                ["bundled"], "2024-07-01", nil, nil,
                "the price of \"peak\" differs by period, say which, see t.xml:1"
            ),
            (
                ["tax"], "2024-07-01", nil, nil,
                "the price of \"tiers\" differs by tier, say which, see t.xml:6"
            ),
            (["tax"], "2024-07-01", nil, 3, "\"tiers\" has no tier 3, see t.xml:6"),
            (["tax"], "2024-07-01", nil, .min, "\"tiers\" has no tier \(Int.min), see t.xml:6"),
            (
                ["adjustment"], "2025-01-01", nil, nil,
                "charge \"rider\" has no price on 2025-01-01"
            ),
            (
                ["supply"], "2019-12-31", nil, nil,
                "tariff us.xx.sample is in force 2020-01-01.., not on 2019-12-31"
            ),
            (["supply"], "2024-07-01", "peak", nil, "the tariff has no period \"peak\""),
            (
                ["export"], "2024-07-01", nil, nil,
                "no energy charge is among charges of export on 2024-07-01"
            ),
        ] as [([String], String, String?, Int?, String)])
    func refusesWhatHasNoOnePrice(
        components: [String], date: String, period: String?, tier: Int?, message: String
    ) {
        let components = Set(components.compactMap(ChargeComponent.init(rawValue:)))
        let error = #expect(throws: PriceLookupError.self) {
            try price(components, date, period: period, tier: tier)
        }
        #expect(error?.description == message)
    }

    @Test func refusesAnIndexAndAnUnknownCharge() throws {
        let indexed = #expect(throws: PriceLookupError.self) {
            try tariff.energyPrice(
                of: ChargeSelection(charges: ["indexed"]), flow: .exported,
                on: CivilDate("2024-07-01"))
        }
        #expect(
            indexed?.description
                == "the price of \"indexed\" follows an index, the tariff does not state it, "
                + "see t.xml:8")
        let unknown = #expect(throws: PriceLookupError.self) {
            try tariff.energyPrice(
                of: ChargeSelection(excluded: ["sbc"]), on: CivilDate("2024-07-01"))
        }
        #expect(unknown?.description == "the tariff has no charge \"sbc\"")
    }

    @Test func hugePricesAreAnErrorAndNotATrap() throws {
        let huge = EnergyTier(
            upTo: nil, price: .fixed(EnergyPrice(nanosPerKilowattHour: .max)),
            clause: clause("huge"))
        let rate = EnergyRate(
            dates: try days(Sample.start), tiers: [huge], clause: clause("huge"))
        let charges = ["a", "b"].map {
            Sample.charge($0, .energy(EnergyCharge(rates: [rate])))
        }
        let tariff = try Sample.tariff(charges)
        let error = #expect(throws: PriceLookupError.self) {
            try tariff.energyPrice(on: CivilDate("2024-07-01"))
        }
        #expect(error?.description == "the sum of prices is too large to be kept exactly")
    }

    @Test func selectionsReadAsTheyWork() {
        #expect(ChargeSelection.all.description == "all charges")
        let selection = ChargeSelection(
            components: [.supply, .delivery], charges: ["b", "a"], excluded: ["c"])
        #expect(
            selection.description == "charges of delivery, supply named a, b without c")
    }
}
