import Billing
import Documents
import Quantities
import TestSupport
import Testing

struct StatementTextTests {
    @Test(arguments: Sample.all)
    func looksAsLookedAt(sample: Sample) throws {
        try Golden.check(
            StatementText.render(sample.statement, sample.run), "\(sample.name).txt")
    }

    @Test(arguments: Sample.all)
    func isNoWiderThanATerminal(sample: Sample) {
        let text = StatementText.render(sample.statement, sample.run)
        for line in text.split(separator: "\n") where line.utf8.allSatisfy({ $0 < 128 }) {
            #expect(line.utf8.count <= 80)
        }
    }

    @Test func hasWordsForEveryNote() throws {
        var sample = Sample.limitedFee
        sample.statement.notes = [
            .firstStatement, .lastStatement, .shareChanged(byInterval: true),
            .shareChanged(byInterval: false), .acceptedGap(Sample.gap(0, hours: 1)),
            .illustrativeRate, .noCredit, .unusualChange(before: Sample.money(1)),
            .usageUnknown, .noIntervalData, .issuedLater, .feeExceedsCredit,
        ]
        let text = StatementText.render(sample.statement, sample.run)
        let notes = text.split(separator: "GOOD TO KNOW\n").last.map(String.init)
        try Golden.check(notes ?? "", "notes.txt")
    }

    @Test(arguments: Seed.many)
    func saysNothingATerminalWouldObey(seed: Seed) {
        var chance = Chance(seed: seed)
        let statement = Statement.random(&chance)
        let run = RunFacts.random(&chance)
        for text in [
            StatementText.render(statement, run), StatementExplanation(statement, run).text,
        ] {
            let isPlain = text.unicodeScalars.allSatisfy { scalar in
                scalar == "\n" || scalar.properties.generalCategory != .control
            }
            #expect(isPlain)
            #expect(!text.contains("\u{202E}"))
            #expect(!text.contains("nil"))
            #expect(!text.contains("Optional("))
        }
    }
}
