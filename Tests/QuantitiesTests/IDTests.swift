import Quantities
import Testing

struct IDTests {
    private enum Meter {}

    @Test(arguments: ["7", "007", "A-1/2 b", "Žižkov", "水", String(repeating: "x", count: 64)])
    func keepsWhatIsWritten(text: String) throws {
        #expect(try ID<Meter>(text).rawValue == text)
        #expect(try ID<Meter>(text[...]).description == text)
    }

    @Test(arguments: [
        ("", "expected an identifier, found nothing"),
        (
            String(repeating: "x", count: 65),
            "an identifier has at most 64 characters, found 65"
        ),
        (
            "e" + String(repeating: "\u{301}", count: 99),
            "an identifier has at most 64 characters, found 100"
        ),
        (" 7", "an identifier must not begin or end with a blank, found \" 7\""),
        ("7\u{A0}", "an identifier must not begin or end with a blank, found \"7\u{A0}\""),
        ("a\u{1B}b", "an identifier must not hold control characters, found U+1B"),
        ("a\nb", "an identifier must not hold control characters, found U+A"),
        ("a\u{202E}b", "an identifier must not hold control characters, found U+202E"),
        ("a\u{200B}b", "an identifier must not hold control characters, found U+200B"),
        ("a\u{FEFF}b", "an identifier must not hold control characters, found U+FEFF"),
        ("a\0b", "an identifier must not hold control characters, found U+0"),
    ])
    func saysWhatIsNoIdentifier(text: String, message: String) {
        let error = #expect(throws: IDError.self) { try ID<Meter>(text) }
        #expect(error?.description == message)
    }

    /// The database compares bytes, so must we: both spellings of "é" are in use.
    @Test func comparesByBytes() throws {
        let composed = try ID<Meter>("caf\u{E9}")
        let decomposed = try ID<Meter>("cafe\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(decomposed < composed)
        #expect(try ID<Meter>("10") < ID<Meter>("9"))
    }
}
