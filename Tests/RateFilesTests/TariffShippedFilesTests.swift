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
        guard tariff.unsupported.isEmpty else {
            #expect(tariff.workedBills.isEmpty)
            return
        }
        #expect(tariff.workedBills.count >= 2)
        for worked in tariff.workedBills {
            let bill = try tariff.bill(for: worked.usage, zone: zone)
            #expect(worked.differences(from: bill) == [])
        }
    }

    @Test func saysByLineWhatCannotBeBilled() throws {
        let path = "us/co/xcel/rd/2018-01-01.xml"
        let tariff = try tariff(path, schema: schema)
        #expect(
            tariff.unsupported.map(\.description) == [
                "\(path):23: demand charge \"demand\" cannot be computed",
                "\(path):28: demand charge \"demand-adjustments\" cannot be computed",
            ])
        let price = try tariff.energyPrice(on: CivilDate("2018-07-01"))
        #expect(price.price.description == "0.0481085")
    }
}
