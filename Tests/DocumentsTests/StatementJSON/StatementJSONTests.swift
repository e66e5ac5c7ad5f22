import Billing
import Documents
import Foundation
import Quantities
import TestSupport
import Testing

struct StatementJSONTests {
    @Test(arguments: Seed.many)
    func readsBackWhatItWrote(seed: Seed) throws {
        var chance = Chance(seed: seed)
        var writer = StatementBodyWriter()
        for _ in 0..<20 {
            let statement = Statement.random(&chance)
            let body = StatementJSON.body(of: statement)
            let copy = try Statement(json: body)
            #expect(copy == statement)
            #expect(StatementJSON.body(of: copy) == body)
            #expect(writer.withBody(of: statement) { Array($0) } == body)
            let run = RunFacts.random(&chance)
            let facts = StatementJSON.run(of: run)
            #expect(try RunFacts(json: facts) == run)
        }
    }

    /// Whatever happens to a kept statement, it is read or refused; nothing traps.
    @Test(arguments: Seed.many)
    func readsOrRefusesDamagedBytes(seed: Seed) {
        var chance = Chance(seed: seed)
        let sample = chance.one(of: Sample.all)
        for original in [
            StatementJSON.body(of: sample.statement), StatementJSON.run(of: sample.run),
        ] {
            for _ in 0..<30 {
                var bytes = original
                for _ in 0..<chance.int(1...3) {
                    bytes[Int(chance.int(0...Int64(bytes.count - 1)))] =
                        chance.one(of: Array("0123456789-{}[]\":,\\u\u{0}ÿ".utf8))
                }
                if chance.isTrue() { bytes.removeLast(Int(chance.int(1...40))) }
                if let statement = try? Statement(json: bytes) {
                    let again = StatementJSON.body(of: statement)
                    #expect((try? Statement(json: again)) == statement)
                    _ = StatementText.render(statement, sample.run)
                    _ = StatementExplanation(statement, sample.run).json
                }
                _ = try? RunFacts(json: bytes)
            }
        }
    }

    @Test(arguments: Sample.all)
    func isSmall(sample: Sample) {
        let size = StatementJSON.body(of: sample.statement).count
        // A loan and what happened to it take a kilobyte more.
        let limit = sample.statement.financing == nil ? 2_048 : 3_072
        #expect(size < limit, "\(sample.name) has \(size) bytes")
    }

    @Test(arguments: [Sample.limitedFee, .loan, .financed, .kilowattHours, .hostile])
    func keepsItsForm(sample: Sample) throws {
        let body = String(decoding: StatementJSON.body(of: sample.statement), as: UTF8.self)
        let run = String(decoding: StatementJSON.run(of: sample.run), as: UTF8.self)
        let export = String(
            decoding: StatementJSON.export(sample.statement, sample.run), as: UTF8.self)
        try Golden.check("\(body)\n\(run)\n\(export)\n", "\(sample.name).json")
    }

    @Test(arguments: Seed.few)
    func exportsWhatOthersCanRead(seed: Seed) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<10 {
            let statement = Statement.random(&chance)
            let bytes = StatementJSON.export(statement, .random(&chance))
            let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
            #expect(object?["schema"] as? String == "commonwatt.statement/1")
            let recipient = object?["recipient"] as? [String: Any]
            let name = recipient?["name"] as? String
            #expect(name.map { Array($0.utf8) } == Array(statement.recipient.name.utf8))
            #expect(object?["total"] as? String == statement.total.description)
            #expect(object?["allocated_kwh"] as? String == statement.allocated.description)
        }
    }

    @Test(arguments: [
        (
            "",
            "expected JSON as this program writes it: statement:1:1: the document is empty"
        ),
        (
            "{\"v\":1",
            "expected JSON as this program writes it: statement:1:7: expected \",\" or \"}\", "
                + "found the end of the file"
        ),
        (
            "{\"v\":1.5}",
            "expected JSON as this program writes it: statement:1:6: expected a whole number "
                + "of 64 bits"
        ),
        (
            "{\"v\":9223372036854775808}",
            "expected JSON as this program writes it: statement:1:6: expected a whole number "
                + "of 64 bits"
        ),
        (
            "{\"v\":01}",
            "expected JSON as this program writes it: statement:1:6: a number must not begin "
                + "with zeros"
        ),
        (
            "{\"v\":1,\"v\":1}",
            "expected JSON as this program writes it: statement:1:8: the key \"v\" stands in "
                + "line 1 too"
        ),
        ("[]", "expected an object in \"the document\""),
        ("{}", "expected a member \"v\", found none"),
        (
            "{\"v\":2}",
            "expected version 1 of a kept statement, found version 2; it may be from a later "
                + "release"
        ),
        ("{\"v\":\"1\"}", "expected a whole number in \"v\""),
        ("{\"v\":1,\"number\":\"17\"}", "expected the number of a statement in \"number\""),
    ])
    func refusesWhatItDidNotWrite(json: String, message: String) {
        let error = #expect(throws: StatementJSONError.self) { try Statement(json: json.utf8) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        ("\"kind\":\"fee\"", "\"kind\":\"fine\"", "expected a known name in \"lines[2].kind\""),
        (
            "\"amount\":6120", "\"amount\":1000000000000001",
            "the figure in \"lines[0].amount\" is too large"
        ),
        (
            "\"allocated\":740000049,", "\"allocated\":740000049,\"more\":1,",
            "the member \"more\" is unknown; it may be from a later release"
        ),
        ("\"2025-07\"", "\"2025-13\"", "expected a month in \"history[0]\""),
        (
            "\"amount\":\"83131605504660000\"", "\"amount\":\"0x1\"",
            "expected the digits of a whole number in \"credit.terms[0].amount\""
        ),
        (
            "\"from\":\"2026-06-12\"", "\"from\":\"2026-08-12\"",
            "expected days in order in \"shares[1]\""
        ),
        (
            "\"illustrative\":true", "\"illustrative\":1",
            "expected true or false in \"credit.terms[0].illustrative\""
        ),
        ("\"name\":\"Ada Lovelace\",", "", "expected a member \"to.name\", found none"),
    ])
    func saysWhichMemberIsWrong(old: String, new: String, message: String) throws {
        let body = String(
            decoding: StatementJSON.body(of: Sample.limitedFee.statement), as: UTF8.self)
        try #require(body.contains(old))
        let changed = body.replacing(old, with: new)
        let error = #expect(throws: StatementJSONError.self) {
            try Statement(json: changed.utf8)
        }
        #expect(error?.description == message)
    }

    /// Statements kept before days, rates and reports were are read as they are, and written
    /// back to the same bytes.
    @Test func readsWhatOlderReleasesKept() throws {
        var sample = Sample.loan
        sample.statement.lines[1].basis = .payments(count: 2)
        if case .installment(var fact) = sample.statement.lines[3].basis {
            fact.rate = nil
            sample.statement.lines[3].basis = .installment(fact)
        }
        sample.run.utilityReports = []
        sample.run.bankLine = nil
        let body = StatementJSON.body(of: sample.statement)
        let text = String(decoding: body, as: UTF8.self)
        #expect(text.contains("\"by\":\"payments\",\"count\":2}"))
        #expect(text.contains("\"balance\":255207}"))
        #expect(StatementJSON.body(of: try Statement(json: body)) == body)
        let facts = StatementJSON.run(of: sample.run)
        #expect(!String(decoding: facts, as: UTF8.self).contains("report"))
        #expect(try RunFacts(json: facts) == sample.run)
    }
}
