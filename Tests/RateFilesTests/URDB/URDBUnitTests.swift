import Diagnostics
import Quantities
import RateFiles
import Tariffs
import Testing

/// What can be converted exactly is; a unit that must be guessed blocks until it is accepted.
struct URDBUnitTests {
    private func tiers(_ fields: [String: String]) throws -> (Tariff, [DemandTier]) {
        let tariff = try URDBSample.read(fields)
        let charge = try #require(tariff.charges.first { $0.id.hasSuffix("demand") })
        guard case .demand(let demand) = charge.kind else { return (tariff, []) }
        return (tariff, demand.rates[0].tiers)
    }

    /// 2 kW are 2 / 0.745699872 hp, at 5.00 each 13.41.
    @Test(arguments: ["hp", "HP"])
    func horsepowerIsConverted(unit: String) throws {
        let (tariff, tiers) = try tiers([
            "flatdemandstructure": "[[{\"rate\": 4, \"max\": 10}, {\"rate\": 5}]]",
            "flatdemandunit": "\"\(unit)\"",
        ])
        #expect(tariff.blocking().isEmpty)
        #expect(tiers.map(\.limit?.description) == ["7.456999", nil])
        #expect(tiers.map(\.amount.description) == ["5.364088355", "6.705110444"])
        #expect(
            tariff.remarks.map(\.text)
                == ["hp was converted at 0.745699872 kW to the horsepower"])
    }

    @Test func aTierHasAUnitOfItsOwn() throws {
        let (tariff, tiers) = try tiers([
            "demandratestructure":
                "[[{\"rate\": 4, \"max\": 10, \"unit\": \"kW\"}, {\"rate\": 5, \"unit\": \"hp\"}]]",
            "demandweekdayschedule": URDBSample.schedule(months: 0..<0),
            "demandweekendschedule": URDBSample.schedule(months: 0..<0),
        ])
        #expect(tariff.blocking().isEmpty)
        #expect(tiers.map(\.amount.description) == ["4", "6.705110444"])
    }

    @Test(arguments: [
        (
            ["flatdemandstructure": "[[{\"rate\": 5}]]", "flatdemandunit": "\"kVA\""],
            "flatdemandunit (kVA is read as kW)", "flat-demand"
        ),
        (
            ["coincidentratestructure": "[[{\"rate\": 5, \"unit\": \"kva\"}]]"],
            "coincidentrateunit (kVA is read as kW)", "coincident-demand"
        ),
        (
            ["fixedchargefirstmeter": "7.5"],
            "fixedchargeunits (not stated; read as $/month)", "fixed"
        ),
        (
            ["fixedchargefirstmeter": "7.5", "fixedchargeunits": "\"\""],
            "fixedchargeunits (not stated; read as $/month)", "fixed"
        ),
        (
            ["mincharge": "20"], "minchargeunits (not stated; read as $/month)", "minimum-month"
        ),
        (
            [
                "energyratestructure":
                    "[[{\"rate\": 0.1, \"max\": 10}, {\"rate\": 0.05, \"unit\": \"kWh daily\"}]]"
            ],
            "tier unit (not stated; read as kWh, beside a tier in \"kWh daily\")", "energy"
        ),
    ])
    func aGuessBlocksUntilItIsAccepted(
        fields: [String: String], name: String, charge: String
    ) throws {
        let tariff = try URDBSample.read(fields)
        let item = try #require(tariff.blocking().first)
        #expect(item.name == name && item.effect == .guessed)
        let accepted = tariff.accepting([item.title])
        #expect(accepted.blocking().isEmpty)
        #expect(accepted.accepted.guess(charge: charge))
        #expect(!accepted.accepted.guess(charge: "other"))
    }

    /// What the database itself takes for granted is no guess.
    @Test(arguments: [
        ["energyratestructure": "[[{\"rate\": 0.1, \"max\": 500}, {\"rate\": 0.05}]]"],
        [
            "energyratestructure":
                "[[{\"rate\": 0.1, \"max\": 500}, {\"rate\": 0.05, \"unit\": \"kWh\"}]]"
        ],
        ["flatdemandstructure": "[[{\"rate\": 5}]]"],
        ["fixedchargefirstmeter": "0"], ["mincharge": "0"],
        ["fixedmonthlycharge": "5", "minmonthlycharge": "10"],
        ["flatdemandstructure": "[[{\"rate\": 0}]]", "flatdemandunit": "\"kVA\""],
    ])
    func nothingIsGuessed(fields: [String: String]) throws {
        #expect(try URDBSample.read(fields).blocking().isEmpty)
    }
}
