import Diagnostics
import Foundation
import Quantities
import RateFiles
import SystemTimeZones
import Tariffs
import TestSupport
import Testing
import XMLParsing

/// Every tariff under `rates/` is sound, lies where its dates say, and proves itself.
struct TariffShippedFilesTests {
    static let folder = PackageRoot.folder.appending(path: "rates")

    /// The paths of the tariffs below `rates/`, by country.
    static let paths: [String] = {
        let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
        return (all ?? [])
            .filter { $0.hasSuffix(".xml") && !$0.hasPrefix("programs/") }
            .sorted()
    }()

    let schema: XMLSchema

    init() throws {
        schema = try Self.schema()
    }

    static func schema() throws -> XMLSchema {
        let file = folder.appending(path: "schema/tariff.xsd")
        return try XMLSchema(Array(Data(contentsOf: file)), named: "tariff.xsd", including: [:])
    }

    private func tariff(_ path: String, schema: XMLSchema?) throws -> Tariff {
        let bytes = try Array(Data(contentsOf: Self.folder.appending(path: path)))
        return try TariffFile.read(bytes, file: path, schema: schema)
    }

    @Test func fourTariffsAtLeastCanBeBilled() throws {
        let supported = try Self.paths.filter {
            try tariff($0, schema: schema).unsupported.isEmpty
        }
        #expect(supported.count >= 4)
    }

    @Test(arguments: paths)
    func readsTheSameWithAndWithoutTheSchema(path: String) throws {
        #expect(try tariff(path, schema: schema) == tariff(path, schema: nil))
    }

    @Test(arguments: paths)
    func liesWhereItsIdentityAndDateSay(path: String) throws {
        let tariff = try tariff(path, schema: schema)
        let folders = path.split(separator: "/").dropLast().joined(separator: ".")
        #expect(tariff.id.rawValue == folders)
        #expect(path.hasSuffix("/\(tariff.effective.start).xml"))
    }

    @Test(arguments: paths)
    func namesATimeZoneAndASource(path: String) throws {
        let tariff = try tariff(path, schema: schema)
        _ = try TimeZoneRules(loading: tariff.timeZone)
        #expect(!tariff.source.document.isEmpty)
        #expect(!tariff.source.note.isEmpty)
    }

    @Test(arguments: paths)
    func reproducesItsWorkedBillsToTheCent(path: String) throws {
        let tariff = try tariff(path, schema: schema)
        let zone = try TimeZoneRules(loading: tariff.timeZone)
        #expect(tariff.unsupported.isEmpty)
        let isByDemand = tariff.charges.contains { charge in
            if case .demand = charge.kind { true } else { false }
        }
        // A worked bill in a file cannot state a demand.
        #expect(tariff.workedBills.count >= (isByDemand ? 0 : 2))
        for worked in tariff.workedBills {
            let bill = try tariff.bill(for: worked.usage, zone: zone)
            #expect(worked.differences(from: bill) == [])
        }
    }

    @Test func demandByReadingsIsBilledAsTheReferenceDoes() throws {
        let tariff = try tariff("us/co/xcel/rd/2018-01-01.xml", schema: schema)
        let price = try tariff.energyPrice(on: CivilDate("2018-07-01"))
        #expect(price.price.description == "0.0481085")
        guard SharedData.isPresent else { return }
        let profile = try #require(ReferenceRates.profiles["res_phx"]).get()
        let bill = try BillingPlan(tariff, year: 2018, calendar: .plain())
            .bill(for: profile, under: MeteringRegime(.netEnergy, yearEndPrice: .zero))
        let rows = try ReferenceRates.rows("expected/res-xcel-co-rd.csv")
            .filter { $0["combo"] == "res_phx" && $0["regime"] == "nm_kwh" }
        #expect(rows.count == 12)
        for (month, row) in zip(bill.months, rows) {
            let demand = try Numeral.scaled((row["demand_flat"] ?? "").utf8, decimals: 6)
            let energy = try Numeral.scaled((row["energy_net"] ?? "").utf8, decimals: 6)
            let columns = Dictionary(uniqueKeysWithValues: month.columns)
            #expect(((columns["demand_flat"] ?? 0) - Int128(demand)).magnitude < 1_000)
            #expect(((columns["energy_net"] ?? 0) - Int128(energy)).magnitude < 1_000)
        }
    }
}
