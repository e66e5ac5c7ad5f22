import Documents
import Quantities
import Tariffs
import TestSupport
import Testing

/// A tariff as a person reads it in a terminal.
struct TariffTextTests {
    private func text(_ tariff: Tariff, isColored: Bool = false) throws -> String {
        let day = try #require(TariffSample.day)
        return TariffText.render(tariff, on: day, isColored: isColored)
    }

    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func showsAMapOfHours() throws {
        try Golden.check(try text(TariffSample.timeOfUse()), "tariff-time-of-use.txt")
    }

    @Test func showsTiers() throws {
        try Golden.check(try text(TariffSample.tiered()), "tariff-tiers.txt")
    }

    @Test func showsAllThatATariffCanSay() throws {
        try Golden.check(try text(TariffSample.unusual()), "tariff-everything.txt")
    }

    @Test(arguments: [false, true])
    func keepsToTheWidthOfATerminal(isColored: Bool) throws {
        for tariff in [
            try TariffSample.timeOfUse(), try TariffSample.tiered(), try TariffSample.unusual(),
        ] {
            for line in lines(try text(tariff, isColored: isColored)) {
                let seen = line.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
                #expect(seen.count <= 80, "\(seen)")
            }
        }
    }

    @Test func coloursSayNothingThatLettersDoNot() throws {
        let tariff = try TariffSample.unusual()
        let colored = try text(tariff, isColored: true)
        #expect(colored.contains("\u{1B}["))
        let plain = colored.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        #expect(plain.replacing("Darker is dearer.\n", with: "") == (try text(tariff)))
        #expect(try !text(TariffSample.tiered(), isColored: true).contains("\u{1B}"))
    }

    @Test func aNameCannotMoveTheCursor() throws {
        let tariff = try TariffSample.unusual(name: "A&#x9B;2J&#x202E;B")
        let shown = try text(tariff)
        #expect(!shown.unicodeScalars.contains { $0.value == 0x9B || $0.value == 0x202E })
        #expect(shown.contains("A\u{FFFD}2J\u{FFFD}B"))
    }

    @Test func tellsADayOnWhichItIsNotInForce() throws {
        let before = try CivilDate("2025-01-01")
        let shown = TariffText.render(try TariffSample.unusual(), on: before)
        #expect(shown.contains("The tariff is not in force on that day."))
        #expect(shown.contains("no price on 2025-01-01"))
    }
}

/// The differences of two tariffs, as a person reads them.
struct TariffDiffTextTests {
    @Test func groupsChangesByWhatTheyAreOf() throws {
        let old = try TariffSample.tiered()
        let new = try TariffSample.timeOfUse()
        try Golden.check(
            TariffDiffText.render(old.changes(to: new), old: old, new: new), "tariff-diff.txt")
    }

    @Test func saysWhereNothingDiffers() throws {
        let tariff = try TariffSample.tiered()
        let text = TariffDiffText.render([], old: tariff, new: tariff)
        #expect(text.hasSuffix("They bill alike: nothing that has a part in a bill differs.\n"))
    }
}
