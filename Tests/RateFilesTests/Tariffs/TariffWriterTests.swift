import Diagnostics
import Foundation
import Quantities
import RateFiles
import SystemTimeZones
import Tariffs
import TestSupport
import Testing
import XMLParsing

/// A tariff that is written and read back is the same tariff, and bills the same.
struct TariffWriterTests {
    let schema: XMLSchema

    init() throws {
        schema = try TariffShippedFilesTests.schema()
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        try Array(Data(contentsOf: PackageRoot.folder.appending(path: path)))
    }

    private func readBack(_ tariff: Tariff) throws -> Tariff {
        let bytes = TariffXML.write(tariff)
        let validated = try TariffFile.read(bytes, file: "written.xml", schema: schema)
        #expect(try TariffFile.read(bytes, file: "written.xml", schema: nil) == validated)
        #expect(TariffXML.write(validated) == bytes)
        return validated
    }

    @Test(
        arguments: TariffShippedFilesTests.paths.map { "rates/\($0)" } + [
            "Tests/RateFilesTests/TariffSamples/everything.xml",
            "Tests/RateFilesTests/TariffSamples/converted.xml",
        ])
    func ourOwnTariffsComeBack(path: String) throws {
        let tariff = try TariffFile.read(Self.bytes(path), file: path, schema: schema)
        let other = try readBack(tariff)
        #expect(WithoutPlaces.text(of: other) == WithoutPlaces.text(of: tariff))
        let zone = try TimeZoneRules(loading: tariff.timeZone)
        for worked in tariff.workedBills where tariff.unsupported.isEmpty {
            let bill = try other.bill(for: worked.usage, zone: zone)
            #expect(worked.differences(from: bill) == [])
        }
    }

    /// A shipped rate under each regime that the reference knows.
    @Test(
        .enabled(if: SharedData.isPresent, "the shared rates are missing"),
        arguments: Set(ReferenceRates.cases.map(\.tariff)).sorted())
    func convertedTariffsBillTheSame(id: String) throws {
        let tariff = try ReferenceRates.tariff(id)
        let other = try readBack(tariff)
        #expect(WithoutPlaces.text(of: other) == WithoutPlaces.text(of: tariff))
        let combo = id.hasPrefix("res") ? "res_phx" : "com_phx"
        let profile = try #require(ReferenceRates.profiles[combo]).get()
        let inputs = BillingPlan.Inputs(accepting: Set(tariff.unsupported.map(\.name)))
        let plans = try [tariff, other].map {
            try BillingPlan($0, year: 2018, calendar: .plain(), inputs: inputs)
        }
        for name in ["none_monthly", "nm_usd", "nb_carry"] {
            let regime = try #require(ReferenceRates.regimes[name])
            let bills = try plans.map {
                try $0.bill(for: profile, under: regime, explained: false)
            }
            #expect(bills[0].months == bills[1].months)
            #expect(bills[0].unroundedTotal != .zero)
        }
    }

    /// Tiers, blocks and index prices drawn by lot come back, and bill a month the same.
    @Test(arguments: Seed.many)
    func whateverIsWrittenBillsTheSame(seed: Seed) throws {
        var seed = seed
        let tariff = try RandomTariff.make(using: &seed)
        let other = try readBack(tariff)
        #expect(WithoutPlaces.text(of: other) == WithoutPlaces.text(of: tariff))
        let load = (0..<744).map { _ in
            Energy(milliwattHours: .random(in: 0...20_000_000, using: &seed))
        }
        let bills = try [tariff, other].map { tariff in
            try BillingPlan(
                tariff, periods: [Month("2024-01").days], calendar: .real(.utc),
                inputs: RandomTariff.inputs
            ).bill(for: Profile(load: load), explained: false)
        }
        #expect(bills[0].months == bills[1].months)
        #expect(bills[0].unroundedTotal != .zero)
    }

    @Test func whatWasConvertedKeepsItsOrigin() throws {
        let path = "Tests/RateFilesTests/TariffSamples/converted.xml"
        let tariff = try TariffFile.read(Self.bytes(path), file: path, schema: schema)
        #expect(tariff.clause.text == "a \"rate\" <of>\ntwo lines & more")
        #expect(tariff.proration == .byDays(perMonth: 30))
        #expect(tariff.notUnderstood.map(\.name) == ["a discount"])
        #expect(tariff.notUnderstood.first?.clause.path == "/discount")
        #expect(tariff.remarks.map(\.text) == ["a comment was ignored"])
        guard case .energy(let blocks) = tariff.charge("blocks")?.kind,
            case .energy(let rebate) = tariff.charge("rebate")?.kind,
            case .demand(let power) = tariff.charge("power")?.kind
        else {
            Issue.record("the charges are of other kinds")
            return
        }
        #expect(blocks.rates[0].tiers.map(\.unit) == [.kilowattHours, nil, nil])
        #expect(blocks.rates[0].tiers[0].clause.text == "0.2")
        #expect(rebate.event == EventRule(name: "critical", measure: .reduction))
        #expect(power.minimum == (try Power(kilowatts: "5")))
        #expect(power.ratchet?.part(ofMonth: 9) == (try Ratio(percent: "62.5")))
        #expect(power.ratchet?.part(ofMonth: 1) == .zero)
    }

    @Test func charactersThatXMLCannotHoldAreReplaced() throws {
        let path = "Tests/RateFilesTests/TariffSamples/converted.xml"
        let tariff = try TariffFile.read(Self.bytes(path), file: path, schema: schema)
        let hostile = try Tariff(
            identity: tariff.identity, currency: "USD", timeZone: "UTC", source: tariff.source,
            effective: tariff.effective, charges: [try #require(tariff.charge("yearly"))],
            remarks: [TariffRemark("<&\">\u{0}\u{1F}\u{FFFF}é😀\t.", clause: tariff.clause)],
            clause: tariff.clause)
        let other = try readBack(hostile)
        #expect(other.remarks.map(\.text) == ["<&\">\u{FFFD}\u{FFFD}\u{FFFD}é😀\t."])
    }

    @Test(arguments: [
        (
            "percentByMonth=\"0 0 0 0 0 80 80 80 62.5 0 0 0\"", "percentByMonth=\"1 2\"",
            "<ratchet> percentByMonth: expected 12 percentages, found 2"
        ),
        (
            "lookBackMonths", "percent=\"5\" lookBackMonths",
            "<ratchet> percentByMonth: give a part for each month, or one"
        ),
        (
            "event=\"critical\"\n      eventMeasure", "eventMeasure",
            "<buyBack> eventMeasure: the attribute event is missing"
        ),
        (
            "<utility ", "<utility sourcePath=\"/\" ",
            "<utility>: nothing is known of an attribute \"sourcePath\""
        ),
        (
            "prorationDaysPerMonth=\"30\"", "prorationDaysPerMonth=\"0\"",
            "<tariff> prorationDaysPerMonth: expected a whole number from 1 to 366, found \"0\""
        ),
        (
            "prorationDaysPerMonth=\"30\"", "monthDaysFrom=\"0\"",
            "<tariff> monthDaysFrom: expected a whole number from 1 to 366, found \"0\""
        ),
        (
            "<unsupported name=\"a discount\"", "<unsupported",
            "<unsupported> name: the attribute is missing"
        ),
    ])
    func whatIsConvertedIsReadStrictly(text: String, other: String, message: String) throws {
        let path = "Tests/RateFilesTests/TariffSamples/converted.xml"
        let document = String(decoding: try Self.bytes(path), as: UTF8.self)
            .replacing(text, with: other, maxReplacements: 1)
        let problems = #expect(throws: Problems.self) {
            try TariffFile.read(Array(document.utf8), file: "c.xml", schema: nil)
        }
        #expect(problems?.description.contains(message) == true, "\(problems?.description ?? "")")
        #expect(throws: Problems.self) {
            try TariffFile.read(Array(document.utf8), file: "c.xml", schema: schema)
        }
    }
}

/// A value as text without the places of its clauses, its sets in order.
enum WithoutPlaces {
    static func text(of value: Any) -> String {
        if let clause = value as? Clause {
            return "Clause(\(clause.path ?? "-"), \(clause.text ?? "-"))"
        }
        let mirror = Mirror(reflecting: value)
        let parts = mirror.children.map { child in
            "\(child.label ?? ""):" + text(of: child.value)
        }
        if parts.isEmpty { return String(describing: value) }
        let isSet = mirror.displayStyle == .set || mirror.displayStyle == .dictionary
        return "\(mirror.subjectType)(\((isSet ? parts.sorted() : parts).joined(separator: ", ")))"
    }
}
