import Diagnostics
import NetMetering
import Quantities
import RateFiles
import TestSupport
import Testing

struct ProgramFileTests {
    /// A small program, to be changed in one place.
    static let small = """
        <program xmlns="https://commonwatt.org/schema/program/1" id="small" version="1"
            name="Small" effectiveFrom="2026-01-01" currency="USD" timeZone="America/Denver">
          <source document="None" read="2026-01-01">A test.</source>
          <class id="residential"/>
          <reference name="retail" kind="tariff"/>
          <mask name="peak"><hours weekdays="1 2 3" from="14:00" to="19:00"/></mask>
          <value unit="money" at="account">
            <term name="credit" price="0.1"/>
          </value>
          <allocate/>
          <apply against="total"/>
          <bank carry="indefinite"/>
          <fee model="percent" percent="90"/>
          <settle mode="separate"/>
        </program>
        """

    private func read(_ text: String) throws(Problems) -> Program {
        try ProgramFile.read([UInt8](text.utf8), file: "small.xml", schema: nil)
    }

    @Test
    func readsWhatItSays() throws {
        let program = try read(Self.small)
        #expect(program.identity.id.rawValue == "small")
        #expect(program.identity.sources.map(\.note) == ["A test."])
        #expect(program.fee.model.general == .percentage(try Ratio(percent: "90")))
        #expect(program.masks[0].windows[0].startMinute == 14 * 60)
        #expect(program.masks[0].windows[0].weekdays == [1, 2, 3])
        #expect(program.value.terms[0].clause == ProgramClause(file: "small.xml", line: 8))
        #expect(program.allocation.denominator == 1_000_000)
        #expect(!program.identity.isIllustrative)
    }

    @Test
    func marksWhatIsNotPublished() throws {
        let text = Self.small.replacing(
            "percent=\"90\"", with: "percent=\"90\" illustrative=\"true\"")
        let identity = try read(text).identity
        #expect(identity.isIllustrative)
        #expect(identity.illustrative.map(\.description) == ["small.xml:13"])
    }

    /// Spain's simplified compensation can be said; it is named, and not billed by.
    @Test
    func namesWhatCanBeSaidAndNotComputed() throws {
        let text = Self.small
            .replacing("<allocate/>", with: "<allocate interval=\"hour\" limit=\"load\"/>")
            .replacing(
                "<apply against=\"total\"/>",
                with: "<apply against=\"energy\"><surplus><reference name=\"retail\"/></surplus>"
                    + "<energyCost price=\"0.15\"/></apply>"
            )
            .replacing(
                "<bank carry=\"indefinite\"/>", with: "<bank carry=\"none\" level=\"host\"/>"
            )
            .replacing("price=\"0.1\"", with: "price=\"0.1\" lockYears=\"25\"")
            .replacing(
                "<settle mode=\"separate\"/>",
                with: "<settle mode=\"separate\"/><tax name=\"local\" percent=\"4\"/>")
        #expect(
            try read(text).unsupported.map(\.description) == [
                "small.xml:8: a price locked at qualification cannot be computed yet",
                "small.xml:11: apply surplus cannot be computed yet",
                "small.xml:11: apply energyCost cannot be computed yet",
                "small.xml:12: bank level host cannot be computed yet",
                "small.xml:10: allocation by interval hour cannot be computed yet",
                "small.xml:14: tax local cannot be computed yet",
            ])
    }

    @Test(arguments: [
        ("<allocate/>", "", "1:1: <program>: the element <allocate> is missing"),
        (
            "price=\"0.1\"", "price=\"a\"",
            "8:5: <term> price: expected a plain decimal number, found \"a\" in it"
        ),
        (
            "price=\"0.1\"", "", "8:5: <term>: a price, a <reference> or a <class> is missing"
        ),
        (
            "price=\"0.1\"", "over=\"mask\" mask=\"night\" price=\"0.1\"",
            "8:5: <term> mask: there is no mask \"night\" in this program"
        ),
        (
            "price=\"0.1\"", "over=\"day\" price=\"0.1\"",
            "8:5: <term> over: expected one of \"kWh\", \"mask\", \"month\", \"peakKW\", "
                + "found \"day\""
        ),
        (
            "<term name=\"credit\" price=\"0.1\"/>",
            "<term name=\"credit\"><reference name=\"lbmp\"/></term>",
            "8:25: <reference> name: there is no reference \"lbmp\" in this program"
        ),
        (
            "<term name=\"credit\" price=\"0.1\"/>",
            "<term name=\"credit\"><class id=\"school\" price=\"1\"/></term>",
            "8:25: <class> id: there is no class \"school\" in this program"
        ),
        (
            "carry=\"indefinite\"", "carry=\"rolling\"",
            "12:3: <bank> months: the attribute is missing"
        ),
        (
            "carry=\"indefinite\"", "carry=\"annual\" month=\"13\"",
            "12:3: <bank> month: expected a whole number from 1 to 12, found \"13\""
        ),
        (
            "carry=\"indefinite\"", "carry=\"weekly\"",
            "12:3: <bank> carry: expected one of \"none\", \"rolling\", \"annual\", "
                + "\"annual-from-start\", \"indefinite\", found \"weekly\""
        ),
        (
            "percent=\"90\"", "", "13:3: <fee> percent: the attribute is missing"
        ),
        (
            "model=\"percent\"", "model=\"flat\"",
            "13:3: <fee> model: expected one of \"none\", \"percent\", \"per-kWh\", \"per-kW\", "
                + "\"per-block\", \"upfront\", \"loan\", found \"flat\""
        ),
        (
            "mode=\"separate\"", "mode=\"net\" levle=\"project\"",
            "14:3: <settle>: nothing is known of an attribute \"levle\""
        ),
        (
            "from=\"14:00\" to=\"19:00\"", "from=\"14:00\" to=\"13:00\"",
            "6:21: <hours>: the hours must end after they begin"
        ),
        (
            "from=\"14:00\"", "from=\"2 pm\"",
            "6:21: <hours> from: expected a time of day as in 14:00, found \"2 pm\""
        ),
        (
            "<settle mode=\"separate\"/>",
            "<settle mode=\"separate\"/><tax name=\"t\" percent=\"1000000000\"/>",
            "14:28: <tax> percent: the number is out of range, the limit is 1000000"
        ),
        (
            "weekdays=\"1 2 3\"", "weekdays=\"0\"",
            "6:21: <hours> weekdays: expected numbers from 1 to 7"
        ),
        (
            "currency=\"USD\"", "currency=\"usd\"",
            "1:1: <program> currency: expected the code of a currency as in USD, found \"usd\""
        ),
        (
            " timeZone=\"America/Denver\"", "",
            "1:1: masks need a time zone to be read in, but the program names none"
        ),
        (
            "kind=\"tariff\"", "kind=\"daily\"",
            "5:3: <reference> kind: expected one of \"tariff\", \"monthly\", \"hourly\", "
                + "found \"daily\""
        ),
    ])
    func saysWhatIsWrongAndWhere(part: String, replacement: String, message: String) {
        let text = Self.small.replacing(part, with: replacement)
        let problems = #expect(throws: Problems.self) { try read(text) }
        #expect(problems?.description == "small.xml:" + message)
    }

    @Test
    func collectsProblems() {
        let text = Self.small.replacing("price=\"0.1\"", with: "price=\"a\"")
            .replacing("mode=\"separate\"", with: "mode=\"twice\"")
        let problems = #expect(throws: Problems.self) { try read(text) }
        #expect(problems?.all.count == 2)
    }

    /// The reader and the schema refuse the same mistakes of form.
    @Test(arguments: [
        ("price=\"0.1\"", "price=\"1e3\""), ("carry=\"indefinite\"", "carry=\"weekly\""),
        ("<allocate/>", ""), ("mode=\"separate\"", "mode=\"separate\" levle=\"project\""),
        ("effectiveFrom=\"2026-01-01\"", "effectiveFrom=\"June\""),
    ])
    func theSchemaRefusesMistakesOfForm(part: String, replacement: String) throws {
        let schema = try ProgramSchema.shipped()
        _ = try ProgramFile.read([UInt8](Self.small.utf8), file: "small.xml", schema: schema)
        let bytes = [UInt8](Self.small.replacing(part, with: replacement).utf8)
        for schema in [schema, nil] {
            #expect(throws: Problems.self) {
                try ProgramFile.read(bytes, file: "small.xml", schema: schema)
            }
        }
    }

    @Test
    func refusesAnotherDocument() {
        let problems = #expect(throws: Problems.self) { try read("<tariff/>") }
        #expect(
            problems?.description
                == "small.xml:1:1: expected the element <program> of "
                + "https://commonwatt.org/schema/program/1, found <tariff> of no namespace")
    }

    /// Whatever stands in a file, reading it ends, with a program or with problems.
    @Test(arguments: Seed.many)
    func endsOnAnyMutation(seed: Seed) throws {
        var seed = seed
        let path = try #require(ProgramShippedTests.files.randomElement(using: &seed))
        var bytes = try PackageRoot.bytes(of: path)
        for _ in 0..<Int.random(in: 1...4, using: &seed) {
            let place = Int.random(in: 0..<bytes.count, using: &seed)
            bytes[place] = UInt8.random(in: 32...126, using: &seed)
        }
        do { _ = try ProgramFile.readWithExamples(bytes, file: path, schema: nil) } catch {
            #expect(error.hasErrors)
        }
    }
}
