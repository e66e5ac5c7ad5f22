import Billing
import Documents
import Foundation
import Quantities
import TestSupport
import Testing

struct StatementExplanationTests {
    @Test(arguments: Sample.all)
    func looksAsLookedAt(sample: Sample) throws {
        let explanation = StatementExplanation(sample.statement, sample.run)
        try Golden.check(explanation.text, "\(sample.name).explanation.txt")
    }

    @Test(arguments: [Sample.limitedFee, .financed, .hostile])
    func isTheSameInJSON(sample: Sample) throws {
        let explanation = StatementExplanation(sample.statement, sample.run)
        try Golden.check(
            String(decoding: explanation.json, as: UTF8.self) + "\n",
            "\(sample.name).explanation.json")
    }

    @Test(arguments: Seed.few)
    func isAlwaysJSON(seed: Seed) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<10 {
            let explanation = StatementExplanation(.random(&chance), .random(&chance))
            let object = try JSONSerialization.jsonObject(with: Data(explanation.json))
            #expect((object as? [String: Any])?["schema"] as? String == "commonwatt.explanation/1")
        }
    }

    @Test func namesTheLineOfTheProgramAndTheMeterFile() {
        let text = StatementExplanation(
            Sample.netCrediting.statement, Sample.netCrediting.run
        ).text
        #expect(text.contains("from ny-net-crediting/2025-07-17.xml:41 (SHA-256 aaaaaaaa"))
        #expect(text.contains("from meadow-2026-06.xml (SHA-256 bbbbbbbb"))
        #expect(text.contains("exactly $76.779"))
    }

    @Test func explainsWhatTookTheCredit() {
        let known = Sample.limitedFee
        let text = explained(known)
        #expect(text.contains("as the electric bill of $71.78 takes"), "\(text)")
        #expect(text.contains("from utility-2026-06.csv (SHA-256 dddddddd"), "\(text)")
        let other = explained(Sample.loan)
        #expect(other.contains("no electric bill of the month is known"), "\(other)")
        #expect(other.contains("Expected saving"), "\(other)")
    }

    @Test func explainsAnInstallmentByBalanceAndRate() {
        let text = StatementExplanation(Sample.loan.statement, Sample.loan.run).text
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            text.contains(
                "payment 3 of 120: $12.82 interest ($2,568.10 × 6% / 12, rounded to the cent) and "
                    + "$16.03 principal; $2,552.07 left to repay of $2,568.10"), "\(text)")
    }

    @Test func saysWhoPaysOutAndByWhichClause() {
        var sample = Sample.lastMonth
        #expect(explained(sample).contains("paid by Prairie Sun Cooperative as the program"))
        sample.statement.lines.removeAll { $0.kind == .payout }
        #expect(explained(sample).contains("paid by Northern Light & Power as the program"))
        #expect(explained(sample).contains("ny-net-crediting/2025-07-17.xml:52"))
    }

    private func explained(_ sample: Sample) -> String {
        StatementExplanation(sample.statement, sample.run).text
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
