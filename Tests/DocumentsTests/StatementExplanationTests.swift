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

    @Test(arguments: [Sample.limitedFee, .hostile])
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
}
