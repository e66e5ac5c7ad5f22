import Quantities
import Testing

struct IDTests {
    private enum Meter {}

    @Test(arguments: ["7", "007", "A-1_2.b", "_x", "a..b", String(repeating: "x", count: 64)])
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
    ])
    func saysWhatIsNoIdentifier(text: String, message: String) {
        let error = #expect(throws: IDError.self) { try ID<Meter>(text) }
        #expect(error?.description == message)
    }

    /// Each is refused, with what is most like it, if anything.
    @Test(arguments: [
        ("Jos\u{E9}", "Jose"), ("Jose\u{301}", "Jose"), ("\u{212A}-1", "K-1"),
        ("M 2/\u{FC}", "M-2-u"), (" 7", "7"), ("7\u{A0}", "7"), ("-rf", "rf"), (".", nil),
        ("..", nil), ("../../etc/x", "etc-x"), (".hidden", "hidden"), ("a\u{200B}b", "ab"),
        ("a\u{1B}b", "ab"), ("a\0b", "ab"), ("\u{FF2D}\u{FF0D}\u{FF11}", "M-1"),
        ("Stra\u{DF}e", "Strasse"), ("\u{142}\u{F3}d\u{17A}", "lodz"), ("\u{6C34}", nil),
        ("M\u{2013}1", "M-1"), ("a -- b", "a-b"), ("x/", "x"), ("\u{C6}r\u{F8}", "AEro"),
    ])
    func proposesAPlainIdentifier(text: String, proposal: String?) {
        let error = #expect(throws: IDError.self) { try ID<Meter>(text) }
        #expect(error == .notPlain(text))
        #expect(PlainCharacter.identifier(like: text) == proposal)
        #expect(error?.description.hasSuffix(proposal.map { "; write \($0)" } ?? "\"") == true)
    }

    @Test func saysWhatAnIdentifierIsMadeOf() {
        let error = #expect(throws: IDError.self) { try ID<Meter>("Jos\u{E9}") }
        #expect(
            error?.description
                == "an identifier is made of the letters A to Z and a to z, digits, \"-\", \"_\" "
                + "and \".\", and begins with a letter, a digit or \"_\", found \"Jos\u{E9}\"; "
                + "write "
                + "Jose")
    }

    /// Whatever is proposed can be written, for texts of all kinds of characters.
    @Test(arguments: 0..<500)
    func proposesWhatItTakes(seed: UInt32) throws {
        let scalars = (0..<12).compactMap { index in
            Unicode.Scalar((seed &* 7919 &+ UInt32(index) &* 104_729) % 0x3000)
        }
        let text = String(String.UnicodeScalarView(scalars))
        guard let proposal = PlainCharacter.identifier(like: text) else { return }
        #expect(try ID<Meter>(proposal).rawValue == proposal)
    }

    @Test func comparesByBytes() throws {
        #expect(try ID<Meter>("m-1") != ID<Meter>("M-1"))
        #expect(try ID<Meter>("10") < ID<Meter>("9"))
        #expect(try ID<Meter>("Z") < ID<Meter>("a"))
    }
}
