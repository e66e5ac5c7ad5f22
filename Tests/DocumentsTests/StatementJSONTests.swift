import Billing
import Documents
import Quantities
import TestSupport
import Testing

struct StatementJSONTests {
    @Test(arguments: Seed.many)
    func readsBackWhatItWrote(seed: Seed) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<20 {
            let statement = Statement.random(&chance)
            let body = StatementJSON.body(of: statement)
            let copy = try Statement(json: body)
            #expect(copy == statement)
            #expect(StatementJSON.body(of: copy) == body)
            let run = RunFacts.random(&chance)
            let facts = StatementJSON.run(of: run)
            #expect(try RunFacts(json: facts) == run)
        }
    }

    @Test(arguments: Sample.all)
    func isSmall(sample: Sample) {
        let size = StatementJSON.body(of: sample.statement).count
        #expect(size < 2_048, "\(sample.name) has \(size) bytes")
    }
}
