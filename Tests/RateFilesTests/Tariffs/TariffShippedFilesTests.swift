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
            .filter { path in
                path.hasSuffix(".xml") && !["programs/", "loans/"].contains { path.hasPrefix($0) }
            }
            .sorted()
    }()

    static let byReadings = "us/xx/illustrative/hours-use/2026-01-01.xml"

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

    @Test func eighteenTariffsAtLeastAreUtilities() throws {
        let tariffs = try Self.paths.map { try tariff($0, schema: schema) }
        let real = tariffs.filter { !$0.source.isIllustrative }
        let blocked = real.flatMap(\.unsupported)
        #expect(blocked.isEmpty)
        let schedules = Set(real.map(\.id))
        #expect(schedules.count >= 18)
        let states = Set(real.map(\.identity.utility.state))
        #expect(states.count >= 9)
        for sector: TariffIdentity.Sector in [.residential, .commercial, .industrial] {
            #expect(real.contains { $0.identity.sector == sector }, "\(sector)")
        }
    }

    /// An example stands for no utility, and says so by where it lies.
    @Test(arguments: paths)
    func anExampleIsMarkedAsOne(path: String) throws {
        let tariff = try tariff(path, schema: schema)
        #expect(tariff.source.isIllustrative == path.hasPrefix("us/xx/illustrative/"))
        #expect((tariff.source.url == nil) == tariff.source.isIllustrative)
        #expect((tariff.identity.utility.state == nil) == tariff.source.isIllustrative)
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
        // What goes into the blocks of hours of use, only readings tell.
        #expect(tariff.workedBills.count >= (path == Self.byReadings ? 0 : 2))
        for worked in tariff.workedBills {
            let bill = try tariff.bill(for: worked.usage, zone: zone)
            #expect(worked.differences(from: bill) == [])
        }
    }

    @Test func pricesAreAskedOfChargesPerEnergyAlone() throws {
        let tariff = try tariff("us/co/xcel/rd/2018-01-01.xml", schema: schema)
        let price = try tariff.energyPrice(on: CivilDate("2018-07-01"))
        #expect(price.price.description == "0.0481085")
    }
}
