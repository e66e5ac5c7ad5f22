import Billing
import Documents
import Foundation
import Quantities
import TestSupport
import Testing

struct StatementPageTests {
    private let template: String
    private let page: StatementPage

    init() throws {
        let file = PackageRoot.folder.appending(path: "templates/statement.html")
        template = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        page = try StatementPage(template: template)
    }

    @Test(arguments: [
        Sample.netCrediting, .limitedFee, .loan, .financed, .negativeTotal, .kilowattHours,
        .hostile,
    ])
    func looksAsLookedAt(sample: Sample) throws {
        let html = page.render(sample.statement, sample.run)
        try Golden.check(html, "\(sample.name).html")
    }

    @Test(arguments: Sample.all)
    func isWellFormed(sample: Sample) {
        let markup = Markup(page.render(sample.statement, sample.run))
        #expect(markup.problems.isEmpty)
        #expect(Set(markup.ids).count == markup.ids.count)
        #expect(markup.names.count { $0 == "h1" } == 1)
    }

    @Test(arguments: Seed.many)
    func isWellFormedWhateverItSays(seed: Seed) {
        var chance = Chance(seed: seed)
        for _ in 0..<3 {
            let html = page.render(.random(&chance), .random(&chance))
            let markup = Markup(html)
            #expect(markup.problems.isEmpty)
            #expect(!html.contains("nil"))
            #expect(!html.contains("Optional("))
            #expect(!html.contains("\u{0}") && !html.contains("\u{1B}"))
        }
    }

    @Test(arguments: Sample.all)
    func neverSaysNil(sample: Sample) {
        let html = page.render(sample.statement, sample.run)
        #expect(!html.contains("nil"))
        #expect(!html.contains("Optional("))
    }

    @Test func needsNothingFromElsewhere() {
        for sample in Sample.all where sample.name != "hostile" {
            let html = page.render(sample.statement, sample.run)
            for word in ["<script", "<link", "<img", "@import", "url(", "src="] {
                #expect(!html.contains(word), "\(sample.name) has \(word)")
            }
        }
    }

    @Test func hasNoTagsThatItsFactsAskFor() {
        let html = page.render(Sample.hostile.statement, Sample.hostile.run)
        let names = Set(Markup(html).names)
        #expect(names.isDisjoint(with: ["script", "a", "b"]))
        #expect(html.contains("{{number}}"))
        #expect(html.contains("{{{name}}}"))
        // To Swift a quote with an accent behind it is no quote; to a browser it is.
        #expect(html.contains("&quot;\u{301} onmouseover=&quot;alert(1)"))
        #expect(html.contains("&lt;\u{301}b&gt;"))
    }

    @Test func saysAllThatAStatementMustCarry() {
        let html = page.render(Sample.limitedFee.statement, Sample.limitedFee.run)
        for text in [
            "lang=\"en\"", "MEADOW-000172", "Ada Lovelace", "0012-4471-09", "MEADOW-S17",
            "Meadow Lane Solar Garden", "June 1–30, 2026", "202,500.01\u{A0}kWh", "0.3%",
            "740.00\u{A0}kWh", "$0.11234", "PSC order in 19-M-0463", "Apr 30, 2027",
            "740.000049\u{A0}kWh generated × $0.08972 per kWh", "You save",
            "credit used, less the subscription fee",
            "Previous balance", "Payments received", "due July 28, 2026", "555-0142",
            "certificates are sold", "Sharing contribution rate: no interval data",
            "not from a published rate sheet", "June 2, 2026, 05:00 UTC", "meadow-2026-06.xml",
        ] {
            #expect(html.contains(text), "the page does not say \(text)")
        }
    }

    @Test func isTheSameEveryTime() throws {
        let again = try StatementPage(template: template)
        for sample in Sample.all {
            let html = page.render(sample.statement, sample.run)
            #expect(html == again.render(sample.statement, sample.run))
        }
    }

    @Test(arguments: [
        ("<p>{{#a}}</p>", "line 1 of the template: a section is not closed"),
        (
            "<p>\n{{#a}}\n{{/b}}",
            "line 3 of the template: a section is closed that was not opened last"
        ),
        ("<p>\n{{a", "line 2 of the template: the text ends within a tag"),
        (
            "<p>{{a b}}",
            "line 1 of the template: a tag is not closed, or its name has other characters "
                + "than names have"
        ),
        (
            "{{%a}}",
            "line 1 of the template: the tag is not understood (invalidConfigVariableSyntax)"
        ),
    ])
    func refusesWhatIsNoTemplate(text: String, message: String) {
        let error = #expect(throws: TemplateError.self) { try StatementPage(template: text) }
        #expect(error?.description == message)
    }
}
