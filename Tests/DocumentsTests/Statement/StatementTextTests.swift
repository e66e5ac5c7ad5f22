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
        sample.statement.remarks = [
            .firstStatement, .lastStatement, .shareChanged(byInterval: true),
            .shareChanged(byInterval: false), .acceptedGap(Sample.gap(0, hours: 1)),
            .illustrativeRate, .noCredit, .unusualChange(before: Sample.money(1)),
            .usageUnknown, .noIntervalData, .issuedLater, .feeExceedsCredit,
        ]
        let text = StatementText.render(sample.statement, sample.run)
        let remarks = text.split(separator: "GOOD TO KNOW\n").last.map(String.init)
        try Golden.check(remarks ?? "", "notes.txt")
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

    @Test func showsTheDaysTheShareWasHeld() {
        let text = StatementText.render(Sample.lastMonth.statement, Sample.lastMonth.run)
        #expect(text.contains("Period              June 1-11, 2026"), "\(text)")
    }

    @Test func tellsPaymentsTakenBackFromThoseReceived() {
        var sample = Sample.limitedFee
        sample.statement.lines = [
            StatementLine(.payment, Money(cents: 2500), .payments(count: 1))
        ]
        let text = StatementText.render(sample.statement, sample.run)
        #expect(text.contains("Payments taken back"), "\(text)")
        #expect(!text.contains("Payments received"))
    }

    /// What is saved before the loan is not all that a borrower saves.
    @Test func takesTheInstallmentOffTheSaving() {
        let text = StatementText.render(Sample.loan.statement, Sample.loan.run)
        #expect(text.contains("Expected saving     $18.20 (credit used, less"), "\(text)")
        #expect(
            text.contains("After your loan     -$10.65 (less the loan installment of $28.85)"),
            "\(text)")
    }

    /// What is issued reads as it did, whatever words are used since.
    @Test func keepsTheWordsItWasIssuedIn() {
        var sample = Sample.negativeTotal
        #expect(StatementText.render(sample.statement, sample.run).contains("You paid more"))
        sample.run.words = 1
        #expect(StatementText.render(sample.statement, sample.run).contains("Net cost"))
        var loan = Sample.financed
        loan.run.words = 1
        #expect(StatementText.render(loan.statement, loan.run).contains("fees in it"))
    }

    /// The formula is named where there is a rate, and nowhere else.
    @Test func citesTheFormulaOfARateOnly() {
        let with = StatementText.render(Sample.netCrediting.statement, Sample.netCrediting.run)
        #expect(with.contains("Wang et al. (2019)"))
        let without = StatementText.render(Sample.limitedFee.statement, Sample.limitedFee.run)
        #expect(without.contains("Sharing contribution rate: no interval data\n"))
        #expect(!without.contains("Wang"))
        let unasked = StatementText.render(Sample.loan.statement, Sample.loan.run)
        #expect(!unasked.contains("Sharing"))
    }
}
