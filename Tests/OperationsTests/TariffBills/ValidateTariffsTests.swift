import Diagnostics
import Foundation
import Operations
import Quantities
import TestSupport
import Testing

/// What is found in tariff files, one by one.
struct ValidateTariffsTests {
    private func findings(_ texts: [String]) throws -> [ValidateTariffs.Finding] {
        let files = texts.enumerated().map {
            InputFile(name: "\($0.offset).xml", bytes: Array($0.element.utf8))
        }
        return try ValidateTariffs(files, reading: TariffReading(today: CivilDate("2026-11-22")))(
            Installation(folder: PackageRoot.folder))
    }

    private func shipped() throws -> String {
        let file = PackageRoot.folder.appending(path: "rates/us/ga/jackson-emc/a/2017-01-01.xml")
        return try String(decoding: Data(contentsOf: file), as: UTF8.self)
    }

    @Test func looksAtEveryFileWhateverIsWrongWithOthers() throws {
        let sound = try shipped()
        let gap = sound.replacing("through=\"04-30\"", with: "through=\"04-28\"")
        let bill = sound.replacing("total=\"90.84\"", with: "total=\"90.85\"")
            .replacing("amount=\"27.10\"", with: "amount=\"27.11\"")
        let found = try findings([gap, sound, bill, "<tariff/>"])
        #expect(found.map(\.isSound) == [false, true, false, false])
        #expect(
            found[0].problems.description
                == "0.xml:18:5: winter: 04-29 through 04-30 are in no season; "
                + "seasons must cover the year, 02-29 included")
        #expect(found[1].problems.all.isEmpty)
        #expect(found[1].tariff?.workedBills == 4)
        #expect(found[1].tariff?.prices == 7)
        #expect(
            found[2].problems.all.first?.description.contains(
                "worked bill \"january\": 2.xml:") == true)
    }

    @Test func warnsOfWhatIsMostLikelyAMistake() throws {
        let cents = try shipped().replacing(
            "<tier value=\"0.0821\"/>", with: "<tier value=\"8.21\"/>")
        let found = try findings([cents])
        #expect(found[0].isSound)
        #expect(
            found[0].problems.warnings.map(\.description) == [
                "0.xml:27:9: warning: charge \"energy\": 8.21 USD per kWh is above 5; "
                    + "is it in cents?"
            ])
    }
}
