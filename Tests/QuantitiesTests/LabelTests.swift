import Quantities
import Testing

struct LabelTests {
    @Test(arguments: ["7", "A-1/2 b", "\u{17D}i\u{17E}kov", "\u{6C34}", "small commercial"])
    func keepsWhatIsWritten(text: String) throws {
        #expect(try Label(text).text == text)
    }

    @Test(arguments: [
        ("", "expected a text, found nothing"),
        (String(repeating: "x", count: 65), "expected at most 64 characters, found 65"),
        (
            "e" + String(repeating: "\u{301}", count: 99),
            "expected at most 64 characters, found 100"
        ),
        (" 7", "expected a text without blanks at its ends, found \" 7\""),
        ("7\u{A0}", "expected a text without blanks at its ends, found \"7\u{A0}\""),
        ("a\u{1B}b", "expected a text without control characters, found U+1B"),
        ("a\nb", "expected a text without control characters, found U+A"),
        ("a\u{202E}b", "expected a text without control characters, found U+202E"),
        ("a\u{200B}b", "expected a text without control characters, found U+200B"),
        ("a\u{FEFF}b", "expected a text without control characters, found U+FEFF"),
        ("a\0b", "expected a text without control characters, found U+0"),
    ])
    func saysWhatIsNoLabel(text: String, message: String) {
        let error = #expect(throws: LabelError.self) { try Label(text) }
        #expect(error?.description == message)
    }

    /// The database compares bytes, so must we: both spellings of "\u{E9}" are in use.
    @Test func comparesByBytes() throws {
        let composed = try Label("caf\u{E9}")
        let decomposed = try Label("cafe\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
    }
}
